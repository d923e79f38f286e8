"""``/opensearch.xml``: lets a browser add the site as a search engine (OpenSearch 1.1)."""

from __future__ import annotations

from xml.sax.saxutils import escape

from generator.model.vocabulary import Settings

SHORT_NAME = 16  # the longest name that OpenSearch 1.1 allows


def opensearch_file(settings: Settings) -> str:
    """The description, with the address of the finder as its search page."""
    name = settings.title if len(settings.title) <= SHORT_NAME else settings.title[:SHORT_NAME].rstrip()
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"  <ShortName>{escape(name)}</ShortName>\n"
        f"  <Description>{escape(settings.purpose[:1024])}</Description>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        f'  <Url type="text/html" template="{escape(settings.address)}find/?q={{searchTerms}}"/>\n'
        "</OpenSearchDescription>\n"
    )

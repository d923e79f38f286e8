"""Text of records stays text in a template, whatever it is."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from generator.pages.environment import Pages

SPLINTERS = st.sampled_from(
    [
        "<script>",
        "</p>",
        "<",
        ">",
        "&",
        "&lt;",
        "&#x3c;",
        "'",
        '"',
        "{{ 7*7 }}",
        "{% raw %}",
        "{#",
        "`",
        "=",
        " on=x ",
    ]
)
TEXTS = st.lists(SPLINTERS | st.text(max_size=10), max_size=8).map("".join)
NOT_IN_HTML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]|\r")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_a_template_shows_text_as_written(pages: Pages, text: str) -> None:
    text = NOT_IN_HTML.sub("", text)
    template = pages.environment.from_string("<p title=\"{{ text }}\" data-x='{{ text }}'>{{ text }}</p>")
    element = html.fragment_fromstring(template.render(text=text))
    assert (element.text or "", len(element)) == (text, 0)
    assert dict(element.attrib) == {"title": text, "data-x": text}

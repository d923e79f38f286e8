"""The collection as a dataset: schema.org in the data page, and a DCAT catalogue at ``/data/catalog.jsonld``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.exports.collection import updated
from generator.exports.downloads import Download
from generator.exports.structured_data import CONTEXT, LANGUAGE, TERM_SETS, dataset_id, publisher
from generator.model.knowledge_base import KnowledgeBase
from generator.pages.addresses import TERM_SECTIONS

Data = dict[str, Any]
IANA = "https://www.iana.org/assignments/media-types/"
DCAT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def dataset_data(kb: KnowledgeBase, downloads: Iterable[Download]) -> Data:
    """The collection as a schema.org dataset with its downloads."""
    settings = kb.settings
    areas = [area.title for area in kb.areas if kb.about(area.id)]
    return {
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": dataset_id(kb),
        "url": f"{settings.address}data/",
        "name": settings.title,
        "description": settings.purpose,
        "license": settings.licence,
        "creator": publisher(kb),
        "publisher": publisher(kb),
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "version": settings.format,
        "dateModified": updated(kb),
        "spatialCoverage": areas,
        "keywords": [theme.title for theme in kb.themes if kb.about(theme.id)],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": download.title,
                "contentUrl": settings.address + download.address,
                "encodingFormat": download.media_type,
                "contentSize": f"{download.size} B",
            }
            for download in downloads
        ],
    }


def _text(text: str) -> Data:
    return {"@value": text, "@language": "en"}


def _day(day: str) -> Data:
    return {"@value": day, "@type": "xsd:date"}


def media(media_type: str) -> Data:
    """A media type as IANA registers it, or as text where it is not registered."""
    if media_type.startswith("application/x-"):
        return {"dcterms:format": media_type}
    return {"dcat:mediaType": {"@id": IANA + media_type}}


def catalog_file(kb: KnowledgeBase, downloads: Iterable[Download]) -> str:
    """The catalogue with its one dataset, its files and its vocabularies."""
    settings = kb.settings
    root = settings.address
    agent = {"@type": "foaf:Agent", "foaf:name": settings.publisher}
    sets = [
        {
            "@id": f"{root}{TERM_SECTIONS[kind]}/#terms",
            "@type": "skos:ConceptScheme",
            "dcterms:title": _text(title),
            "foaf:page": {"@id": f"{root}{TERM_SECTIONS[kind]}/"},
        }
        for kind, title in TERM_SETS.items()
    ]
    distributions = [
        {
            "@id": root + download.address,
            "@type": "dcat:Distribution",
            "dcterms:title": _text(download.title),
            "dcterms:description": _text(download.about),
            "dcterms:license": settings.licence,
            "dcat:downloadURL": {"@id": root + download.address},
            "dcat:accessURL": {"@id": f"{root}data/"},
            **media(download.media_type),
            "dcat:byteSize": {"@value": str(download.size), "@type": "xsd:nonNegativeInteger"},
            "dcterms:conformsTo": [{"@id": root + address} for address in download.schemas],
        }
        for download in downloads
    ]
    dataset = {
        "@id": dataset_id(kb),
        "@type": "dcat:Dataset",
        "dcterms:title": _text(settings.title),
        "dcterms:description": _text(settings.purpose),
        "dcterms:publisher": agent,
        "dcterms:language": {"@id": "http://publications.europa.eu/resource/authority/language/ENG"},
        "dcterms:license": settings.licence,
        "dcterms:modified": _day(updated(kb)),
        "dcat:version": settings.format,
        "dcat:landingPage": {"@id": f"{root}data/"},
        "dcat:contactPoint": {"@type": "vcard:Kind", "vcard:hasEmail": {"@id": f"mailto:{settings.contact}"}},
        "dcat:keyword": [_text(theme.title) for theme in kb.themes if kb.about(theme.id)],
        "dcat:distribution": distributions,
    }
    catalog = {
        "@context": DCAT,
        "@id": f"{root}data/catalog.jsonld",
        "@type": "dcat:Catalog",
        "dcterms:title": _text(f"Data of {settings.title}"),
        "dcterms:publisher": agent,
        "dcterms:modified": _day(updated(kb)),
        "dcat:themeTaxonomy": sets,
        "dcat:dataset": [dataset],
    }
    return json.dumps(catalog, ensure_ascii=False, indent=1) + "\n"

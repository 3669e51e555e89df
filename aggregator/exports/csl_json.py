"""The paper and its sources as CSL-JSON: Zotero's other door (citeproc-js, "CSL-JSON data model" 1.0.2)."""

from __future__ import annotations

import re
from typing import Any

from aggregator.exports.bibtex import paper_key, source_key
from aggregator.exports.glossary import Glossary, Source
from aggregator.exports.json import dumps
from aggregator.exports.places import web
from sources.values import Paper

TYPES = {"video": "motion_picture", "blog": "post-weblog", "reference": "entry-encyclopedia"}


def to_csl_json(glossary: Glossary) -> str:
    """A list of items; what is not known is left out."""
    items = [_paper(glossary.paper), *map(_source, glossary.sources)]
    known = [{name: value for name, value in item.items() if value} for item in items]
    return dumps(known)


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "id": paper_key(paper),
        "type": "article",
        "title": paper.title,
        "author": [_person(author) for author in paper.authors],
        "issued": _date(paper.published),
        "DOI": paper.doi,
        "number": f"arXiv:{paper.arxiv_id}",
        "publisher": "arXiv",
        "URL": f"https://arxiv.org/abs/{paper.arxiv_id}",
        "abstract": paper.abstract,
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "id": source_key(source),
        "type": TYPES.get(source.kind, "webpage"),
        "title": source.title,
        "author": [{"literal": source.author}] if source.author else [],
        "issued": _date(source.published),
        "accessed": _date(source.fetched_at),
        "URL": web(source.url),
        "language": source.language,
    }


def _person(name: str) -> dict[str, str]:
    *given, family = name.split() or [name]
    return {"family": family, "given": " ".join(given)} if given else {"literal": family}


def _date(stamp: str | None) -> dict[str, Any] | None:
    """As much of an ISO 8601 date as is there."""
    found = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", stamp or "")
    return {"date-parts": [[int(part) for part in found.groups() if part]]} if found else None

"""One page of each kind, in the demo's library."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from urllib.parse import quote_plus

from tests.browser.serving import PAPER

POOR = "1607.08022"
"""The demo's paper for which little was found."""

KINDS = (
    "library", "paper", "poor", "article", "code", "video", "chosen", "whole", "term", "terms", "search", "nothing", "missing",
)  # fmt: skip

CODE = "select document_id from segments join documents d on d.id = document_id where arxiv_id = ? and chosen and kind = 'blog' and not counted"

DOCUMENT = "select id from documents where arxiv_id = ? and chosen and kind = ? order by coalesce(caption_kind, '') = 'manual', word_count desc"

TERM = """select t.key from term_counts c join terms t on t.id = c.term_id
    where c.document_id = ? and t.document_frequency > 2 order by c.occurrences desc, t.key limit 1"""
"""The one that a document uses most."""


def addresses(database: Path) -> Mapping[str, str]:
    """By kind: a term chosen in the longest video with automatic captions, and in an article with code …"""
    with closing(sqlite3.connect(database)) as db:
        video, article, whole = (
            db.execute(DOCUMENT, [PAPER, kind]).fetchone()[0] for kind in ("video", "blog", "paper")
        )
        code = db.execute(CODE, [PAPER]).fetchone()[0]
        term, beside_code = (quote_plus(db.execute(TERM, [number]).fetchone()[0]) for number in (video, code))
    found = {
        "library": "/",
        "paper": f"/paper/{PAPER}",
        "poor": f"/paper/{POOR}",
        "article": f"/source/{article}",
        "code": f"/source/{code}?term={beside_code}",
        "video": f"/source/{video}",
        "chosen": f"/source/{video}?term={term}",
        "whole": f"/source/{whole}",
        "term": f"/term?key={term}",
        "terms": "/terms",
        "search": "/search?q=moving+average",
        "nothing": "/search?q=xyzzy",
        "missing": "/paper/0000.00000",
    }
    assert tuple(found) == KINDS
    return found

"""The page of a paper as one file: its own style, no script, no address but those one may follow. It opens in ten years
as it does today."""

from __future__ import annotations

import base64
import hashlib
import sqlite3

from markupsafe import Markup

from aggregator.pages.contents import contents
from aggregator.pages.rendering import FOLDER, render

POLICY = "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def report_of(db: sqlite3.Connection, arxiv_id: str) -> str:
    """HTML of the same templates. What the reader marked is left out, for the file may be passed on."""
    style = (FOLDER / "static" / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    frame = {"served": False, "style": Markup(style), "policy": POLICY.format(digest=digest)}
    return render("paper.html", **frame, **contents(db, arxiv_id))

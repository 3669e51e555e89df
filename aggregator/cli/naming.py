"""Which paper a person means: an id in any form; a title is answered with matches, never guessed."""

from __future__ import annotations

import difflib
import sqlite3
from collections.abc import Collection

from aggregator.errors import Exit, Stopped
from aggregator.store import read
from sources.identifiers import arxiv_id as parse


def mistyped(word: str, commands: Collection[str]) -> str | None:
    """The command that `word` is a slip of; None for an arXiv id, and for what begins a title.

    >>> mistyped("serch", ["search", "show"]), mistyped("1706.03762", ["search"]), mistyped("Attention", ["search"])
    ('search', None, None)
    """
    if parse(word) or " " in word.strip():
        return None
    close = difflib.get_close_matches(word.lower(), commands, n=1, cutoff=0.75)
    return close[0] if close else None


def meant(text: str) -> str | None:
    """The arXiv id in `text`, or None when it is a title."""
    found = parse(text)
    if found:
        return found[0]
    if not any(letter.isalpha() for letter in text):
        raise Stopped(
            f"{text!r} is not an arXiv id", "an id looks like 1706.03762 or hep-th/9901001", Exit.USAGE
        )
    return None


def stored(text: str, db: sqlite3.Connection) -> str:
    """The id of a paper that was gathered: by id, or by words of its title when only one fits."""
    found = parse(text)
    if found and read.paper(db, found[0]):
        return found[0]
    titles: dict[str, str] = {row["arxiv_id"]: row["title"] for row in read.papers(db)}
    fitting = [known for known, title in titles.items() if text.strip() and text.lower() in title.lower()]
    if not found and len(fitting) == 1:
        return fitting[0]
    if fitting:
        listed = "\n        ".join(f"{known}  {titles[known]}" for known in fitting)
        raise Stopped(f"{text!r} fits several papers", listed, Exit.NO_SUCH_PAPER)
    gather = f"gather it first: gather-context {found[0]}" if found else "list them: gather-context list"
    raise Stopped(f"no gathered paper is {text!r}", gather, Exit.NO_SUCH_PAPER)

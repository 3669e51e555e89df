"""What is missing and why, in sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from aggregator.store import read
from sources.outcomes import State


def missing(db: sqlite3.Connection, arxiv_id: str) -> list[str]:
    """What falls short of the quota, and which sources failed, in sentences; each sentence once."""
    outcomes = read.outcomes(db, arxiv_id)
    failed = [f"{row['source']}: {row['sentence']}" for row in outcomes if _is_lack(row)]
    advice = [row["advice"] for row in outcomes if row["state"] == State.BLOCKED and row["advice"]]
    lines = [line.replace("ARXIV_ID", arxiv_id) for line in advice]  # ready to paste
    return list(dict.fromkeys([*read.shortfalls(db, arxiv_id), *failed, *lines]))


def _is_lack(outcome: Mapping[str, Any]) -> bool:
    """A source that failed as a whole, or refuses this machine. A single page that is none is told by `why`."""
    settled = outcome["state"] in (State.FOUND, State.NONE)
    of_a_page = outcome["item"].startswith("http")
    return not settled and (not of_a_page or outcome["state"] in (State.BLOCKED, State.RATE_LIMITED))

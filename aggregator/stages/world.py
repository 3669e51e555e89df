"""What every stage is handed: whom to ask, the way out, where to keep, whom to tell, and what a person wishes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aggregator.selection.values import Options

if TYPE_CHECKING:
    import sqlite3

    from aggregator.stages.asking import Tell
    from sources.door import Door
    from sources.registry import Registry


@dataclass(frozen=True, slots=True)
class World:
    """The four things that a gather works with; made by the command line, by a test, by the pages."""

    registry: Registry
    door: Door
    db: sqlite3.Connection
    tell: Tell


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be gathered. `refresh`: ask the discoverers again, keep the texts."""

    arxiv_id: str
    options: Options = field(default_factory=Options)
    refresh: bool = False

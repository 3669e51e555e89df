"""Puts the parts together for a command that may ask the network: sources, door, store, and whom to tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import aggregator
from aggregator.cli.output import Output
from aggregator.cli.settings import archive_path, database_path, source_settings
from aggregator.errors import Exit, Stopped
from aggregator.stages.world import World

USER_AGENT = f"gather-context/{aggregator.__version__} (+https://pypi.org/project/gather-context/)"


@dataclass(frozen=True, slots=True)
class Way:
    """How the world is reached: not at all (offline), as a folder of recorded answers, or over the network."""

    db: str | None = None
    offline: bool = False
    replay: str | None = None
    without: Sequence[str] = ()
    archive: Path | None = None


@contextmanager
def open_world(way: Way, output: Output) -> Iterator[World]:
    """The world for one command; sources that cannot be loaded are named on stderr and left out."""
    import os

    from aggregator.cli.progress import narrator
    from aggregator.store.connection import open_store
    from sources.door import DoorSettings, open_door
    from sources.registry import UnknownSource, load

    settings = source_settings()
    try:
        registry = load(settings, without=way.without)
    except UnknownSource as unknown:
        raise Stopped(str(unknown), "list them: gather-context sources", Exit.USAGE) from unknown
    for broken in registry.broken:
        output.talk(f"source {broken.name} is left out: {broken.reason}")
    replay = Path(way.replay) if way.replay else None
    door_settings = DoorSettings(
        cache_path=way.archive or (archive_path().with_name("replay.db") if replay else archive_path()),
        hosts=registry.hosts,
        user_agent=USER_AGENT,
        environ=dict(os.environ),
        offline=way.offline,
        replay=replay,
        allow=frozenset(registry.own_addresses),
    )
    with open_door(door_settings) as door:
        db = open_store(database_path(way.db))
        try:
            yield World(registry, door, db, narrator(output))
        finally:
            db.close()

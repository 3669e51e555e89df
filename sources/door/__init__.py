"""The only way out to the network. What the rest of the house uses is in this file; importing it is cheap.

Reading order: values (questions, answers, settings), door (the public face), stack (how the parts are put together),
then the parts from the top: hops (redirects), guard, archive (with shelf and keeping), breaker, retry, pace, reading,
wire (with dialling, proxies, tls) or replay; faults and verdicts (sentences), robots, derived, adapters and ytdlp."""

from __future__ import annotations

from sources.door.door import Door
from sources.door.values import Address, Answer, DoorSettings, Resolve
from sources.door.verdicts import unanswered_in

__all__ = ["Address", "Answer", "Door", "DoorSettings", "Resolve", "open_door", "unanswered_in"]


def open_door(settings: DoorSettings) -> Door:
    """A door onto the network, onto a folder of recorded answers, or onto the archive alone. Close it when done."""
    from sources.door.shelf import Shelf  # heavy: sqlite3
    from sources.door.stack import Stack  # heavy: httpx

    shelf = Shelf(None if settings.replay else settings.cache_path)
    return Door(settings, shelf, Stack(settings, shelf))

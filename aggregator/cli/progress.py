"""How a gather tells of itself: one live line per source on a terminal, plain lines elsewhere, nothing under -q."""

from __future__ import annotations

import threading
from typing import Any

from aggregator.cli.output import Output, console
from aggregator.cli.visible import safe
from aggregator.stages.asking import Tell
from sources.outcomes import Outcome, State
from sources.values import Document

MARKS = {State.FOUND: "found", State.NONE: "none"}


def narrator(output: Output) -> Tell:
    """The fitting one: live on a terminal, lines on a pipe."""
    screen = console(stderr=True)
    if output.quiet:
        return Silence()
    return Live(screen, output) if screen.is_terminal else Lines(output)


def line(source: str, item: str, outcome: Outcome[Any]) -> str:
    """'youtube  found  Widgets explained (2,310 words)' or 'webpage  refused  https://…: robots.txt forbids it'."""
    said = _read(outcome.value) if isinstance(outcome.value, Document) else outcome.sentence
    what = f"{item}: " if item and outcome.state is not State.FOUND else ""
    return safe(f"  {source:14} {MARKS.get(outcome.state, outcome.state.value):14} {what}{said}".rstrip(" :"))


def _read(document: Document) -> str:
    return f"{document.title} ({document.word_count:,} words)"


class Silence:
    """Tells nothing."""

    def stage(self, text: str) -> None:
        pass

    def started(self, source: str, item: str) -> None:
        pass

    def ended(self, source: str, item: str, outcome: Outcome[Any]) -> None:
        pass


class Lines(Silence):
    """One plain line for each thing that ended."""

    def __init__(self, output: Output) -> None:
        self.output = output

    def stage(self, text: str) -> None:
        self.output.talk(text)

    def ended(self, source: str, item: str, outcome: Outcome[Any]) -> None:
        self.output.talk(line(source, item, outcome))
        if outcome.detail:
            self.output.talk(outcome.detail, verbosity=2)


class Live(Lines):
    """The same lines, and below them what is being asked right now."""

    def __init__(self, screen: Any, output: Output) -> None:
        super().__init__(output)
        self.screen, self.asking, self.lock = screen, dict[tuple[str, str], None](), threading.Lock()
        self.status = screen.status("")

    def stage(self, text: str) -> None:
        self.screen.print(safe(text), markup=False)
        self.status.start()

    def started(self, source: str, item: str) -> None:
        with self.lock:
            self.asking[source, item] = None
            self._show()

    def ended(self, source: str, item: str, outcome: Outcome[Any]) -> None:
        with self.lock:
            self.asking.pop((source, item), None)
            self._show()
        self.screen.print(line(source, item, outcome), markup=False, overflow="ellipsis", no_wrap=True)
        if outcome.detail:
            self.output.talk(outcome.detail, verbosity=2)

    def _show(self) -> None:
        names = sorted({source for source, _ in self.asking})
        if names:
            self.status.update(f"asking {safe(', '.join(names))}")
        else:
            self.status.stop()

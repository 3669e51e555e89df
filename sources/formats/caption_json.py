"""Captions as JSON: YouTube's json3, and lists of {start, duration, text} as most tools write them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sources.formats.caption_lines import Timed, seconds, until_the_next
from sources.values import Cue

LISTS = ("events", "segments", "snippets", "transcript", "cues", "captions", "body")
"""Where an object keeps its cues: json3, Whisper and podcast transcripts, youtube-transcript-api, others."""

START = ("start", "start_seconds", "startTime", "from", "begin")
END = ("end", "end_seconds", "endTime", "to")
DURATION = ("duration", "dur", "duration_seconds")
TEXT = ("text", "content", "body", "line")


def cues(text: str) -> Iterable[Cue]:
    """Raises ValueError for what is no JSON or no such list, KeyError for a cue that says something but not when."""
    rows = _rows(json.loads(text))
    if any("tStartMs" in row or "segs" in row for row in rows):
        return _json3(rows)
    return until_the_next([timed for row in rows if (timed := _generic(row))])


def _rows(value: Any) -> Sequence[Mapping[str, Any]]:
    if isinstance(value, dict):
        value = next((value[name] for name in LISTS if isinstance(value.get(name), list)), None)
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise ValueError("there is no list of captions in it")
    return value


def _json3(rows: Sequence[Mapping[str, Any]]) -> Iterator[Cue]:
    """Words lie in `segs`; events that only append a line break (`aAppend`) or open a window say nothing."""
    for row in rows:
        said = "".join(str(part.get("utf8", "")) for part in row.get("segs") or ())
        if said.strip():
            yield Cue(float(row["tStartMs"]) / 1000, float(row.get("dDurationMs", 0)) / 1000, said)


def _generic(row: Mapping[str, Any]) -> Timed | None:
    said = _first(row, TEXT)
    if not isinstance(said, str) or not said.strip():
        return None
    start, end, duration = _first(row, START), _first(row, END), _first(row, DURATION)
    if start is None:
        raise KeyError("start")
    if duration is None and end is not None:
        duration = max(0.0, _time(end) - _time(start))
    return _time(start), None if duration is None else _time(duration), said


def _first(row: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((row[name] for name in names if row.get(name) is not None), None)


def _time(value: Any) -> float:
    """A number of seconds, or a clock time as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("a time is no number")
    return seconds(value) if isinstance(value, str) else float(value)

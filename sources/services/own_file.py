"""A file of one's own as a document: a transcript, or a page that was saved or written by hand."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from sources.formats.captions import MOST_BYTES, sniff_captions
from sources.formats.gate import MAGIC, page_text
from sources.formats.markdown import markdown
from sources.formats.passages import merge_cues
from sources.outcomes import State, Unanswered
from sources.values import Document, Kind

SOURCE = "own file"
READABLE = "Transcripts can be SRT, WebVTT, SBV, JSON or text; pages HTML, Markdown or text."

HTML = re.compile(
    r"(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_file(path: Path, kind: Kind, url: str, title: str) -> Document:
    """What a file says, as a document of `kind` that stands for `url`; 'video' means that it is a transcript.

    Raises Unanswered: NONE for a file that is not there or holds no words, REFUSED for one that is no text, TOO_LARGE
    over 5 MB (2 MB for a page), CHANGED for captions that cannot be read."""
    data = _bytes(path)
    document = _transcript(data, path, url, title) if kind == "video" else _page(data, path, kind, url, title)
    if not document.segments:
        raise Unanswered(State.NONE, f"{path.name} holds no words.", READABLE)
    return document


def _bytes(path: Path) -> bytes:
    """The file's content, never more than may be read of it."""
    try:
        if not path.is_file():
            raise Unanswered(State.NONE, f"There is no file {path}.", "Give the path of a file that exists.")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unanswered(State.REFUSED, f"{path} cannot be read: {error.strerror or error}.") from error
    if len(data) > MOST_BYTES:
        raise Unanswered(
            State.TOO_LARGE, f"{path.name} has more than {MOST_BYTES // 1_000_000} MB.", READABLE
        )
    if not data.strip():
        raise Unanswered(State.NONE, f"{path.name} is empty.", READABLE)
    other = next((name for magic, name in MAGIC if data.startswith(magic)), None)
    if other:
        raise Unanswered(State.REFUSED, f"{path.name} is {other}, not a text.", READABLE)
    return data


def _transcript(data: bytes, path: Path, url: str, title: str) -> Document:
    try:
        cues = sniff_captions(data, path.name)
    except Unanswered as unanswered:
        raise _of_this_file(unanswered, path, "no transcript that can be read") from unanswered
    end = max(cue.start_seconds + cue.duration_seconds for cue in cues)
    return Document(
        kind="video",
        url=url,
        title=title,
        segments=merge_cues(cues),
        source=SOURCE,
        duration_seconds=round(end) or None,
        fetched_at=_changed_at(path),
        fetched_from=path.name,
        notes=("a transcript of your own",),
    )


def _page(data: bytes, path: Path, kind: Kind, url: str, title: str) -> Document:
    try:
        text = page_text(data)
        if HTML.match(text.lstrip()):
            return _html(data, path, kind, url, title)
    except Unanswered as unanswered:
        raise _of_this_file(unanswered, path, "no page that can be read") from unanswered
    return Document(
        kind=kind,
        url=url,
        title=title,
        segments=markdown(text),
        source=SOURCE,
        fetched_at=_changed_at(path),
        fetched_from=path.name,
        notes=("a text of your own",),
    )


def _html(data: bytes, path: Path, kind: Kind, url: str, title: str) -> Document:
    """As a page from the network is read: without its boilerplate, in a child that can be killed."""
    from sources.formats.extraction import extract  # heavy: starts the worker

    article = extract(data, url)
    return Document(
        kind=kind,
        url=url,
        title=title or article.title,
        segments=article.segments,
        source=SOURCE,
        author=article.author,
        published=article.published,
        language=article.language,
        description=article.description,
        links=article.links,
        fetched_at=_changed_at(path),
        fetched_from=path.name,
        notes=(*article.notes, "a page of your own"),
    )


def _of_this_file(unanswered: Unanswered, path: Path, what: str) -> Unanswered:
    """The formats' outcome with the file's name in it."""
    outcome = unanswered.outcome
    return Unanswered(outcome.state, f"{path.name} is {what}. {outcome.sentence}", outcome.advice or READABLE)


def _changed_at(path: Path) -> str:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")

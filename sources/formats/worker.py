"""The child process of `extraction`: reads pages from its standard input, answers their articles, ends with its parent.

A request is two frames, {"url", "content_type", "plain", "seconds"} and the page's bytes; the answer is one,
{"article": …} or {"state", "sentence", "advice"}."""

from __future__ import annotations

import logging
import signal
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from sources.formats.article import Article, article, plain_article
from sources.formats.frames import read_frame, read_json, write_json
from sources.outcomes import Unanswered

MEMORY_BYTES = 1_000_000_000

WARM_PAGE = b"<html><body><article><h1>A title</h1>" + b"<p>A paragraph of some words, as pages have.</p>" * 9


def main() -> None:
    """Serves until its input ends: that is, until its parent closes it or dies."""
    _limit_memory()
    logging.disable(logging.CRITICAL)
    article(WARM_PAGE, "https://example.org/")  # loads trafilatura while the parent waits for the network
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while (request := read_json(requests)) is not None and (page := read_frame(requests)) is not None:
        _alarm(request["seconds"])
        write_json(answers, answer(request, page))
        _alarm(0)


def answer(request: dict[str, Any], page: bytes) -> dict[str, Any]:
    """What is written back for a request: plain values only."""
    try:
        return {"article": asdict(_article(request, page))}
    except Unanswered as unanswered:
        outcome = unanswered.outcome
        return {"state": outcome.state, "sentence": outcome.sentence, "advice": outcome.advice}


def _article(request: dict[str, Any], page: bytes) -> Article:
    if not request["plain"]:
        try:
            return article(page, request["url"], request["content_type"])
        except Unanswered:
            raise
        except (
            Exception
        ):  # whatever a library stumbles over in a hostile page, its paragraphs can still be had
            pass
    return plain_article(page, request["url"], request["content_type"])


def _alarm(seconds: int) -> None:
    """Ends the process after so many seconds, even when its parent is gone; 0 calls it off."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _limit_memory() -> None:
    with suppress(
        ImportError, ValueError, OSError
    ):  # no such limit on Windows, none that can be set on macOS
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    main()

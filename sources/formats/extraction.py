"""Article extraction in a child process that is killed when a page makes it hang."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from contextlib import suppress
from math import ceil
from pathlib import Path
from types import TracebackType
from typing import Any

import sources
from sources.formats.article import Article
from sources.formats.frames import read_json, write_frame, write_json
from sources.outcomes import State, Unanswered
from sources.values import Segment

ARTICLE_SECONDS = 7.0
PLAIN_SECONDS = 3.0
"""Together the ten seconds that a page may take: first properly, then, in a fresh worker, plainly."""

CLOSING_SECONDS = 1.0


class Extractor:
    """One worker process, started by `start` or by the first page, killed and replaced when a page takes too long.

    Thread-safe; pages are taken one after the other."""

    def __init__(
        self, article_seconds: float = ARTICLE_SECONDS, plain_seconds: float = PLAIN_SECONDS
    ) -> None:
        self._article_seconds = article_seconds
        self._plain_seconds = plain_seconds
        self._worker: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Starts the worker and returns at once: it loads its libraries while the caller waits for the network."""
        with self._lock:
            self._running()

    def extract(self, html: bytes, url: str, content_type: str | None = None) -> Article:
        """What `article` answers or raises; its paragraphs plainly where that hangs or dies.

        Raises Unanswered(TIMED_OUT) where even that takes too long."""
        request = {"url": url, "content_type": content_type}
        with self._lock:
            for plain, seconds in ((False, self._article_seconds), (True, self._plain_seconds)):
                answer = self._ask({**request, "plain": plain, "seconds": ceil(seconds) + 1}, html, seconds)
                if answer is not None:
                    return _article(answer)
        raise Unanswered(State.TIMED_OUT, "The page could not be read within ten seconds.")

    def close(self) -> None:
        """Ends the worker; a later page starts another."""
        with self._lock:
            self._end(kill=False)

    def __enter__(self) -> Extractor:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, request: dict[str, Any], page: bytes, seconds: float) -> dict[str, Any] | None:
        """The worker's answer; None where it was killed for taking longer than `seconds`, or died of the page."""
        worker = self._running()
        assert worker.stdin and worker.stdout
        timer = threading.Timer(seconds, worker.kill)
        timer.start()
        answer = None
        try:
            write_json(worker.stdin, request)
            write_frame(worker.stdin, page)
            answer = read_json(worker.stdout)
        except (OSError, ValueError):
            pass
        finally:
            timer.cancel()
            if not isinstance(answer, dict):
                self._end(kill=True)
        return answer if isinstance(answer, dict) else None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._worker is None or self._worker.poll() is not None:
            self._end(kill=True)
            self._worker = _start_worker()
        return self._worker

    def _end(self, kill: bool) -> None:
        worker, self._worker = self._worker, None
        if worker is None:
            return
        assert worker.stdin and worker.stdout
        with suppress(OSError):  # it died with a request half written
            worker.stdin.close()
        try:
            worker.wait(0 if kill else CLOSING_SECONDS)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()
        worker.stdout.close()


def _start_worker() -> subprocess.Popen[bytes]:
    """Its own session, so that Ctrl-C in the terminal is ours to handle; no environment that could hold a key."""
    here = str(Path(sources.__file__).parents[1])
    known = {
        name: os.environ[name] for name in ("SYSTEMROOT", "TMPDIR", "LD_LIBRARY_PATH") if name in os.environ
    }
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "sources.formats.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**known, "PYTHONPATH": os.pathsep.join([here, *filter(None, sys.path)]), "PYTHONUTF8": "1"},
        start_new_session=True,
    )


def _article(answer: dict[str, Any]) -> Article:
    """The worker's answer as the value or the exception that it stands for."""
    if "article" not in answer:
        raise Unanswered(State(answer["state"]), answer["sentence"], answer["advice"])
    parts = answer["article"]
    segments = tuple(Segment(**segment) for segment in parts.pop("segments"))
    links, notes = tuple(parts.pop("links")), tuple(parts.pop("notes"))
    return Article(**parts, segments=segments, links=links, notes=notes)


_shared = Extractor()
atexit.register(_shared.close)


def warm_up() -> None:
    """Starts the shared worker without waiting for it."""
    _shared.start()


def extract(html: bytes, url: str, content_type: str | None = None) -> Article:
    """`Extractor.extract` of the one shared worker, which ends with this process."""
    return _shared.extract(html, url, content_type)

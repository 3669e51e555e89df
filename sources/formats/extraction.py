"""Article extraction in a child process that is killed when a page makes it hang."""

from __future__ import annotations

from types import TracebackType

from sources.formats.article import Article


class Extractor:
    """One worker process, started by `start` or the first page, killed and replaced when a page takes longer than `page_seconds`.

    Thread-safe; pages are taken one after the other."""

    def __init__(self, page_seconds: float = 10.0) -> None:
        raise NotImplementedError

    def start(self) -> None:
        """Starts the worker and returns at once: it loads its libraries while the caller waits for the network."""

    def extract(self, html: bytes, url: str, content_type: str | None = None) -> Article:
        """What `article` answers or raises; where it hangs or dies, a plain text with a note, or Unanswered(TIMED_OUT)."""
        raise NotImplementedError

    def close(self) -> None: ...

    def __enter__(self) -> Extractor:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def warm_up() -> None:
    """Starts the shared worker without waiting for it."""
    raise NotImplementedError


def extract(html: bytes, url: str, content_type: str | None = None) -> Article:
    """`Extractor.extract` of the one shared worker, which ends with this process."""
    raise NotImplementedError

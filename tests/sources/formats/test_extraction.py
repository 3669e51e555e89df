"""Extraction happens in a child that no page can keep, that knows nothing of us, and that does not outlive us."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

import sources
from sources.formats import extraction
from sources.formats.article import article
from sources.formats.extraction import Extractor
from sources.formats.frames import MOST_BYTES, read_frame, read_json, write_frame, write_json
from sources.formats.gate import MOST_BYTES as MOST_PAGE_BYTES
from sources.outcomes import State, Unanswered

URL = "https://blog.example.org/post"
PAGE = (
    b"<html><head><title>Gates</title></head><body><article><h2 id=a>One</h2>"
    + b"<p>A paragraph of quite ordinary words.</p>" * 30
)
INLINE_RICH = (
    b"<body>" + b"<p>words <b>and</b> <i>more</i> <a href=x>and</a> <em>other</em> words</p>" * 7_000
)
"""Half a megabyte of short paragraphs, each with four inline tags: trafilatura takes ten seconds for it, and a minute
for twice as much (reliability finding 3)."""

UNCLOSED = b"<body>" + b"<p>words and more and other words" * 16_000
LINE_BREAKS = b"<body>words and more and other words" + b"<br>x" * 90_000
NESTED = b"<body>" + b"<div>" * 20_000 + b"<p>" + b"kept words " * 60


@pytest.fixture(scope="module")
def extractor() -> Iterator[Extractor]:
    """A worker that gives a page four seconds, and two more to be read plainly."""
    with Extractor(article_seconds=4, plain_seconds=3) as running:
        running.start()
        yield running


def worker_id(extractor: Extractor) -> int:
    """The process that answers now."""
    assert extractor._worker is not None
    return extractor._worker.pid


def gone(process_id: int) -> bool:
    """Whether a process has ended, within five seconds."""
    for _ in range(50):
        state = Path(f"/proc/{process_id}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.1)
    return False


def test_the_same_article(extractor: Extractor) -> None:
    """What comes back through the pipes is what `article` gives."""
    assert extractor.extract(PAGE, URL, "text/html") == article(PAGE, URL, "text/html")


@pytest.mark.parametrize(
    ("page", "state"),
    [
        (b"%PDF-1.5 x", State.REFUSED),
        (b"", State.NONE),
        (b"<p " + b"a=1 " * (MOST_PAGE_BYTES // 4), State.TOO_LARGE),
    ],
)
def test_the_same_outcomes(extractor: Extractor, page: bytes, state: State) -> None:
    """What `article` raises comes back as it was raised, and the worker goes on."""
    before = worker_id(extractor)
    with pytest.raises(Unanswered) as raised:
        extractor.extract(page, URL, "text/html")
    assert raised.value.outcome.state == state
    assert raised.value.outcome.sentence
    assert worker_id(extractor) == before


def test_deep_nesting(extractor: Extractor) -> None:
    """Twenty thousand levels cost neither the words nor the worker."""
    assert extractor.extract(NESTED, URL).segments[0].text.startswith("kept words kept")


@pytest.mark.parametrize(
    "page", [INLINE_RICH, UNCLOSED, LINE_BREAKS], ids=["inline tags", "unclosed", "line breaks"]
)
def test_a_page_that_hangs(page: bytes) -> None:
    """It is stopped, its words are kept all the same, and the next page is read as if nothing had been."""
    with Extractor(article_seconds=0.8, plain_seconds=9) as extractor:
        extractor.extract(PAGE, URL)
        before, start = worker_id(extractor), time.monotonic()
        found = extractor.extract(page, URL)
        assert time.monotonic() - start < 11
        assert found.segments[0].text.startswith("words and more and other words")
        assert found.notes
        assert gone(before)
        assert extractor.extract(PAGE, URL).title == "Gates"


def test_a_page_that_hangs_for_good() -> None:
    """Where there is no time for anything, that is the outcome, in a sentence."""
    with (
        Extractor(article_seconds=0.05, plain_seconds=0.05) as extractor,
        pytest.raises(Unanswered) as raised,
    ):
        extractor.extract(INLINE_RICH, URL)
    assert raised.value.outcome.state == State.TIMED_OUT


def test_a_worker_that_was_killed(extractor: Extractor) -> None:
    """Somebody kills the worker between two pages: another takes over."""
    extractor.extract(PAGE, URL)
    os.kill(worker_id(extractor), signal.SIGKILL)
    assert gone(worker_id(extractor))
    assert extractor.extract(PAGE, URL).title == "Gates"


def test_several_threads(extractor: Extractor) -> None:
    """Pages of several threads are not mixed up."""
    titles: dict[int, str] = {}

    def read(number: int) -> None:
        page = PAGE.replace(b"Gates", f"Page {number}".encode())
        titles[number] = extractor.extract(page, URL).title

    threads = [threading.Thread(target=read, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert titles == {number: f"Page {number}" for number in range(6)}


@pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="only Linux shows a process's environment"
)
def test_what_the_worker_knows(extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has a session of its own, so that Ctrl-C does not reach it, and no variable of ours that could hold a key."""
    monkeypatch.setenv("BRAVE_API_KEY", "a-secret")
    with Extractor() as fresh:
        fresh.extract(PAGE, URL)
        assert b"a-secret" not in Path(f"/proc/{worker_id(fresh)}/environ").read_bytes()
        assert os.getsid(worker_id(fresh)) != os.getsid(0)


OUTLIVED = """
from sources.formats.extraction import Extractor
extractor = Extractor()
extractor.extract(b"<p>" + b"hello world " * 99, "https://example.org/")
print(extractor._worker.pid, flush=True)
{}
"""


def parent(ending: str) -> subprocess.Popen[bytes]:
    """A process that started a worker, and prints the worker's id."""
    environment = {**os.environ, "PYTHONPATH": str(Path(sources.__file__).parents[1])}
    return subprocess.Popen(
        [sys.executable, "-c", OUTLIVED.format(ending)], stdout=subprocess.PIPE, env=environment
    )


def test_the_worker_dies_with_its_parent() -> None:
    """Also when the parent is killed and can clean up nothing."""
    with parent("import time; time.sleep(60)") as running:
        assert running.stdout is not None
        worker = int(running.stdout.readline())
        running.kill()
    assert gone(worker)


def test_a_busy_worker_dies_with_its_parent() -> None:
    """Also when it hangs in a page just then, and does not listen."""
    page = "b'<body>' + b'<p>words <b>and</b> <i>more</i> <a href=x>and</a> <em>other</em> words</p>' * 7000"
    with parent(
        f"extractor._article_seconds = 1; extractor.extract({page}, 'https://example.org/')"
    ) as running:
        assert running.stdout is not None
        worker = int(running.stdout.readline())
        time.sleep(0.5)
        running.kill()
    assert gone(worker)


def test_the_shared_worker_ends_at_exit() -> None:
    """`extract` needs no closing: the process that used it ends, and its worker with it."""
    ending = "from sources.formats.extraction import extract; extract(b'<p>' + b'hello ' * 99, 'https://example.org/')"
    with parent(ending) as running:
        assert running.stdout is not None
        worker = int(running.stdout.readline())
        assert running.wait(20) == 0
    assert gone(worker)


def test_the_shared_worker() -> None:
    """It is started ahead, used by whoever asks, and may be closed and used again."""
    extraction.warm_up()
    assert extraction.extract(PAGE, URL).title == "Gates"
    extraction._shared.close()
    assert extraction.extract(PAGE, URL).title == "Gates"
    extraction._shared.close()


def test_frames() -> None:
    """What is written is read; what breaks off is an end, what is absurdly long is refused."""
    stream = BytesIO()
    write_json(stream, {"a": ["é", 1]})
    write_frame(stream, b"\0\xff")
    whole = stream.getvalue()
    stream.seek(0)
    assert (read_json(stream), read_frame(stream), read_frame(stream)) == ({"a": ["é", 1]}, b"\0\xff", None)
    for cut in (1, 3, 5, len(whole) - 1):
        half = BytesIO(whole[:cut])
        assert [read_frame(half), read_frame(half)][-1] is None
    with pytest.raises(ValueError):
        read_frame(BytesIO((MOST_BYTES + 1).to_bytes(4, "big")))

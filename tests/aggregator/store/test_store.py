"""The store keeps what it was given, whole and in one file, and says clearly what is wrong with a file that is not ours."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aggregator.errors import Stopped
from aggregator.nomenclature.values import Definition, Term, Use, Variant
from aggregator.selection.values import Decision, Options, Part, Selection
from aggregator.store import decisions, read, terms, write
from aggregator.store.connection import open_existing, open_store, transaction
from sources.outcomes import Outcome, State, found, none
from sources.values import Candidate, Document, Segment

ID = "2401.00001"
TALK = Candidate(
    "video",
    "https://www.youtube.com/watch?v=aaaaaaaaaaa",
    "Widgets explained",
    "youtube",
    "widgets",
    duration_seconds=900,
)
POST = Candidate(
    "blog", "https://blog.example.org/widgets", "On widgets", "hackernews", "2401.00001", points=12
)


def document(candidate: Candidate, *texts: str) -> Document:
    segments = tuple(
        Segment(
            text,
            start_seconds=30.0 * n if candidate.kind == "video" else None,
            anchor=None if candidate.kind == "video" else f"p{n}",
        )
        for n, text in enumerate(texts)
    )
    return Document(
        candidate.kind,
        candidate.url,
        candidate.title,
        segments,
        candidate.source,
        duration_seconds=candidate.duration_seconds,
    )


def choose(
    *candidates: Candidate, options: Options | None = None, shortfalls: tuple[str, ...] = ()
) -> Selection:
    return Selection(
        tuple(
            Decision(c.url, c.kind, True, 0.9, "Taken: about it.", (Part("title", 1.0, "in the title"),))
            for c in candidates
        ),
        shortfalls,
    )


def gathered(db: sqlite3.Connection) -> None:
    """A gather of one post and one talk, chosen."""
    write.start_gather(db, ID)
    for candidate in (TALK, POST):
        write.save_candidates(db, ID, candidate.source, found([candidate]))
        write.save_reading(
            db,
            ID,
            "reader",
            candidate,
            found(document(candidate, "A widget is a small gear.", "The widget turns.")),
        )
    decisions.save_selection(db, ID, choose(TALK, POST), read.pool(db, ID))


def test_a_paper_comes_back_as_it_was(db: sqlite3.Connection) -> None:
    """Authors, categories and versions survive; saving again does not lose the code address."""
    write.save_code_url(db, ID, "https://github.com/a/b")
    stored = read.paper(db, ID)
    assert stored is not None
    write.save_paper(db, stored)
    again = read.paper(db, ID)
    assert (
        again == stored
        and again.code_url == "https://github.com/a/b"
        and again.authors == ("Ada One", "Bo Two")
    )


def test_a_chosen_reading_is_a_document_with_segments_and_reasons(db: sqlite3.Connection) -> None:
    """Documents, segments and candidates hold what was read and why it was taken."""
    gathered(db)
    rows = read.sources(db, ID)
    assert [(row["kind"], row["title"], row["reason"]) for row in rows] == [
        ("blog", "On widgets", "Taken: about it."),
        ("video", "Widgets explained", "Taken: about it."),
    ]
    assert [row["text"] for row in read.rows(db, "select text from segments order by document_id, seq")] == [
        "A widget is a small gear.",
        "The widget turns.",
    ] * 2
    assert read.scores(db, read.candidates(db, ID)[0]["id"]) == [
        {"part": "title", "value": 1.0, "says": "in the title"}
    ]


def test_what_is_no_longer_chosen_stays_stored(db: sqlite3.Connection) -> None:
    """Choosing less puts a document aside, with its text; choosing it again brings the same row back."""
    gathered(db)
    before = read.rows(db, "select id from documents order by id")
    decisions.save_selection(db, ID, choose(POST), read.pool(db, ID))
    assert [row["title"] for row in read.sources(db, ID)] == ["On widgets"]
    decisions.save_selection(db, ID, choose(TALK, POST), read.pool(db, ID))
    assert len(read.sources(db, ID)) == 2 and read.rows(db, "select id from documents order by id") == before


def test_a_failed_reading_keeps_the_old_text(db: sqlite3.Connection) -> None:
    """A refresh that fails takes nothing away."""
    gathered(db)
    write.save_reading(db, ID, "reader", POST, Outcome(State.UNREACHABLE, "down"))
    texts = {item.found.candidate.url: item.document for item in read.pool(db, ID)}
    assert texts[POST.url] is not None and texts[POST.url].segments[0].text == "A widget is a small gear."


@pytest.mark.parametrize(
    ("outcome", "shortfalls", "again", "why"),
    [
        (found([POST]), ("one missing",), True, "it answered"),
        (none("nothing"), ("one missing",), True, "nothing for a week"),
        (Outcome(State.OFFLINE, "offline"), ("one missing",), False, "it was not asked at all"),
        (
            Outcome(State.UNREACHABLE, "down", retry_after_seconds=0),
            ("one missing",),
            False,
            "its time has come",
        ),
        (Outcome(State.UNREACHABLE, "down", retry_after_seconds=0), (), True, "nothing is missing"),
        (Outcome(State.UNREACHABLE, "down"), ("one missing",), True, "not before an hour"),
    ],
)
def test_who_is_asked_again(
    db: sqlite3.Connection,
    outcome: Outcome[list[Candidate]],
    shortfalls: tuple[str, ...],
    again: bool,
    why: str,
) -> None:
    """Only what failed, is due and is still short is asked again."""
    write.start_gather(db, ID)
    write.save_candidates(db, ID, "hackernews", outcome)
    write.finish_gather(db, ID, Options(), shortfalls)
    assert read.answered(db, ID, "hackernews", "") is again, why


def test_an_interrupted_gather_is_taken_up(db: sqlite3.Connection) -> None:
    """The planned batch and what was opened are there for the next run; a finished gather has no plan."""
    write.start_gather(db, ID)
    write.plan_batch(db, ID, [TALK.url, POST.url])
    write.save_reading(db, ID, "reader", TALK, none("no captions"))
    write.start_gather(db, ID)
    assert (read.planned_batch(db, ID), read.opened(db, ID)) == (
        [TALK.url, POST.url],
        {"blog": 0, "video": 1},
    )
    write.finish_gather(db, ID, Options(blogs=2, languages=("de", "en")), ["too few"])
    assert (read.planned_batch(db, ID), read.last_options(db, ID), read.shortfalls(db, ID)) == (
        [],
        Options(blogs=2, languages=("de", "en")),
        ["too few"],
    )


def test_terms_are_counted_over_independent_chosen_sources(db: sqlite3.Connection) -> None:
    """term_frequency counts groups, not files, and leaves out what was put aside."""
    gathered(db)
    texts = terms.source_texts(db, ID)
    voices = [text for text in texts if not text.anchor]
    uses = tuple(Use(text.id, text.passages[0].id, 2) for text in voices)
    quote = Definition(voices[0].id, voices[0].passages[0].id, "A widget is a small gear.", "is a", 0.9)
    widget = Term(
        "widget",
        "widget",
        3.0,
        4,
        2,
        variants=(Variant("widgets", 1, "plural"),),
        uses=uses,
        parts=(("contrast", 2.0),),
        paper_occurrences=1,
        definitions=(quote,),
    )
    terms.save_terms(db, ID, [widget])
    row = read.terms(db, ID)[0]
    assert (row["term"], row["occurrences"], row["document_frequency"], row["blogs"], row["videos"]) == (
        "widget",
        4,
        2,
        1,
        1,
    )
    assert terms.named_from(db, ID) == terms.text_digest(db, ID)
    assert next(iter(read.quotes(db, ID).values()))[0]["link"].startswith("https://")
    decisions.save_selection(db, ID, choose(POST), read.pool(db, ID))
    assert [r["document_frequency"] for r in read.terms(db, ID, least_sources=1)] == [1]
    assert terms.named_from(db, ID) != terms.text_digest(db, ID), "another choice needs naming again"


def test_links_lead_to_the_second_and_the_paragraph(db: sqlite3.Connection) -> None:
    """A first use in a video links its second, in a page its paragraph."""
    gathered(db)
    uses = tuple(
        Use(text.id, text.passages[1].id, 1) for text in terms.source_texts(db, ID) if not text.anchor
    )
    terms.save_terms(db, ID, [Term("turn", "turn", 1.0, 2, 2, uses=uses)])
    links = {row["kind"]: row["first_use"] for row in next(iter(read.term_sources(db, ID).values()))}
    assert links == {"video": f"{TALK.url}&t=30s", "blog": f"{POST.url}#p1"}


def test_the_views_of_one_paper_read_only_its_rows(db: sqlite3.Connection) -> None:
    """`where arxiv_id = ?` on term_frequency uses the index of terms, whatever else the library holds."""
    plan = " ".join(
        row["detail"]
        for row in db.execute("explain query plan select * from term_frequency where arxiv_id = ?", [ID])
    )
    assert "SEARCH t USING" in plan and "SCAN t " not in plan


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"<!DOCTYPE html>" + b" " * 4096, "is not a database"), (None, "another program's")],
)
def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path, content: bytes | None, says: str) -> None:
    """Somebody else's file is refused with a sentence, and not a byte of it changes."""
    path = tmp_path / "other.db"
    if content is None:
        with sqlite3.connect(path) as other:
            other.execute("create table theirs (x)")
        other.close()
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(Stopped) as stopped:
        open_store(path)
    assert says in stopped.value.sentence and path.read_bytes() == before


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    """A schema from the future is not touched."""
    path = tmp_path / "new.db"
    open_store(path).execute("pragma user_version = 999")
    with pytest.raises(Stopped, match="newer gather-context"):
        open_store(path)
    with pytest.raises(Stopped, match="newer gather-context"):
        open_existing(path)


def test_nothing_gathered_yet_is_said(tmp_path: Path) -> None:
    """Reading commands on a fresh machine say what to do, and make no file."""
    with pytest.raises(Stopped, match="no database"):
        open_existing(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_a_transaction_that_fails_leaves_no_trace(db: sqlite3.Connection) -> None:
    """What is half written is rolled back."""
    with pytest.raises(ZeroDivisionError), transaction(db):
        db.execute("update papers set title = 'gone'")
        raise ZeroDivisionError
    assert read.paper(db, ID).title == "Widgets Are Enough"  # type: ignore[union-attr]


WRITER = """
import sys
from pathlib import Path
from aggregator.store import write
from aggregator.store.connection import open_store
from sources.outcomes import found
from sources.values import Candidate, Document, Segment
db = open_store(Path(sys.argv[1]))
n = len(db.execute('select 1 from readings').fetchall())
while True:
    candidate = Candidate('blog', f'https://e.example.org/{n}', 't', 's')
    document = Document('blog', candidate.url, 't', (Segment('word ' * 2000),), 's')
    write.save_reading(db, '2401.00001', 'reader', candidate, found(document))
    print(n, flush=True)
    n += 1
"""


def test_what_was_acknowledged_survives_kill_9(db: sqlite3.Connection, tmp_path: Path) -> None:
    """A writer killed at any moment loses nothing that it had reported as stored."""
    path = tmp_path / "library" / "gather-context.db"
    for pause in (0.01, 0.03, 0.06):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[3],
        )
        assert writer.stdout
        reported = int(writer.stdout.readline())
        time.sleep(pause)
        writer.send_signal(signal.SIGKILL)
        reported = max([reported, *(int(line) for line in writer.stdout.read().split())])
        writer.stdout.close()
        writer.wait()
        assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert db.execute("select count(*) from readings").fetchone()[0] >= reported + 1

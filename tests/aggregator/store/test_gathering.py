"""What a gather stores comes back as it was, is never lost by choosing again, and says what is still to be done."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aggregator.selection.values import Decision, Options, Part, Passage, Selection
from aggregator.store import decisions, read, write
from aggregator.store.shelving import document_from_json, document_to_json
from sources.outcomes import Outcome, State, found, none
from sources.values import Candidate, Document, Segment

TEXT = st.text(max_size=20)
SECONDS = st.none() | st.floats(0, 1e6)
SEGMENTS = st.builds(Segment, TEXT, st.none() | TEXT, st.none() | TEXT, SECONDS, SECONDS, st.booleans())


@given(
    st.builds(
        Document, st.just("blog"), TEXT, TEXT, st.lists(SEGMENTS).map(tuple), TEXT,
        links=st.lists(TEXT).map(tuple), notes=st.lists(TEXT).map(tuple), author=st.none() | TEXT,
    )
)  # fmt: skip
def test_a_reading_comes_back_as_it_was(document: Document) -> None:
    """Every field of a document survives being stored as JSON."""
    assert document_from_json(document_to_json(document)) == document


def test_a_paper_comes_back_as_it_was(db: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """Authors, categories and version survive; saving again does not lose the address of its code."""
    assert read.paper(db, sample.id) == sample.paper
    write.save_code_url(db, sample.id, "https://github.com/a/b")
    write.save_paper(db, replace(sample.paper, version=3))
    assert read.paper(db, sample.id) == replace(sample.paper, version=3, code_url="https://github.com/a/b")
    assert read.paper(db, "2401.99999") is None


def test_a_chosen_reading_is_a_document_with_its_reason(
    gathered: sqlite3.Connection, sample: SimpleNamespace
) -> None:
    """Sources, segments and scores hold what was read and why it was taken."""
    rows = read.sources(gathered, sample.id)
    assert [(row["kind"], row["title"], row["reason"], row["minutes"]) for row in rows] == [
        ("blog", "On widgets", "Taken: about it.", 0.0),
        ("video", "Widgets explained", "Taken: about it.", 15.0),
    ]
    texts = [
        row["text"] for row in read.rows(gathered, "select text from segments order by document_id, seq")
    ]
    assert texts == ["A widget is a small gear.", "The widget turns."] * 2
    scores = read.scores(gathered, read.candidates(gathered, sample.id)[0]["id"])
    assert scores == [{"part": "title", "value": 1.0, "says": "in the title"}]


def test_what_is_no_longer_chosen_stays(gathered: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """Choosing less puts a document aside with its text; choosing it again brings back the same rows."""
    before = read.rows(gathered, "select id, document_id from segments order by id")
    pool = read.pool(gathered, sample.id)
    decisions.save_selection(gathered, sample.id, sample.choose(sample.post), pool)
    assert [row["title"] for row in read.sources(gathered, sample.id)] == ["On widgets"]
    decisions.save_selection(gathered, sample.id, sample.choose(sample.talk, sample.post), pool)
    assert len(read.sources(gathered, sample.id)) == 2
    assert read.rows(gathered, "select id, document_id from segments order by id") == before


def test_a_failed_reading_keeps_the_old_text(gathered: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """A refresh that fails takes nothing away, neither candidates nor texts."""
    write.save_reading(gathered, sample.id, "reader", sample.post, Outcome(State.UNREACHABLE, "down"))
    write.save_candidates(gathered, sample.id, "hackernews", Outcome(State.UNREACHABLE, "down"))
    post = next(item for item in read.pool(gathered, sample.id) if item.found.candidate.kind == "blog")
    assert post.document is not None and post.document.segments[0].text == "A widget is a small gear."


@pytest.mark.parametrize(
    "later",
    [
        "http://blog.example.org/widgets",
        "https://www.blog.example.org/widgets/",
        "https://blog.example.org/widgets?utm_source=x",
    ],
)
def test_an_opened_page_keeps_its_address(
    gathered: sqlite3.Connection, sample: SimpleNamespace, later: str
) -> None:
    """Found again under other forms, even often, it is the same candidate with the same text and number."""
    sightings = [replace(sample.post, url=later, query=str(n)) for n in range(3)]
    write.save_candidates(gathered, sample.id, "duckduckgo", found(sightings))
    pool = read.pool(gathered, sample.id)
    blogs = [item for item in pool if item.found.candidate.kind == "blog"]
    assert [(item.found.candidate.url, item.document is not None) for item in blogs] == [
        (sample.post.url, True)
    ]
    decisions.save_selection(gathered, sample.id, sample.choose(sample.talk, sample.post), pool)
    candidates = {row["kind"]: row for row in read.candidates(gathered, sample.id)}
    assert len(candidates) == 2 and candidates["blog"]["sources"] == "duckduckgo, hackernews"


def test_numbers_are_for_ever(gathered: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """What is found later is numbered after what was found before, however good it is."""
    before = {row["url"]: row["number"] for row in read.candidates(gathered, sample.id)}
    better = replace(sample.post, url="https://better.example.org/")
    write.save_candidates(gathered, sample.id, "brave", found([better]))
    selection = sample.choose(better, sample.post, sample.talk)
    decisions.save_selection(gathered, sample.id, selection, read.pool(gathered, sample.id))
    after = {row["url"]: row["number"] for row in read.candidates(gathered, sample.id)}
    assert after == before | {better.url: 3}


def test_one_address_as_page_and_as_reference(db: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """Two sources may see different things in a page: two candidates, one document, of the kind that was chosen."""
    reference = replace(sample.post, kind="reference", source="wikipedia")
    write.save_candidates(db, sample.id, "hackernews", found([sample.post]))
    write.save_candidates(db, sample.id, "wikipedia", found([reference]))
    write.save_reading(db, sample.id, "webpage", sample.post, found(sample.document(sample.post, "Text.")))
    left = Decision(sample.post.url, "blog", False, 0.1, "Left: an encyclopaedia.")
    selection = Selection((left, *sample.choose(reference).decisions))
    decisions.save_selection(db, sample.id, selection, read.pool(db, sample.id))
    assert {row["kind"]: row["chosen"] for row in read.candidates(db, sample.id)} == {
        "blog": 0,
        "reference": 1,
    }
    assert [row["kind"] for row in read.sources(db, sample.id)] == ["reference"]


def test_a_passage_is_stored_and_is_what_one_watches(
    gathered: sqlite3.Connection, sample: SimpleNamespace
) -> None:
    """Of a long video that is used by a passage, the minutes are those of the passage."""
    decision = replace(
        sample.choose(sample.talk).decisions[0], passage=Passage(60.0, 240.0), labels=("long", "lecture")
    )
    decisions.save_selection(gathered, sample.id, Selection((decision,)), read.pool(gathered, sample.id))
    row = read.sources(gathered, sample.id)[0]
    assert (row["minutes"], row["passage_start_seconds"], row["labels"]) == (3.0, 60.0, "long, lecture")


def test_the_paper_has_one_full_text(db: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """A full text from elsewhere takes the place of the one before, which stays stored; it is no source."""
    for host in ("ar5iv.example.org", "arxiv.example.org"):
        text = Document("paper", f"https://{host}/1", "Widgets", (Segment("We propose."),), "s")
        decisions.save_document(db, sample.id, text)
    chosen = read.rows(db, "select url from documents where kind = 'paper' and chosen")
    assert [row["url"] for row in chosen] == ["https://arxiv.example.org/1"] and not read.sources(
        db, sample.id
    )


def test_links_into_the_paper_lead_where_its_text_is(db: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """Its address is that of the abstract, which has no paragraphs; the page that answered has."""
    segment = Segment("We propose.", anchor="S1.p1")
    origin = "https://arxiv.example.org/html/1v2"
    text = Document("paper", "https://arxiv.example.org/abs/1", "W", (segment,), "s", fetched_from=origin)
    decisions.save_document(db, sample.id, text)
    assert [row["link"] for row in read.rows(db, "select link from segments")] == [f"{origin}#S1.p1"]


def test_marks_survive_and_the_latest_holds(gathered: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """What a person decided is there in every later pool, until it is taken back."""
    decisions.save_mark(gathered, sample.id, [sample.post.url, "Some Channel"], "included")
    decisions.save_mark(gathered, sample.id, [sample.post.url], "removed", note="an advertisement")
    assert read.marks(gathered, sample.id) == {sample.post.url: "removed", "Some Channel": "included"}
    assert {item.found.mark for item in read.pool(gathered, sample.id)} == {None, "removed"}
    decisions.delete_mark(gathered, sample.id, sample.post.url)
    assert {item.found.mark for item in read.pool(gathered, sample.id)} == {None}


DOWN_AND_DUE: Outcome[list[Candidate]] = Outcome(State.UNREACHABLE, "down", retry_after_seconds=0)


@pytest.mark.parametrize(
    ("outcome", "shortfalls", "settled", "why"),
    [
        (found([]), ["one missing"], True, "it answered"),
        (none("nothing"), ["one missing"], True, "nothing for a week"),
        (Outcome(State.OFFLINE, "offline"), ["one missing"], False, "it was not asked at all"),
        (DOWN_AND_DUE, ["one missing"], False, "its time has come"),
        (DOWN_AND_DUE, [], True, "nothing is missing"),
        (Outcome(State.UNREACHABLE, "down"), ["one missing"], True, "not before an hour"),
    ],
)
def test_who_is_asked_again(
    db: sqlite3.Connection, sample: SimpleNamespace, outcome: Outcome[list[Candidate]], shortfalls: list[str], settled: bool, why: str
) -> None:  # fmt: skip
    """Only what failed, is due and is still short is asked again."""
    write.start_gather(db, sample.id)
    write.save_candidates(db, sample.id, "hackernews", outcome)
    write.finish_gather(db, sample.id, Options(), shortfalls)
    assert read.answered(db, sample.id, "hackernews", "") is settled, why


def test_a_clock_set_back_makes_nobody_wait(db: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """An outcome from the future has no say."""
    write.save_outcome(db, sample.id, "arxiv", "", Outcome(State.BLOCKED, "blocked"))
    assert read.answered(db, sample.id, "arxiv", "")
    db.execute(
        "update outcomes set asked_at = '2999-01-01T00:00:00+00:00', not_before = '2999-01-02T00:00:00+00:00'"
    )
    assert not read.answered(db, sample.id, "arxiv", "")


def test_an_interrupted_gather_is_taken_up(db: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """The planned batch and what was opened are there for the next run; a finished gather has no plan."""
    write.start_gather(db, sample.id)
    write.plan_batch(db, sample.id, [sample.talk.url, sample.post.url])
    write.save_reading(db, sample.id, "reader", sample.talk, none("no captions"))
    write.start_gather(db, sample.id)
    assert read.planned_batch(db, sample.id) == [sample.talk.url, sample.post.url]
    assert read.opened(db, sample.id) == {"blog": 0, "video": 1} and read.has_more_to_read(db, sample.id)
    write.finish_gather(db, sample.id, Options(blogs=2, languages=("de", "en")), ["too few"])
    assert read.planned_batch(db, sample.id) == [] and read.shortfalls(db, sample.id) == ["too few"]
    assert read.last_options(db, sample.id) == Options(blogs=2, languages=("de", "en"))


def test_nothing_is_opened_twice_in_one_gather(db: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """What failed and may be tried at once again waits for the next gather, and only while something is missing."""
    write.start_gather(db, sample.id)
    write.save_candidates(db, sample.id, "youtube", found([sample.talk]))
    write.save_reading(db, sample.id, "reader", sample.talk, Outcome(State.OFFLINE, "offline"))
    assert [item.unread for item in read.pool(db, sample.id)] == ["offline"]
    write.finish_gather(db, sample.id, Options(), ["a video is missing"])
    assert read.has_more_to_read(db, sample.id)
    assert [item.unread for item in read.pool(db, sample.id)] == [None]
    write.finish_gather(db, sample.id, Options(), [])
    assert not read.has_more_to_read(db, sample.id)
    assert [item.unread for item in read.pool(db, sample.id)] == ["offline"]


def test_removing_a_paper_leaves_nothing_of_it(gathered: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """Every table is empty afterwards, but for the list of migrations."""
    decisions.save_mark(gathered, sample.id, ["x"], "added")
    write.remove_paper(gathered, sample.id)
    names = read.rows(
        gathered,
        "select name from sqlite_master where type = 'table' and name not like '%fts%' and name not like 'sqlite%' and name not like '\\_%' escape '\\'",
    )
    left = [row["name"] for row in names if read.rows(gathered, f"select 1 from {row['name']} limit 1")]
    assert left == [] and len(names) > 10


def test_a_decision_about_nothing_that_was_found_is_refused(
    gathered: sqlite3.Connection, sample: SimpleNamespace
) -> None:
    """A selection that does not belong to the pool is an error of the program, and nothing of it is stored."""
    strange = Decision("https://nowhere.example.org", "blog", True, 1.0, "?", (Part("a", 1.0, ""),))
    with pytest.raises(KeyError):
        decisions.save_selection(gathered, sample.id, Selection((strange,)), read.pool(gathered, sample.id))
    assert len(read.sources(gathered, sample.id)) == 2

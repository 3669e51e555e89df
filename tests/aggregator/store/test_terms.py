"""The nomenclature as views: counted over independent chosen voices, every claim with its place, quick in any library."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aggregator.nomenclature.values import Definition, SourceText, Term, Use, Variant
from aggregator.selection.values import Decision, Passage, Selection
from aggregator.store import decisions, known, read, terms
from sources.values import Candidate, Document, Segment

VOICES = [
    Candidate("video", f"https://www.youtube.com/watch?v=aaaaaaaaaa{n}", f"Talk {n}", "y") for n in range(3)
]
POSTS = [Candidate("blog", f"https://blog.example.org/{n}", f"Post {n}", "h") for n in range(2)]


@pytest.fixture
def five(db: sqlite3.Connection, sample: SimpleNamespace) -> sqlite3.Connection:
    """Three talks and two posts of three segments each, and the paper's own text with two sections."""
    segments = (
        Segment("We use widgets.", heading="Introduction"),
        Segment("Widgets and gears.", heading="Method"),
    )
    decisions.save_document(db, sample.id, Document("paper", "https://arxiv.org/html/1", "W", segments, "s"))
    sample.gather(db, sample.id, {c: (f"One {c.url}", "Two", "Three") for c in (*VOICES, *POSTS)})
    return db


def texts(db: sqlite3.Connection, arxiv_id: str) -> dict[str, SourceText]:
    """What is looked through, by title."""
    titles = {row["id"]: row["title"] for row in read.rows(db, "select id, title from documents")}
    return {titles.get(text.id, "abstract"): text for text in terms.source_texts(db, arxiv_id)}


def term(name: str, said: dict[str, int], among: dict[str, SourceText], **more: Any) -> Term:
    """A term that occurs so often in the second segment of these sources."""
    uses = tuple(Use(among[title].id, among[title].passages[1].id, n) for title, n in said.items())
    voices = [title for title in said if not among[title].anchor]
    in_paper = sum(n for title, n in said.items() if among[title].anchor)
    return Term(
        name,
        name,
        more.pop("score", 1.0),
        sum(said[v] for v in voices),
        len(voices),
        uses=uses,
        paper_occurrences=in_paper,
        **more,
    )


ALL = ["Talk 0", "Talk 1", "Talk 2", "Post 0", "Post 1"]


def test_what_is_looked_through(five: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """The chosen voices in a fixed order, the paper as anchor; what is not to be counted is left out."""
    found = terms.source_texts(five, sample.id)
    assert [text.anchor for text in found] == [False, False, True, False, False, False]
    assert [passage.heading for passage in found[2].passages] == ["Introduction", "Method"]
    formula = Document(
        "paper", "https://arxiv.org/html/1", "W", (Segment("x=1", counted=False), Segment("Text")), "s"
    )
    decisions.save_document(five, sample.id, formula)
    assert [p.text for p in texts(five, sample.id)["W"].passages] == ["Text"]


def test_without_a_full_text_the_abstract_is_the_anchor(
    gathered: sqlite3.Connection, sample: SimpleNamespace
) -> None:
    """Its uses are counted in the paper and lead nowhere."""
    anchor = texts(gathered, sample.id)["abstract"]
    assert anchor.anchor and "We propose the widget." in anchor.passages[0].text
    terms.save_terms(
        gathered, sample.id, [Term("w", "w", 1.0, 0, 0, uses=(Use(0, 0, 2),), paper_occurrences=2)]
    )
    assert [
        (row["term"], row["paper_occurrences"], row["occurrences"])
        for row in read.terms(gathered, sample.id, 0)
    ] == [("w", 2, 0)]


def test_of_a_long_talk_only_the_passage_counts(five: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """Segments that lie outside the passage are not looked through."""
    decision = Decision(VOICES[0].url, "video", True, 1.0, "r", passage=Passage(30.0, 59.0))
    decisions.save_selection(five, sample.id, Selection((decision,)), read.pool(five, sample.id))
    assert [p.text for p in texts(five, sample.id)["Talk 0"].passages] == ["Two"]


def test_terms_are_counted_over_independent_chosen_voices(
    five: sqlite3.Connection, sample: SimpleNamespace
) -> None:
    """Documents of one group are one voice, the paper is none, and what was put aside does not count."""
    decisions.save_selection(
        five, sample.id, sample.choose(*VOICES, group=VOICES[0].url), read.pool(five, sample.id)
    )
    said = {"Talk 0": 2, "Talk 1": 1, "W": 3}
    terms.save_terms(five, sample.id, [term("widget", said, texts(five, sample.id), expansion="wide gadget")])
    row = read.terms(five, sample.id, 1)[0]
    kept = (
        "term",
        "expansion",
        "occurrences",
        "document_frequency",
        "blogs",
        "videos",
        "paper_occurrences",
        "paper_section",
    )
    assert tuple(row[name] for name in kept) == ("widget", "wide gadget", 3, 1, 0, 2, 3, "Method")
    assert read.terms(five, sample.id) == [], "one voice does not recur"
    decisions.save_selection(five, sample.id, sample.choose(VOICES[1], POSTS[0]), read.pool(five, sample.id))
    assert [row["occurrences"] for row in read.terms(five, sample.id, 1)] == [1]


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25)
def test_the_sums_are_those_of_the_counts(
    five: sqlite3.Connection, sample: SimpleNamespace, data: st.DataObject
) -> None:
    """Whatever is chosen and however it is grouped, the view says what the counts per document add up to."""
    among = texts(five, sample.id) if not read.terms(five, sample.id, 0) else {}
    if among:
        pairs = [(a, b) for a in ALL for b in ALL if a < b]
        terms.save_terms(five, sample.id, [term(f"{a}{b}", {a: 2, b: 3, "W": 1}, among) for a, b in pairs])
    chosen = data.draw(st.lists(st.sampled_from([*VOICES, *POSTS]), unique=True))
    groups = [data.draw(st.sampled_from(["one", "two", candidate.url])) for candidate in chosen]
    selection = Selection(
        tuple(replace(sample.choose(c, group=g).decisions[0]) for c, g in zip(chosen, groups, strict=True))
    )
    decisions.save_selection(five, sample.id, selection, read.pool(five, sample.id))
    group_of = {candidate.title: group for candidate, group in zip(chosen, groups, strict=True)}
    for row in read.terms(five, sample.id, 0):
        said = {title: n for title, n in ((row["term"][:6], 2), (row["term"][6:], 3)) if title in group_of}
        assert row["occurrences"] == sum(said.values())
        assert row["document_frequency"] == len({group_of[title] for title in said})
        assert row["videos"] == sum(title.startswith("Talk") for title in said)


def test_naming_is_done_again_when_the_texts_change(
    five: sqlite3.Connection, sample: SimpleNamespace
) -> None:
    """Another choice, grouping or text changes the digest; the same choice again does not."""
    terms.save_terms(five, sample.id, [])
    assert terms.named_from(five, sample.id) == terms.text_digest(five, sample.id)
    pool, seen = read.pool(five, sample.id), {terms.text_digest(five, sample.id)}
    decisions.save_selection(five, sample.id, sample.choose(*VOICES, *POSTS), pool)
    assert terms.text_digest(five, sample.id) in seen
    for selection in (sample.choose(*VOICES), sample.choose(*VOICES, group="g")):
        decisions.save_selection(five, sample.id, selection, pool)
        seen.add(terms.text_digest(five, sample.id))
    assert len(seen) == 3


def test_who_says_what(five: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """Everyone (captions mishear: but for one of five), only one, and what the paper uses and nobody explains."""
    among = texts(five, sample.id)
    quote = Definition(among["Post 0"].id, among["Post 0"].passages[1].id, "Two", "is a", 0.9)
    own = Definition(among["W"].id, among["W"].passages[1].id, "Widgets and gears.", "is a", 0.9)
    every = term("every", dict.fromkeys(ALL, 1), among, score=4.0)
    nearly = term("nearly", dict.fromkeys(ALL[1:], 1), among, score=3.0, definitions=(quote,))
    single = term("single", {"Talk 1": 4, "W": 1}, among, score=2.0, definitions=(own,))
    half = term("half", {"Talk 1": 4, "Post 1": 1, "W": 1}, among, definitions=(quote,))
    terms.save_terms(five, sample.id, [half, single, nearly, every])

    def view(name: str) -> list[str]:
        rows = read.rows(five, f"select term from {name} where arxiv_id = ?", sample.id)
        return [row["term"] for row in rows]

    assert view("term_frequency") == ["every", "nearly", "single", "half"], "the most characteristic first"
    assert view("recurring_terms") == ["every", "nearly", "half"]
    assert view("everyone_says") == ["every", "nearly"]
    assert view("only_one_says") == ["single"]
    assert view("nobody_explains") == ["single"], "the paper's own definition is no voice"
    only = read.rows(five, "select title, link, occurrences from only_one_says")[0]
    assert only == {"title": "Talk 1", "link": f"{VOICES[1].url}&t=30s", "occurrences": 4}


def test_every_claim_has_its_place(five: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """First uses and quotes lead to the second of a talk and the paragraph of a post."""
    among = texts(five, sample.id)
    first = among["Talk 0"].passages[1].id
    quote = Definition(among["Talk 0"].id, among["Talk 0"].passages[2].id, "Three", "is a", 0.7, 0, first)
    variants = (Variant("widgets", 3, "plural"), Variant("vidget", 1, "heard as", "Talk 0"))
    terms.save_terms(
        five,
        sample.id,
        [term("widget", {"Post 0": 1, "Talk 0": 3}, among, definitions=(quote,), variants=variants)],
    )
    named = [row["term_id"] for row in read.terms(five, sample.id)]
    (identity, places), = read.term_sources(five, sample.id, named).items()  # fmt: skip
    assert [(p["first_use"], p["occurrences"], p["defines"]) for p in places] == [
        (f"{VOICES[0].url}&t=30s", 3, 1),
        (f"{POSTS[0].url}#p1", 1, 0),
    ]
    (said,) = read.quotes(five, sample.id)[identity]
    assert (said["quote"], said["link"], said["confidence"]) == ("Three", f"{VOICES[0].url}&t=60s", 0.7)
    assert said["first_explained"] == places[0]["first_explained"] == f"{VOICES[0].url}&t=30s"
    assert said["first_explained_seconds"] == 30 and places[1]["first_explained"] is None
    assert [(v["variant"], v["how"]) for v in read.variants(five, sample.id)[identity]] == [
        ("widgets", "plural"),
        ("vidget", "heard as"),
    ]


def test_a_changed_text_takes_its_counts_along(five: sqlite3.Connection, sample: SimpleNamespace) -> None:
    """Until the terms are found anew, nothing points into segments that are gone."""
    terms.save_terms(five, sample.id, [term("gear", {"W": 1, "Post 0": 1}, texts(five, sample.id))])
    decisions.save_document(
        five, sample.id, Document("paper", "https://arxiv.org/html/1", "W", (Segment("New."),), "s")
    )
    assert read.rows(five, "select count(*) as n from term_counts")[0]["n"] == 1
    assert not five.execute("pragma foreign_key_check").fetchall()


def test_the_library_adds_up(
    five: sqlite3.Connection, sample: SimpleNamespace, add_paper: Callable[[str], str]
) -> None:
    """Terms over papers follow what each paper says now; a paper that goes takes its share along."""
    other = add_paper("2401.00002")
    sample.gather(five, other, {POSTS[0]: ("One", "Two")})
    here, there = texts(five, sample.id), texts(five, other)
    attention = term("attention", {"Talk 0": 2, "Post 1": 3}, here)
    terms.save_terms(five, sample.id, [attention, term("gear", {"Talk 0": 5}, here)])
    terms.save_terms(five, other, [replace(term("Attention", {"Post 0": 7}, there), key="attention")])
    assert [(r["term"], r["papers"], r["occurrences"]) for r in known.terms_across_papers(five, 100)] == [
        ("Attention", 2, 12),
        ("gear", 1, 5),
    ]
    terms.save_terms(five, other, [])
    assert [(r["term"], r["papers"]) for r in known.terms_across_papers(five, 100)] == [
        ("attention", 1),
        ("gear", 1),
    ]


def test_what_is_new_to_a_person(
    five: sqlite3.Connection, sample: SimpleNamespace, add_paper: Callable[[str], str]
) -> None:
    """Known in one paper is known in all; met in another paper is not new either."""
    among = texts(five, sample.id)
    found = [term(name, {"Talk 0": 1, "Post 0": 1}, among) for name in ("gear", "widget", "sprocket")]
    terms.save_terms(five, sample.id, found)
    terms.save_terms(
        five, add_paper("2401.00002"), [replace(found[0], uses=(), variants=(Variant("gears", 1, "plural"),))]
    )
    assert known.look_up(five, "Gears ") == ("gear", "gear") and known.look_up(five, "cog") is None
    known.mark_known(five, {"widget": "widget", "cog": "cog"})
    assert known.newness(five, sample.id, 50) == {"terms": 3, "known": 1, "met": 1, "new": 1}
    assert [row["term"] for row in known.known_terms(five)] == ["cog", "widget"]
    assert {row["arxiv_id"] for row in known.papers_with(five, "gear")} == {sample.id}, (
        "elsewhere nobody uses it"
    )
    assert known.forget_known(five, ["cog", "never marked"]) == 1


OF_ONE_PAPER = ["term_frequency", "recurring_terms", "everyone_says", "only_one_says", "nobody_explains", "term_sources", "quotes", "sources"]  # fmt: skip


@pytest.mark.parametrize("view", OF_ONE_PAPER)
def test_a_view_of_one_paper_reads_its_rows_only(db: sqlite3.Connection, view: str) -> None:
    """With `where arxiv_id = ?` no table is read from end to end, whatever else the library holds."""
    plan = [
        row["detail"] for row in db.execute(f"explain query plan select * from {view} where arxiv_id = '1'")
    ]
    tables = "[tcdsqk]"  # the views' names for tables; scanned may be what another view gives of that paper
    assert plan and not [line for line in plan if re.match(f"SCAN {tables}( |$)", line)], plan


def test_the_library_is_read_in_the_order_of_its_index(db: sqlite3.Connection) -> None:
    """The first hundred terms across papers need no sorting of all of them."""
    plan = [
        row["detail"] for row in db.execute("explain query plan select * from terms_across_papers limit 100")
    ]
    assert not [line for line in plan if "TEMP B-TREE" in line], plan

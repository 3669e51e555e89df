"""terms, term and glossary: tables that fit the terminal, the same data for programs, what is known left out on demand."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from aggregator.cli.terms import _drawn
from aggregator.views.heat import Cell, HeatMap, Row
from aggregator.views.listed import SAYS
from aggregator.views.sources import Source

Ask = Callable[..., tuple[int, str, str]]
PAPER = "1502.03167"


def test_the_sources_are_columns_where_they_fit(ask: Ask) -> None:
    """On a pipe they fit: a number for each source, and a line for each that says which it is."""
    code, out, _ = ask("terms", PAPER, "-n", "3")
    heading, _, first, *_ = out.splitlines()
    assert code == 0 and heading.split() == ["term", "sources", "uses", "paper", *"123456789"]
    assert re.search(r"█+.? *\d of 9 +\d+ +\d+ ( +[\d·]+•?){9}", first)
    assert sum(bool(re.match(r" +\d  (blog|video) +\d+ min  ", line)) for line in out.splitlines()) == 9


def test_the_table_for_programs(ask: Ask) -> None:
    """Every number of the table, and the sources that they are of."""
    told = json.loads(ask("terms", PAPER, "--json", "-n", "2")[1])
    ids = {source["document_id"] for source in told["sources"]}
    for term in told["terms"]:
        assert sum(cell["occurrences"] for cell in term["by_source"]) == term["occurrences"]
        assert {cell["document_id"] for cell in term["by_source"]} <= ids


@pytest.fixture
def heat() -> HeatMap:
    """One term in two sources."""
    sources = tuple(
        Source(n, n, "blog", f"Post {n}", None, f"https://e.org/{n}", 5.0, "en", None, None, (), "", "", n, None, None)
        for n in (1, 2)
    )  # fmt: skip
    return HeatMap(
        sources,
        (Row("widget", "widget", 2, 7, False, (Cell(1, 7, 2.0, 2, True, 0, "https://e.org/1#a"), None)),),
    )


def drawn(heat: HeatMap, width: int) -> Iterator[str]:
    """Its lines on a terminal of this width."""
    from rich.console import Console

    row = {
        "term": "widget",
        "expansion": None,
        "known": 0,
        "document_frequency": 1,
        "occurrences": 7,
        "paper_occurrences": 0,
    }
    screen = Console(width=width)
    with screen.capture() as found:
        screen.print(*_drawn([row], heat, width), sep="\n")
    return iter(found.get().splitlines())


@pytest.mark.parametrize(
    ("width", "has", "lacks"),
    [
        (100, ["███    1 of 2", "7•", "·", "Post 2"], []),
        (61, ["███    1 of 2", "7•"], []),
        (50, ["1 of 2", "7•"], ["█"]),
        (40, ["1 of 2"], ["█", "•", "Post"]),
    ],
)
def test_a_narrow_terminal_has_less(heat: HeatMap, width: int, has: list[str], lacks: list[str]) -> None:
    """First the bars go, then the sources; no line is longer than the terminal is wide."""
    lines = list(drawn(heat, width))
    shown = "\n".join(lines)
    assert all(part in shown for part in has) and not any(part in shown for part in lacks)
    assert max(map(len, lines)) <= width


def test_what_is_known_can_be_left_out(ask: Ask) -> None:
    """--new in the terms of a paper, of the library, and in the glossary."""
    ask("known", "add", "gradient")
    for command in (["terms", PAPER], ["terms", "-n", "500"], ["glossary", PAPER]):
        listed, new = (json.loads(ask(*command, "--json", *more)[1]) for more in ([], ["--new"]))
        names = [{t["term"].lower() for t in told.get("terms") or told["entries"]} for told in (listed, new)]
        assert "gradient" in names[0] and "gradient" not in names[1]


def test_the_terms_of_the_library(ask: Ask) -> None:
    """Without a paper: those of the most papers first, with how many know them."""
    rows = json.loads(ask("terms", "--json", "-n", "5")[1])["terms"]
    assert [row["papers"] for row in rows] == [2] * 5
    assert ask("terms", "-n", "5")[1].splitlines()[0].split() == [
        "term",
        "papers",
        "uses",
        "sources",
        "known",
    ]


def test_why_a_term_is_listed(ask: Ask) -> None:
    """The parts of its score add up; its forms, its sources, its quotes with the place; in any of its forms."""
    told = json.loads(ask("term", "internal", "covariate", "shifts", "--json")[1])
    assert told["term"]["term"] == "internal covariate shift"
    assert sum(reason["value"] for reason in told["reasons"]) == pytest.approx(told["term"]["termhood"])
    assert len({place["document_id"] for place in told["places"]}) >= told["term"]["document_frequency"]
    out = ask("term", "internal covariate shift")[1]
    for head in ("Why it is listed", "Forms", "Who uses it", "Who defines it", "https://"):
        assert head in out


def test_every_part_of_a_score_has_its_word(library: Path) -> None:
    """What the search for terms scores by is told in `term`."""
    with sqlite3.connect(library) as db:
        parts = {part for (part,) in db.execute("select distinct p.key from terms, json_each(terms.parts) p")}
    db.close()
    assert parts <= SAYS.keys()


def test_a_term_of_several_papers(ask: Ask) -> None:
    """They are listed; --paper chooses one."""
    code, out, err = ask("term", "batch normalization")
    assert code == 0 and PAPER in out and "1607.08022" in out and "--paper ID" in err
    assert "Why it is listed" in ask("term", "batch", "normalization", "--paper", "1607.08022")[1]


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (["term"], 2, "Missing argument"),
        (["term", "gradeint"], 2, "did you mean gradient?"),
        (["term", "xyzzy"], 2, "gather-context search 'xyzzy'"),
        (["term", "\udcffx"], 2, "no gathered paper has the term"),
        (["term", ""], 2, "no gathered paper has the term"),
        (["term", "covariate shift", "--paper", "1607.08022"], 2, "gather-context terms 1607.08022"),
        (["term", "gradient", "--paper", "nothing"], 4, "no gathered paper"),
        (["terms", "9999.99999"], 4, "no gathered paper"),
        (["terms", PAPER, "-n", "0"], 2, "not in the range"),
        (["terms", PAPER, "--news"], 2, "Did you mean '--new'?"),
        (["glossary", PAPER, "-f", "pdf"], 2, "there are markdown, csv"),
        (["glossary", PAPER, "-o", "/no/such/folder/g.md"], 1, "cannot be written"),
        (["glossary"], 2, "Missing argument"),
    ],
)
def test_what_a_person_gets_wrong(ask: Ask, typed: list[str], code: int, says: str) -> None:
    """One clear sentence, the documented code."""
    exit_code, out, err = ask(*typed)
    assert (exit_code, out) == (code, "") and says in err


def test_a_glossary_is_markdown_on_a_pipe(ask: Ask, tmp_path: Path) -> None:
    """And in a file, byte for byte."""
    out = ask("glossary", PAPER, "-n", "3")[1]
    ask("glossary", PAPER, "-n", "3", "-o", str(tmp_path / "g.md"))
    assert out.startswith("#") and (tmp_path / "g.md").read_text(encoding="utf-8") == out

"""focus, search and known, asked as a person asks them: right, and wrong."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

Ask = Callable[..., tuple[int, str, str]]
PAPER = "1502.03167"


def test_the_focus_is_told(ask: Ask) -> None:
    """What it is about with counts, who explains it where; the three lists; the sections of the paper."""
    code, out, _ = ask("focus", PAPER)
    assert code == 0
    for said in (
        "independent sources talk about",
        "new to you",
        "explained in ",
        "Everyone says",
        "no source explains",
        "1 Introduction",
    ):
        assert said in out, said
    assert "https://www.youtube.com/watch?v=" in out and "&t=" in out


def test_the_focus_for_programs(ask: Ask) -> None:
    """The same values under --json."""
    focus = json.loads(ask("focus", PAPER, "--json")[1])["focus"]
    assert {"terms", "everyone", "only_one", "nobody", "sections", "newness", "voices"} <= focus.keys()
    assert focus["terms"][0]["sources"] <= focus["voices"]


def test_hits_lead_to_the_second(ask: Ask) -> None:
    """A sentence with the source, the time, and the address of it."""
    code, out, err = ask("search", '"covariate shift"', "--kind", "video", "-n", "3")
    assert (code, err) == (0, "") and out.count("&t=") == 3 and "covariate shift" in out
    hits = json.loads(ask("search", "covariate", "--paper", PAPER, "--json")[1])["hits"]
    assert all(hit["arxiv_id"] == PAPER for hit in hits)
    assert all(hit["sentence"][b:e].lower().startswith("covaria") for hit in hits for b, e in hit["spans"])


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (["GPT-4"], 0, ""),
        (["c++"], 0, ""),
        (["what is K?"], 0, ""),
        (['"unbalanced'], 0, "nothing has"),
        (["NEAR", "OR", "AND"], 0, ""),
        (["zebra"], 0, "nothing has 'zebra'"),
        (["\udcff\udcfezebra"], 0, "nothing has"),
        (["zebra " * 3000], 0, "zebr …'"),
        (["gradeint"], 0, "did you mean gradient"),
        (["gradient", "--source", "nobody"], 0, "without --source"),
        (["🦓🦓"], 2, "no word"),
        (["*"], 2, "no word"),
        ([""], 2, "no word"),
        ([], 2, "Missing argument"),
        (["gradient", "--kind", "blogs"], 2, "is not one of"),
        (["gradient", "-n", "0"], 2, "not in the range"),
        (["gradient", "--paper", "9999.00001"], 4, "no gathered paper"),
    ],
)
def test_whatever_is_searched_for(ask: Ask, typed: list[str], code: int, says: str) -> None:
    """Any input is answered: hits, or why there are none and what to try; no word at all is wrong usage."""
    exit_code, _, err = ask("search", *typed)
    assert exit_code == code and says in err


def test_what_is_known_is_kept(ask: Ask) -> None:
    """Added in any form, listed, told as known in the focus, removed in any form."""
    assert ask("known", "add", "Covariate Shifts")[2] == "known: covariate shift\n"
    assert "covariate shift" in ask("known")[1]
    assert json.loads(ask("focus", PAPER, "--json")[1])["focus"]["newness"]["known"] == 1
    assert ask("known", "remove", "covariate  shifts")[0] == 0
    assert ask("known", "list") == (
        0,
        "",
        "no term is marked as known; mark some: gather-context known add softmax\n",
    )


def test_a_term_of_no_paper_is_kept_for_those_to_come(ask: Ask) -> None:
    """It is said, with what may have been meant and how to take it back."""
    code, _, err = ask("known", "add", "gradeint")
    assert code == 0 and "no gathered paper has it" in err and "did you mean gradient?" in err
    assert "gradeint" in ask("known")[1]


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (["add"], 2, "which term?"),
        (["add", ""], 2, "is no term"),
        (["add", "?!"], 2, "is no term"),
        (["add", "x" * 101], 2, "is no term"),
        (["list", "softmax"], 2, "did you mean `known add softmax`"),
        (["softmax"], 2, "is not one of 'list', 'add', 'remove'"),
        (["remove"], 2, "which term?"),
        (["add", "\udcff"], 2, "is no term"),
        (["remove", "\udcffx"], 1, "was not marked"),
        (["remove", "softmax"], 1, "was not marked as known"),
    ],
)
def test_what_is_no_term_is_not_known(ask: Ask, typed: list[str], code: int, says: str) -> None:
    """Wrong usage is said in a sentence."""
    exit_code, _, err = ask("known", *typed)
    assert exit_code == code and says in err


def test_why_each_was_taken_or_left(ask: Ask) -> None:
    """A candidate and its reason below it; for programs the rows."""
    out = ask("why", PAPER)[1]
    assert "taken" in out and "Left: " in out and "Taken: " in out
    rows = json.loads(ask("why", PAPER, "--json")[1])["candidates"]
    assert [row["number"] for row in rows if row["chosen"]]


@pytest.mark.parametrize(
    ("typed", "code", "says"),
    [
        (["show", "norm"], 4, "fits several papers"),
        (["show", "abc"], 4, "gather-context list"),
        (["show", "2401.00001"], 4, "gather-context 2401.00001"),
        (["show", ""], 4, "no gathered paper"),
        (["show", "batch", "norm"], 2, "in quotation marks"),
        (["why", PAPER, "99"], 2, "numbered 1 to"),
    ],
)
def test_which_paper_is_meant(ask: Ask, typed: list[str], code: int, says: str) -> None:
    """By id or by words of the title that fit one; else what to do is said."""
    exit_code, out, err = ask(*typed)
    assert (exit_code, out) == (code, "") and says in err

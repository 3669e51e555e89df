"""Markdown and plain text as paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.formats.markdown import markdown

CASES: list[tuple[str, list[tuple[str | None, str, bool]], str]] = [
    ("One\ntwo.\n\nThree.", [(None, "One two.", True), (None, "Three.", True)], "paragraphs"),
    ("# A\nOne.\n## B ##\nTwo.", [("A", "One.", True), ("B", "Two.", True)], "headings, with or without blank lines"),
    ("A\n===\nOne.\n\nB\n---\n\nTwo.", [("A", "One.", True), ("B", "Two.", True)], "underlined headings"),
    ("#hashtag is no heading", [(None, "#hashtag is no heading", True)], "a hash needs a blank"),
    ("One.\n```py\nx = 1\n\ny = 2\n```\nTwo.", [(None, "One.", True), (None, "x = 1\n\ny = 2", False), (None, "Two.", True)], "code"),
    ("~~~\n# no heading\n~~~", [(None, "# no heading", False)], "what stands in code is code"),
    ("```\nnever closed", [(None, "never closed", False)], "code to the end"),
    ("See [the *paper*](https://a.example/x) and ![a plot](p.png).", [(None, "See the paper and a plot.", True)], "links"),
    ("**Foo** and _bar_, but snake_case_name and 2*3*4.", [(None, "Foo and bar, but snake_case_name and 2*3*4.", True)], "emphasis"),
    ("- one\n- two\n\n> said\n\n1. first", [(None, "one two", True), (None, "said", True), (None, "first", True)], "marks"),
    ("One.\n\n---\n\n* * *\n\nTwo.", [(None, "One.", True), (None, "Two.", True)], "rules"),
    ("---\ntitle: x\ntags: [a]\n---\nOne.", [(None, "One.", True)], "front matter"),
    ("", [], "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_text_is_told_from_its_markup(
    text: str, expected: list[tuple[str | None, str, bool]], why: str
) -> None:
    """Each paragraph with its heading, and whether it counts as language."""
    assert [(each.heading, each.text, each.counted) for each in markdown(text)] == expected, why


@given(st.lists(st.text(alphabet="abcde fgh", min_size=1, max_size=30).filter(str.strip), max_size=10))
def test_plain_paragraphs_lose_no_word(paragraphs: list[str]) -> None:
    """Every word once, in order."""
    words = " ".join(paragraphs).split()
    assert " ".join(each.text for each in markdown("\n\n".join(paragraphs))).split() == words


@given(st.text(alphabet="#*_`~->[]()!=\n ab1.", max_size=200))
def test_no_markup_breaks_it(text: str) -> None:
    """And no segment is empty."""
    assert all(each.text.strip() for each in markdown(text))

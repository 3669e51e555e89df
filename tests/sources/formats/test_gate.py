"""What is let in as a page, and as which characters."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.formats.gate import MOST_BYTES, page_text
from sources.formats.plain import clean, noise_share, one_line, sentences_together, shorten
from sources.outcomes import State, Unanswered

PAGE = "<html><head>{}</head><body><p>Schrödinger’s “attention” – 注意 機構</p></body></html>"


def zipped() -> bytes:
    """A real zip file."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("page.html", "<p>hello</p>")
    return buffer.getvalue()


BLOBS = [
    (b"%PDF-1.5\n%\xd0\xd4\xc5\xd8\n1 0 obj", "a PDF"),
    (b"\n  %PDF-1.4 behind white space", "a PDF"),
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
    (zipped(), "a zip file"),
    (b"\x1f\x8b\x08\0\0\0\0\0", "a gzip file"),
]


@pytest.mark.parametrize(("blob", "kind"), BLOBS)
def test_files_that_are_no_pages(blob: bytes, kind: str) -> None:
    """A PDF served as HTML is named, not read."""
    with pytest.raises(Unanswered) as raised:
        page_text(blob, "text/html; charset=utf-8")
    assert raised.value.outcome.state == State.REFUSED
    assert kind in raised.value.outcome.sentence


def test_random_bytes_in_a_page() -> None:
    """`<html>` in front does not make a page of noise."""
    noise = b"<html>" + random.Random(1).randbytes(60_000)
    with pytest.raises(Unanswered) as raised:
        page_text(noise, "text/html")
    assert raised.value.outcome.state == State.REFUSED


@pytest.mark.parametrize(
    ("content_type", "let_in"),
    [
        ("text/html", True),
        ("TEXT/HTML; charset=utf-8", True),
        ("application/xhtml+xml", True),
        ("text/plain", True),
        ("", True),
        (None, True),
        ("application/octet-stream", True),
        ("image/svg+xml", False),
        ("application/json", False),
        ("video/mp4", False),
    ],
)
def test_content_types(content_type: str | None, let_in: bool) -> None:
    """What declares itself something else is refused; what declares nothing is looked at."""
    try:
        page_text(b"<p>hello</p>", content_type)
        assert let_in
    except Unanswered as refused:
        assert not let_in
        assert refused.outcome.state == State.REFUSED


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_nothing(data: bytes) -> None:
    """An empty answer is none."""
    with pytest.raises(Unanswered) as raised:
        page_text(data)
    assert raised.value.outcome.state == State.NONE


def test_too_large() -> None:
    """No article has two megabytes."""
    with pytest.raises(Unanswered) as raised:
        page_text(b"a" * (MOST_BYTES + 1))
    assert raised.value.outcome.state == State.TOO_LARGE


@pytest.mark.parametrize(
    ("text", "encoding", "meta", "content_type", "why"),
    [
        ("Schrödinger’s 注意", "utf-8", "", "text/html", "no word about it"),
        ("Schrödinger’s 注意", "utf-16", "", "text/html; charset=utf-8", "the mark wins over the header"),
        (
            "Schrödinger’s “net”",
            "cp1252",
            '<meta charset="utf-8">',
            "text/html; charset=utf-8",
            "mislabelled UTF-8",
        ),
        ("Schrödinger’s “net”", "cp1252", "", "text/html; charset=iso-8859-1", "as browsers read Latin-1"),
        ("Schrödinger’s 注意", "utf-8", "", "text/html; charset=iso-8859-1", "mislabelled Latin-1"),
        (
            "注意機構と変換器。自己注意の仕組み。",
            "shift_jis",
            '<meta charset="Shift_JIS">',
            "text/html",
            "declared in the page",
        ),
        (
            "注意力机制与变换器，自注意力。",
            "gb18030",
            "",
            "text/html; charset=gb2312",
            "the superset of its label",
        ),
        (
            "注意力机制与变换器，自注意力。",
            "gb18030",
            '<meta http-equiv="Content-Type" content="text/html; charset=GBK">',
            None,
            "the old way",
        ),
        ("Внимание — это всё", "windows-1251", "", "text/html; charset=windows-1251", "Cyrillic"),
    ],
)
def test_charsets(text: str, encoding: str, meta: str, content_type: str | None, why: str) -> None:
    """Bytes come out as the characters that were meant, also where the label lies."""
    page = f"<html><head>{meta}</head><body><p>{text}</p>".encode(encoding)
    assert f"<p>{text}</p>" in page_text(page, content_type), why


def test_a_few_broken_bytes() -> None:
    """One byte of another encoding does not turn the page into mojibake."""
    page = ("<p>" + "Schrödinger’s 注意 " * 200).encode() + b"\xe9</p>"
    assert page_text(page).count("Schrödinger’s 注意") == 200


@pytest.mark.parametrize(
    "reference",
    ["&#27;", "&#8;", "&#11;", "&#xFFFE;", "&#x1b;", "&#0;", "&#0027;", "&#x80;", "&#xD800;", "&#127;"],
)
def test_control_character_references(reference: str) -> None:
    """A reference that makes a parser drop the page is taken out of it."""
    assert page_text(f"<p>before{reference}after</p>".encode()) == "<p>beforeafter</p>"


@pytest.mark.parametrize(
    "reference", ["&#10;", "&#9;", "&#233;", "&#x27;", "&#x1F600;", "&#8217;", "&#xA0;", "&#270;"]
)
def test_other_references(reference: str) -> None:
    """References to characters that one can read stay."""
    assert reference in page_text(f"<p>{reference}</p>".encode())


def test_control_characters() -> None:
    """Escapes, bidi controls and invisible characters that split words go; words and line ends stay."""
    assert clean("a\x1b[2J\u202eb\u200bc\u00ad\x00\r\nd\x85e") == "a[2Jbc\nd\ne"
    assert one_line(" a\t\n b\u00a0c \x07") == "a b c"


def test_shorten() -> None:
    """A line is cut at a word."""
    assert shorten("attention is all you need", 12) == "attention…"
    assert shorten("attention", 9) == "attention"


def test_sentences_together() -> None:
    """A long paragraph is cut where sentences end, and loses nothing."""
    text = " ".join("w" * 3 for _ in range(8)) + ". " + " ".join("v" for _ in range(30))
    parts = list(sentences_together(text, 20))
    assert parts[0].endswith(".")
    assert " ".join(parts) == text


@settings(max_examples=120, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([None, "text/html", "text/html; charset=utf-16", "text/html; charset=x-no-such"]),
)
def test_any_bytes(data: bytes, content_type: str | None) -> None:
    """Whatever comes, it is refused or it is text without control characters."""
    try:
        text = page_text(data, content_type)
    except Unanswered:
        return
    assert noise_share(text.replace("\ufffd", "")) == 0

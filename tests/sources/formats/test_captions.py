"""Caption files of every shape become cues, and what cannot be trusted becomes an outcome."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.formats.captions import MOST_BYTES, checked_cues, sniff_captions
from sources.outcomes import State, Unanswered
from sources.values import Cue

SRV1 = """<?xml version="1.0" encoding="utf-8" ?><transcript>
<text start="0.5" dur="2.5">it&amp;#39;s a query</text><text start="3" dur="2">&amp;gt;&amp;gt; and a key</text></transcript>"""

SRV2 = """<timedtext><text t="500" d="2500">it's a query</text><text t="3000" d="2000">&gt;&gt; and a key</text></timedtext>"""

SRV3 = """<?xml version="1.0"?><timedtext format="3"><head><ws id="0"/></head><body><w t="0" id="1"/>
<p t="500" d="2500" w="1"><s ac="248">it's</s><s t="400"> a</s><s t="700"> query</s></p>
<p t="2990" d="10" w="1" a="1">
</p><p t="3000" d="2000" w="1">&gt;&gt; and a key</p></body></timedtext>"""

TTML = """<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="00:00:00.5" end="00:00:03.0">it's<br/>a query</p>
<p begin="3s" end="5s">&gt;&gt; and a key</p></div></body></tt>"""

JSON3 = json.dumps(
    {
        "wireMagic": "pb3",
        "events": [
            {"tStartMs": 0, "id": 1, "wpWinPosId": 1},
            {
                "tStartMs": 500,
                "dDurationMs": 2500,
                "segs": [{"utf8": "it's"}, {"utf8": " a query", "tOffsetMs": 400}],
            },
            {"tStartMs": 2990, "aAppend": 1, "segs": [{"utf8": "\n"}]},
            {"tStartMs": 3000, "dDurationMs": 2000, "segs": [{"utf8": ">> and a key"}]},
        ],
    }
)

SRT = "\ufeff1\r\n00:00:00,500 --> 00:00:03,000\r\n<i>it's</i>\r\na query\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\n&gt;&gt; and a key\r\n"

VTT = """WEBVTT - a title

NOTE nobody says this

STYLE
::cue { color: red }

first
00:00.500 --> 00:03.000 align:start position:0%
<v Ada>it's a query

00:03.000 --> 00:05.000
&gt;&gt; and a key
"""

SBV = "0:00:00.500,0:00:03.000\nit's a[br]query\n\n0:00:03.000,0:00:05.000\n>> and a key\n"

STAMPED = "0:00.5 it's a query\n0:03 >> and\na key"

SHAPES = {
    "srv1": SRV1,
    "srv2": SRV2,
    "srv3": SRV3,
    "TTML": TTML,
    "json3": JSON3,
    "SRT": SRT,
    "WebVTT": VTT,
    "SBV": SBV,
    "list": json.dumps(
        [
            {"start": 0.5, "duration": 2.5, "text": "it's a query"},
            {"start": "3.0", "dur": 2, "text": ">> and a key"},
        ]
    ),
    "Whisper": json.dumps(
        {
            "text": "…",
            "segments": [
                {"start": 0.5, "end": 3.0, "text": " it's a query"},
                {"start": 3, "end": 5, "text": ">> and a key"},
            ],
        }
    ),
    "podcast": json.dumps(
        {
            "version": "1.0.0",
            "segments": [
                {"startTime": 0.5, "endTime": 3, "body": "it's a query"},
                {"startTime": 3, "endTime": 5, "body": ">> and a key"},
            ],
        }
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape: str) -> None:
    """Every shape says the same two cues, whatever its clock, its escapes and its styling."""
    assert sniff_captions(SHAPES[shape].encode()) == (
        Cue(0.5, 2.5, "it's a query"),
        Cue(3.0, 2.0, ">> and a key"),
    )


def test_times_before_lines() -> None:
    """A transcript copied from a page has starts only: each cue lasts until the next, the last as long as one speaks."""
    first, last = sniff_captions(STAMPED.encode())
    assert (first, last.start_seconds, last.text) == (Cue(0.5, 2.5, "it's a query"), 3.0, ">> and a key")
    assert 0 < last.duration_seconds < 4


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("12:34 one\n12:40 two", [754.0, 760.0]),
        ("[1:02:03] one\n[1:02:09] two", [3723.0, 3729.0]),
        ("0:00\none\n0:05\ntwo", [0.0, 5.0]),
        ("(0:01) - one\n(0:07) - two", [1.0, 7.0]),
        ("0:00 one\n\nand more\n0:30 two", [0.0, 30.0]),
    ],
)
def test_ways_to_write_a_time(text: str, starts: list[float]) -> None:
    """Times stand in brackets or not, before the words or above them."""
    cues = sniff_captions(text.encode())
    assert [cue.start_seconds for cue in cues] == starts
    assert [cue.text.split()[0] for cue in cues] == ["one", "two"]


def test_text_without_times() -> None:
    """Plain text is one cue a paragraph, all at second 0; a bracket at its start is no JSON, a time within no time stamp."""
    text = "[Music] At 12:30 we met.\nWe spoke.\n\nThen we left."
    assert sniff_captions(text.encode()) == (
        Cue(0, 0, "[Music] At 12:30 we met. We spoke."),
        Cue(0, 0, "Then we left."),
    )


ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.869 align:start position:0%
 
attention<00:00:00.480><c> takes</c><00:00:00.640><c> three</c>

00:00:02.869 --> 00:00:02.879 align:start position:0%
attention takes three
 

00:00:02.879 --> 00:00:05.000 align:start position:0%
attention takes three
inputs<00:00:03.480><c> yes</c>

00:00:05.000 --> 00:00:05.010 align:start position:0%
inputs yes
 

00:00:05.010 --> 00:00:07.000 align:start position:0%
inputs yes
inputs<00:00:05.480><c> yes</c>
"""  # noqa: W293


def test_rolling_captions() -> None:
    """Automatic WebVTT repeats every line; each is kept once, at its first second, and a line said twice stays twice."""
    cues = sniff_captions(ROLLING.encode())
    assert [cue.text for cue in cues] == ["attention takes three", "inputs yes", "inputs yes"]
    assert [cue.start_seconds for cue in cues] == [0.16, 2.879, 5.01]


def test_rolling_captions_converted_to_srt() -> None:
    """The same without the word times, as converters leave it: the repeats alone give it away."""
    lines = ["a b", "a b", "a b\nc d", "c d", "c d\ne f", "e f", "e f\ng h"]
    blocks = [f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{said}\n" for n, said in enumerate(lines)]
    assert [cue.text for cue in sniff_captions("\n".join(blocks).encode())] == ["a b", "c d", "e f", "g h"]


def test_manual_captions_may_repeat_a_line() -> None:
    """A chorus is no rolling: where few cues repeat the one before, nothing is taken away."""
    lines = ["one", "yes", "yes", "two", "three", "four", "five"]
    blocks = [f"00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{said}\n" for n, said in enumerate(lines)]
    assert [cue.text for cue in sniff_captions("\n".join(blocks).encode())] == lines


@pytest.mark.parametrize(
    ("body", "state", "why"),
    [
        ('<transcript><text dur="2">x</text></transcript>', State.CHANGED, "no start"),
        ('<transcript><text start="NaN" dur="2">x</text></transcript>', State.CHANGED, "NaN"),
        ('<transcript><text start="inf">x</text></transcript>', State.CHANGED, "infinite"),
        ('<transcript><text start="-4">x</text></transcript>', State.CHANGED, "negative start"),
        ('<transcript><text start="4" dur="-1">x</text></transcript>', State.CHANGED, "negative duration"),
        (
            '<transcript><text start="9">x</text><text start="2">y</text></transcript>',
            State.CHANGED,
            "backwards",
        ),
        ("<html><body>Sorry, something went wrong</body></html>", State.CHANGED, "a page"),
        ("", State.NONE, "empty: blocked tracks come so"),
        ("<transcript></transcript>", State.NONE, "no cue"),
        ('<transcript><text start="1"> </text></transcript>', State.NONE, "no word"),
        ('<transcript><text start="1">x', State.CHANGED, "broken off"),
        (
            '<!DOCTYPE t [<!ENTITY a "b">]><transcript><text start="1">&a;</text></transcript>',
            State.CHANGED,
            "a type",
        ),
        (
            '<?xml version="1.0"?><!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/hostname">]><transcript><text start="1">&a;</text></transcript>',
            State.CHANGED,
            "a file",
        ),
        ('[{"start": NaN, "text": "x"}]', State.CHANGED, "JSON's NaN"),
        ('[{"text": "x"}]', State.CHANGED, "no start in a list"),
        ('[{"start": true, "text": "x"}]', State.CHANGED, "no number"),
        ('{"events": [{"segs": [{"utf8": "x"}]}]}', State.CHANGED, "no start in json3"),
        ('{"error": "no"}', State.CHANGED, "no list"),
        ("[" * 100_000, State.CHANGED, "nesting without end"),
        ("WEBVTT\n\n1:2:3:4:5 --> 00:02.000\nx", State.CHANGED, "a clock with five hands"),
        ("WEBVTT\n\n00:00.. --> 00:02.000\nx", State.CHANGED, "no clock"),
    ],
)
def test_what_cannot_be_trusted(body: str, state: State, why: str) -> None:
    """An empty track, a page in its place and impossible times are outcomes, each with a sentence."""
    with pytest.raises(Unanswered) as raised:
        sniff_captions(body.encode(), "track.vtt" if body.startswith("W") else "track.json3")
    assert raised.value.outcome.state == state, why
    assert raised.value.outcome.sentence.endswith(".")


def test_a_track_is_never_plain_text() -> None:
    """What a service says in place of its track is no transcript; the same words in a text file are."""
    assert sniff_captions(b"Rate exceeded.", "mine.txt") == (Cue(0, 0, "Rate exceeded."),)
    with pytest.raises(Unanswered):
        sniff_captions(b"Rate exceeded.", "dQw4.vtt")


@pytest.mark.parametrize("data", [b"x" * (MOST_BYTES + 1), b"0:01 x\n" * 50_002])
def test_too_much(data: bytes) -> None:
    """Neither five megabytes nor fifty thousand lines are a talk."""
    with pytest.raises(Unanswered) as raised:
        sniff_captions(data)
    assert raised.value.outcome.state == State.TOO_LARGE


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_encodings(encoding: str) -> None:
    """Old subtitle files are Windows-1252, some editors write UTF-16."""
    assert sniff_captions("0:01 naïve Schrödinger\n0:02 b".encode(encoding))[0].text == "naïve Schrödinger"


def test_binary_is_no_text() -> None:
    """A film under the name of its subtitles is told from a transcript."""
    with pytest.raises(Unanswered):
        sniff_captions(bytes(range(256)) * 40)


def test_control_characters() -> None:
    """Terminal escapes and reversed reading do not get through, angle brackets that were said do."""
    (cue,) = checked_cues([Cue(1, 2, "if a < b\x1b]0;x\x07 then \u202eab\u2069 <c>fine</c>")])
    assert cue.text == "if a < b]0;x then ab fine"


def test_slight_disorder_is_order() -> None:
    """Two speakers' cues in the other order are sorted."""
    cues = checked_cues([Cue(1, 1, "a"), Cue(0.5, 1, "b")])
    assert [cue.text for cue in cues] == ["b", "a"]


OPENINGS: list[Callable[[str], str]] = [
    lambda s: s,
    lambda s: "WEBVTT\n\n" + s,
    lambda s: "1\n00:00:01,000 --> 00:00:02,000\n" + s,
    lambda s: "0:00:01.000,0:00:02.000\n" + s,
    lambda s: "<transcript>" + s,
    lambda s: '{"events":[' + s,
    lambda s: "[{" + s,
    lambda s: "0:01 " + s,
]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(OPENINGS),
    st.text(st.sampled_from("0123456789:.,->< \n\t{}[]\"'&;aé<text start=/\x00\ud800"), max_size=80),
)
def test_any_text(opening: Callable[[str], str], rest: str) -> None:
    """Whatever follows a beginning, cues in order come out or an outcome does."""
    try:
        cues = sniff_captions(opening(rest).encode("utf-8", "surrogatepass"))
    except Unanswered:
        return
    assert all(cue.text.strip() and cue.duration_seconds >= 0 for cue in cues)
    assert [cue.start_seconds for cue in cues] == sorted(cue.start_seconds for cue in cues)


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Bytes of any kind raise nothing but an outcome."""
    try:
        sniff_captions(data)
    except Unanswered as unanswered:
        assert unanswered.outcome.sentence

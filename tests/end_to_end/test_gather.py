"""The main job as a user has it, but for where the bytes come from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from aggregator.cli.group import cli
from aggregator.cli.progress import Silence
from aggregator.cli.running import run
from aggregator.pipeline import gather
from aggregator.stages.world import Wish, World
from aggregator.store import read
from aggregator.store.connection import open_store
from sources.contract import HostPace
from sources.door import DoorSettings, open_door
from sources.registry import load
from tests.end_to_end.conftest import FIXTURES, Internet

RICH, POOR = "1502.03167", "1607.08022"


def settings(tmp_path: Path, internet: Internet) -> DoorSettings:
    """The door of a test: the real stack, no pauses, the injected resolver, one allowed port."""
    paces = {
        host: replace(pace, pause_seconds=0.0, jitter_seconds=0.0) for host, pace in load({}).hosts.items()
    }
    return DoorSettings(
        cache_path=tmp_path / "answers.db",
        hosts={"": HostPace(0.0), **paces},
        environ={"SSL_CERT_FILE": str(internet.ca_file)},
        allow=internet.allow,
        resolve=internet.resolve,
    )


def test_a_gather_without_a_proxy_takes_the_way_of_every_users_bytes(
    tmp_path: Path, internet: Internet
) -> None:
    """Over TLS, through guard, archive, pace and wire: blogs and videos with text are stored, terms recur, and a second
    run asks nobody."""
    db = open_store(tmp_path / "library.db")
    with open_door(settings(tmp_path, internet)) as door:
        selection = gather(Wish(RICH), World(load({}), door, db, Silence()))
        asked = len(internet.asked)
        gather(Wish(RICH), World(load({}), door, db, Silence()))
    kinds = [row["kind"] for row in read.sources(db, RICH)]
    assert kinds.count("blog") == 3 and 5 <= kinds.count("video") <= 10 and selection.complete
    assert len(read.terms(db, RICH)) >= 20
    assert len(internet.asked) == asked, "the second run asked somebody"
    assert not [a for n, a in enumerate(internet.asked) if a[1] == "GET" and a in internet.asked[:n]], (
        "something was asked twice"
    )
    db.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GATHER_CONTEXT_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def command(*arguments: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = run(cli, [*arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_command_on_recorded_answers(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Gather, then every reading command on what it stored; add, remove and options choose again without asking."""
    replay = ("--replay", str(FIXTURES))
    code, out, _ = command(RICH, *replay, "--json", "-q", capsys=capsys)
    answer = json.loads(out)
    assert code == 0 and answer["complete"] and answer["paper"]["arxiv_id"] == RICH
    assert {"blog", "video"} <= {row["kind"] for row in answer["sources"]} and answer["terms"]

    code, out, _ = command("list", "--json", capsys=capsys)
    assert [row["arxiv_id"] for row in json.loads(out)["papers"]] == [RICH]
    for arguments in (
        ("show", RICH),
        ("terms", RICH),
        ("why", RICH),
        ("why", RICH, "1"),
        ("glossary", RICH),
        ("sources",),
    ):
        code, out, err = command(*arguments, capsys=capsys)
        assert code == 0 and len(out.splitlines()) >= 4 and "Traceback" not in err, arguments

    first = next(row for row in answer["sources"] if row["kind"] == "video")
    code, out, _ = command("remove", RICH, str(first["number"]), "--json", capsys=capsys)
    assert code == 0 and first["url"] not in [row["url"] for row in json.loads(out)["sources"]]
    code, out, _ = command(
        RICH, *replay, "--json", "-q", "--blogs", "1", "--videos", "1-2", "--offline", capsys=capsys
    )
    kinds = [row["kind"] for row in json.loads(out)["sources"]]
    assert (kinds.count("blog"), kinds.count("video")) == (1, 2)
    assert first["url"] not in [row["url"] for row in json.loads(out)["sources"]], (
        "what was removed stays removed"
    )


def test_where_little_is_said_there_is_background(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On what the paper builds on, with its reason, outside quota and counts; planned before, and never asked for again."""
    replay = ("--replay", str(FIXTURES))
    plan = json.loads(command(POOR, *replay, "--dry-run", "--json", "-q", capsys=capsys)[1])
    asked = [row for row in plan["queries"] if row["asked"] == "if little is found"]
    assert {row["query"] for row in asked} == {"background: batch normalization"} and len(asked) >= 3
    answer = json.loads(command(POOR, *replay, "--json", "-q", capsys=capsys)[1])
    (ground,) = [row for row in answer["sources"] if row["kind"] == "background"]
    assert ground["reason"].startswith("Background: the paper builds on batch normalization")
    assert not answer["complete"] and all(row["document_frequency"] <= 2 for row in answer["terms"])
    assert "Background: " in command("why", POOR, str(ground["number"]), capsys=capsys)[1]
    first = json.loads(command("order", POOR, "--json", capsys=capsys)[1])["paths"][1]["steps"][0]
    assert first["url"] == ground["url"] and first["new_terms"] == []
    plan = json.loads(command(POOR, *replay, "--dry-run", "--json", "-q", capsys=capsys)[1])
    assert plan["quota"]["requests at most"] == 0
    again = json.loads(command(POOR, "--offline", "--json", "-q", capsys=capsys)[1])
    assert [row["url"] for row in again["sources"]] == [row["url"] for row in answer["sources"]]
    only = command(POOR, "--offline", "--blogs", "1", "--videos", "1", "--json", "-q", capsys=capsys)
    assert {row["kind"] for row in json.loads(only[1])["sources"]} == {"blog", "video", "reference"}


def looked_up(answer: dict[str, Any], label: str = "Wikipedia") -> dict[str, Any]:
    """The document of what was looked up, among the sources of a summary."""
    begins = f"{label} on the terms of this paper"
    (row,) = [row for row in answer["sources"] if row["title"].startswith(begins)]
    return dict(row)


def test_what_nobody_defines_is_looked_up(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In an encyclopaedia, whose articles are quoted with link and licence, and counted nowhere; another sense is left out.
    It is planned before, stays whatever is chosen, and nobody is asked again."""
    replay = ("--replay", str(FIXTURES))
    plan, less = (
        json.loads(command(RICH, *replay, "--dry-run", "--json", "-q", *more, capsys=capsys)[1])
        for more in ((), ("--without", "wikipedia"))
    )
    searches = sum(row["source"] == "wikipedia" for row in plan["queries"])
    assert plan["quota"]["requests at most"] - less["quota"]["requests at most"] == searches + 5
    answer = json.loads(command(RICH, *replay, "--json", "-q", capsys=capsys)[1])
    row = looked_up(answer)
    assert (
        row["author"] == "Wikipedia contributors"
        and "CC BY-SA 4.0" in row["title"]
        and row["reason"].startswith("Looked up: ")
    )
    db = open_store(home / "data" / "gather-context.db")
    quotes = {
        q["term"]: q for q in read.rows(db, "select * from quotes where document_id = ?", row["document_id"])
    }
    assert len(quotes) >= 7 and not {"inception", "nonlinearity", "batch"} & {term.lower() for term in quotes}
    assert quotes["learning rate"]["link"] == "https://en.wikipedia.org/wiki/Learning_rate"
    assert quotes["gradient"]["quote"].startswith("In calculus, the gradient of a function")
    counts = "select 1 from term_counts where document_id = ?"
    assert read.rows(db, counts, row["document_id"]) == []
    entry = command("glossary", RICH, "-f", "markdown", capsys=capsys)[1].partition("## learning rate")[2]
    assert (
        "Wikipedia contributors (encyclopaedia), [Learning rate](https://en.wikipedia.org/wiki/Learning_rate)"
        in entry
    )
    assert row["url"] not in command("order", RICH, "--json", capsys=capsys)[1]
    plan = json.loads(command(RICH, *replay, "--dry-run", "--json", "-q", capsys=capsys)[1])
    assert plan["quota"]["requests at most"] == 0
    fewer = command(RICH, "--offline", "--blogs", "1", "--videos", "1-2", "--json", "-q", capsys=capsys)[1]
    assert looked_up(json.loads(fewer))["content_hash"] == row["content_hash"]
    db.close()


def test_words_of_the_field_are_looked_up_in_its_glossary(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Entries that do not name their headword again are quoted under it; what has two senses there, or says nothing, is not."""
    replay = ("--replay", str(FIXTURES), "--json", "-q")
    answer = json.loads(command(RICH, *replay, capsys=capsys)[1])
    row = looked_up(answer, "Machine Learning Glossary")
    assert row["author"] == "Google" and "CC BY 4.0" in row["title"]
    db = open_store(home / "data" / "gather-context.db")
    quotes = {q["term"]: q for q in read.rows(db, "select * from quotes where pattern = 'entry'")}
    assert {q["document_id"] for q in quotes.values()} == {row["document_id"]} and len(quotes) >= 12
    assert {"ReLU", "dropout", "mini-batch", "weights"} <= quotes.keys() and "statistics" not in quotes
    page = "https://developers.google.com/machine-learning/glossary"
    assert (quotes["ReLU"]["heading"], quotes["ReLU"]["link"]) == (
        "rectified linear unit (ReLU)",
        f"{page}#rectified-linear-unit-relu",
    )
    assert read.rows(db, f"select 1 from term_counts where document_id = {row['document_id']}") == []
    entry = command("glossary", RICH, "-f", "markdown", capsys=capsys)[1].partition("## dropout")[2]
    assert f"Google (encyclopaedia), [dropout regularization]({page}#dropout-regularization)" in entry
    db.close()


def test_without_an_encyclopaedia_nothing_is_looked_up(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody is asked, and nothing stands aside."""
    replay = ("--replay", str(FIXTURES), "--json", "-q")
    neither = ("--without", "wikipedia", "--without", "ml-glossary")
    without = json.loads(command(RICH, *replay, *neither, capsys=capsys)[1])
    assert "reference" not in {row["kind"] for row in without["sources"]}


def test_a_paper_of_which_nothing_is_said_has_its_own_terms(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From its full text or its abstract: in the summary and in `terms`."""
    out = command(RICH, "--replay", str(FIXTURES), "--blogs", "0", "--videos", "0", "-q", capsys=capsys)[1]
    assert "none recur" in out and "in the paper" in out
    assert len(command("terms", RICH, capsys=capsys)[1].splitlines()) > 20
    assert "terms, of which none recur" in command("glossary", RICH, capsys=capsys)[1]


def test_a_transcript_of_ones_own(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The poor paper falls short and says so; a transcript file added by hand becomes one of its videos and stays."""
    replay = ("--replay", str(FIXTURES))
    code, out, _ = command(POOR, *replay, "--json", "-q", "--strict", capsys=capsys)
    answer = json.loads(out)
    assert code == 3 and not answer["complete"] and answer["warnings"]
    sentence = "Instance normalization is the normalisation of every channel of every image by its own mean and variance."
    cues = "\n\n".join(
        f"{n}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n{sentence}"
        for n in range(1, 400)
    )
    transcript = tmp_path / "own.srt"
    transcript.write_text(cues)
    url = "https://www.youtube.com/watch?v=zzzzzzzzzzz"
    code, out, _ = command(
        "add", POOR, str(transcript), "--video", url, "--title", "A talk of mine", "--json", capsys=capsys
    )
    assert code == 0 and url in [row["url"] for row in json.loads(out)["sources"]]
    code, out, _ = command(POOR, *replay, "--json", "-q", capsys=capsys)
    assert url in [row["url"] for row in json.loads(out)["sources"]]


@pytest.mark.usefixtures("own_home")
@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("2401.99999",), 4, "no paper has the arXiv id"),
        (("a title that nobody has ever given to a paper",), 2, "is no arXiv id"),
        (("show", "2401.99999"), 4, "no gathered paper"),
        (("why", RICH, "999"), 2, "there is no candidate"),
        (("glossary", RICH, "-f", "docx"), 2, "no format"),
        (("add", RICH, "no-such-file.srt"), 1, "was not added"),
        ((RICH, "--without", "nobody"), 2, "nobody"),
    ],
)
def test_what_goes_wrong_is_one_clear_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, says: str
) -> None:
    """The documented exit code, a sentence, no traceback."""
    replay = ("--replay", str(FIXTURES)) if arguments[0] not in ("show", "why", "glossary") else ()
    given, _, err = command(*arguments, *replay, capsys=capsys)
    assert given == code and says in err and "Traceback" not in err

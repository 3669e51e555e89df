"""How well misheard words are found in the automatic captions of the fixtures: `python -m tests.evaluation.heard`.

The fixtures' captions were damaged by a table (fixtures/making/mishearings.py), so it is known what was said: a repair is right
if its word stands in what was said where the heard form was put. Copies, which have slips besides, are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from aggregator.nomenclature import Passage, SourceText
from aggregator.nomenclature.bylines import Byline
from aggregator.nomenclature.reading import read
from fixtures.making.mishearings import MISHEARD
from sources.formats.article import article
from sources.formats.captions import sniff_captions
from sources.formats.passages import merge_cues
from sources.values import Segment
from tests.evaluation.pools import FIXTURES


@dataclass(frozen=True, slots=True)
class Repair:
    """A heard form, the word it was taken for, the words around, and whether that was said."""

    form: str
    word: str
    evidence: str
    right: bool


def repairs(folder: Path) -> list[Repair]:
    """All that is repaired in one world of the fixtures."""
    return [
        Repair(" ".join(key), heard.word.form, heard.evidence, _was_said(" ".join(key), heard.word.low))
        for key, heard in read(list(world_texts(folder)), Byline()).heard.known.items()
    ]


def _was_said(form: str, word: str) -> bool:
    return any(
        f" {form} " in f" {heard} " and word in said.split()
        for said, all_ in MISHEARD.items()
        for heard in all_
    )


def world_texts(folder: Path) -> Iterator[SourceText]:
    """The paper, the pages and the transcripts of one world of the fixtures, each with its own number."""
    for number, text in enumerate(_texts(folder)):
        yield replace(text, id=number)


def _texts(folder: Path) -> Iterator[SourceText]:
    world = json.loads((folder / "world.json").read_text())
    paper = folder / "paper.txt"
    if paper.exists():
        yield SourceText(0, "paper", (Passage(0, paper.read_text()),), anchor=True)
    for page in world["pages"]:
        if "file" in page:
            segments = article((folder / "pages" / page["file"]).read_bytes(), page["url"]).segments
            yield _text(page["url"], segments, automatic=False)
    for video in world["videos"]:
        tracks = sorted(
            (folder / "answers").glob(f"{video['id']}.en*.xml"), key=lambda path: "manual" not in path.name
        )
        if tracks and "again" not in video["id"]:
            segments = merge_cues(sniff_captions(tracks[0].read_bytes()))
            text = _text(video["id"], segments, automatic="automatic" in tracks[0].name)
            yield replace(text, spoken=True)


def _text(name: str, segments: tuple[Segment, ...], *, automatic: bool) -> SourceText:
    passages = tuple(Passage(number, segment.text) for number, segment in enumerate(segments))
    return SourceText(1, name, passages, automatic=automatic)


def figures(found: list[Repair]) -> dict[str, float]:
    """Precision of the repairs, and how many there are."""
    return {
        "heard as precision": sum(repair.right for repair in found) / len(found) if found else 1.0,
        "heard as repairs": float(len(found)),
    }


def all_repairs() -> list[Repair]:
    """Over all worlds."""
    return [repair for world in sorted(FIXTURES.glob("*/world.json")) for repair in repairs(world.parent)]


def main() -> None:
    found = all_repairs()
    for repair in found:
        print(f"{'' if repair.right else 'WRONG '}{repair.form} -> {repair.word}: {repair.evidence}")
    print("\n".join(f"{name:20} {value:.3f}" for name, value in figures(found).items()))


if __name__ == "__main__":
    main()

"""Labelled pools of candidates with their texts: from our fixtures, from the pools written for this purpose, or from a folder.

A grade is 2 (about this paper), 1 (the same topic, a successor, in passing, machine-made) or 0 (something else); what has
no grade is left out of every figure. A folder has one sub-folder per paper: `paper/meta.json`, `blogs/origin.json` with the
pages beside it, `videos.json` with `transcripts/ID.json`. What lies in a sub-folder is of grade 0 for every other paper.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from aggregator.selection.values import Considered, Found
from sources.formats.article import article
from sources.formats.captions import sniff_captions
from sources.formats.passages import merge_cues
from sources.values import Candidate, Cue, Document, Kind, Paper, Segment

HERE = Path(__file__).parent
FIXTURES = HERE.parent.parent / "fixtures"
WATCH = "https://www.youtube.com/watch?v="
WORDS_PER_MINUTE = 150


@dataclass(frozen=True, slots=True)
class Pool:
    """All that was found for a paper, with its grades (by address) and which items are one recording or one text."""

    name: str
    paper: Paper
    considered: tuple[Considered, ...]
    grades: Mapping[str, int]
    copies: Mapping[str, str]
    """Address of a copy -> address of its original."""


def own_pools() -> list[Pool]:
    """Those that need nothing from elsewhere."""
    return [*written_pools(), *fixture_pools()]


def written_pools(folder: Path = HERE / "written") -> list[Pool]:
    """Pools written for this purpose, one TOML file each; each paper meets the items of all.

    A file may have several papers: those after the first under [[others]], each with the grades of what is about it or near."""
    files = {path.stem: tomllib.loads(path.read_text()) for path in sorted(folder.glob("*.toml"))}
    items = [item for data in files.values() for item in data["items"]]
    everything = {made.found.candidate.url: made for made in map(_written_item, items)}
    copies = {_address(item): item["copy_of"] for item in items if "copy_of" in item}
    pools = []
    for name, data in files.items():
        own = {_address(item): item["grade"] for item in data["items"]}
        pools.append(_written_pool(name, data["paper"], everything, own, copies))
        for other in data.get("others", ()):
            pools.append(_written_pool(other["name"], other, everything, other["grades"], copies))
    return pools


def fixture_pools(folder: Path = FIXTURES) -> list[Pool]:
    """The worlds of the recorded answers, graded in fixtures_grades.json; each paper meets the items of all."""
    graded = json.loads((HERE / "fixtures_grades.json").read_text())
    worlds = {path.parent.name: json.loads(path.read_text()) for path in sorted(folder.glob("*/world.json"))}
    everything = tuple(item for name, world in worlds.items() for item in _world_items(folder / name, world))
    copies = {WATCH + copy: WATCH + original for copy, original in graded["copies"].items()}
    return [
        Pool(
            f"fixtures {name}", _paper(world["paper"]), everything, _graded(everything, graded[name]), copies
        )
        for name, world in worlds.items()
    ]


def folder_pools(folder: Path) -> list[Pool]:
    """Every paper of a folder from elsewhere, each with the items of all sub-folders as its pool."""
    items = {path.name: list(_folder_items(path)) for path in sorted(folder.iterdir()) if path.is_dir()}
    pools = []
    for name in items:
        meta = folder / name / "paper" / "meta.json"
        if meta.exists():
            pools.append(_folder_pool(name, json.loads(meta.read_text()), items))
    return pools


def _folder_pool(name: str, meta: Mapping[str, Any], items: Mapping[str, Sequence[_Item]]) -> Pool:
    """The word of the paper's own sub-folder is the last: the same video may lie in several."""
    grades: dict[str, int] = {}
    pool: dict[str, Considered] = {}
    copies = {}
    for home in sorted(items, key=lambda home: home == name):
        for item in items[home]:
            url = item.considered.found.candidate.url
            grade = item.grade if home == name else 0
            pool[url] = item.considered
            grades.pop(url, None)
            if grade is not None:
                grades[url] = grade
            if item.copy_of:
                copies[url] = WATCH + item.copy_of
    return Pool(name, _paper(meta), tuple(pool.values()), grades, copies)


@dataclass(frozen=True, slots=True)
class _Item:
    considered: Considered
    grade: int | None
    copy_of: str | None = None


def _folder_items(folder: Path) -> Iterator[_Item]:
    origin = folder / "blogs" / "origin.json"
    if origin.exists():
        for file, page in json.loads(origin.read_text()).items():
            document = _page(folder / "blogs" / file, page["url"])
            yield _Item(_considered("blog", page["url"], page["title"], document), page.get("relevance"))
    listing = folder / "videos.json"
    if listing.exists():
        for video in json.loads(listing.read_text()):
            yield _Item(_folder_video(folder, video), video.get("relevance"), video.get("copy_of"))


def _folder_video(folder: Path, video: Mapping[str, Any]) -> Considered:
    track = folder / "transcripts" / f"{video['id']}.json"
    cues = json.loads(track.read_text()) if track.exists() else []
    segments = merge_cues([Cue(cue["start"], cue["duration"], cue["text"]) for cue in cues])
    return _video(video, segments, video.get("duration"), video.get("description") or "")


def _world_items(folder: Path, world: Mapping[str, Any]) -> Iterator[Considered]:
    for page in world["pages"]:
        document = _page(folder / "pages" / page["file"], page["url"]) if "file" in page else None
        yield _considered("blog", page["url"], page["title"], document, page.get("snippet"))
    for video in world["videos"]:
        tracks = sorted(
            (folder / "answers").glob(f"{video['id']}.en*.xml"), key=lambda path: "manual" not in path.name
        )
        segments = merge_cues(sniff_captions(tracks[0].read_bytes())) if tracks else ()
        yield _video(video, segments, video["seconds"], "\n".join(video["description"]))


def _written_pool(
    name: str,
    paper: Mapping[str, Any],
    everything: Mapping[str, Considered],
    own: Mapping[str, int],
    copies: Mapping[str, str],
) -> Pool:
    """What is not graded is of another pool, and of grade 0."""
    grades = {url: next((g for end, g in own.items() if url.endswith(end)), 0) for url in everything}
    return Pool(name, _paper(paper), tuple(everything.values()), grades, copies)


def _address(item: Mapping[str, Any]) -> str:
    return item["url"] if item["kind"] == "blog" else WATCH + item["id"]


def _written_item(item: Mapping[str, Any]) -> Considered:
    paragraphs = [paragraph.strip() for paragraph in item["text"].strip().split("\n\n")]
    if item["kind"] == "blog":
        segments = tuple(Segment(" ".join(text.split())) for text in paragraphs)
        document = Document(
            "blog",
            item["url"],
            item["title"],
            segments,
            "written",
            links=tuple(item.get("links", ())),
            language=item.get("language", "en"),
        )
        return _considered("blog", item["url"], item["title"], document)
    segments = tuple(_timed(item["minutes"], paragraphs))
    return _video(item, segments, round(60 * item["minutes"]), item.get("description", ""))


def _timed(minutes: float, paragraphs: Sequence[str]) -> Iterator[Segment]:
    """Paragraphs spread over the time of a recording."""
    each = 60 * minutes / len(paragraphs)
    for i, text in enumerate(paragraphs):
        yield Segment(" ".join(text.split()), start_seconds=i * each, duration_seconds=each)


def _video(
    video: Mapping[str, Any], segments: tuple[Segment, ...], seconds: int | None, description: str
) -> Considered:
    url, channel = WATCH + video["id"], video.get("channel")
    document = None
    if segments:
        links = tuple(word for word in description.split() if word.startswith("http"))
        document = Document(
            "video",
            url,
            video["title"],
            segments,
            "captions",
            author=channel,
            description=description,
            language=video.get("language"),
            links=links,
        )
    made = _considered("video", url, video["title"], document, description[:160] or None)
    candidate = replace(made.found.candidate, author=channel, duration_seconds=seconds)
    return replace(made, found=Found(candidate, (candidate,)))


def _considered(
    kind: Kind, url: str, title: str, document: Document | None, snippet: str | None = None
) -> Considered:
    candidate = Candidate(kind, url, title, "pool", snippet=snippet)
    unread = None if document else "no captions: watch only"
    return Considered(Found(candidate, (candidate,)), document, unread)


def _page(path: Path, url: str) -> Document:
    page = article(path.read_bytes(), url)
    return Document(
        "blog",
        url,
        page.title,
        page.segments,
        "page",
        author=page.author,
        published=page.published,
        language=page.language,
        description=page.description,
        links=page.links,
    )


def _paper(meta: Mapping[str, Any]) -> Paper:
    return Paper(
        arxiv_id=meta["id"],
        title=meta["title"],
        authors=tuple(meta["authors"]),
        abstract=meta["abstract"],
        source="pool",
        published=meta.get("published"),
        code_url=meta.get("github") or meta.get("code_url"),
    )


def _graded(items: Sequence[Considered], grades: Mapping[str, int]) -> dict[str, int]:
    """By a piece of the address; what is not named is of grade 0."""
    urls = [item.found.candidate.url for item in items]
    return {url: next((grade for piece, grade in grades.items() if piece in url), 0) for url in urls}

"""`--dry-run`: what a gather would ask, of whom, and how often at most."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from aggregator.cli.output import Output
from aggregator.errors import Exit
from aggregator.selection.background import methods_of
from aggregator.selection.background_next import PIECES_A_METHOD
from aggregator.selection.next import MOST_REFERENCES, PER_GATHER
from aggregator.stages import looking_up
from aggregator.stages.background import background_jobs
from aggregator.stages.discovery import CANDIDATES, due
from aggregator.stages.paper import know
from aggregator.stages.world import Wish, World
from aggregator.store import read
from sources.contract import Discoverer, ManyRequests
from sources.values import Paper

REQUESTS = {
    # at most, for one: a page and its host's robots.txt; watch page, player, captions; the article
    "pages": 2,
    "videos": 3,
    "encyclopaedia": 1,
}

NOW, NOT_AGAIN, IF_FEW = "now", "not again", "if little is found"


def show_plan(wish: Wish, world: World, output: Output) -> int:
    """Prints the plan; asks nobody but, for a paper that is not stored yet, the paper's own source."""
    paper = know(wish, world)
    jobs = due(paper, wish, world)
    goes_out = bool(jobs) or read.has_more_to_read(world.db, paper.arxiv_id)
    rows = _queries(paper, world, {job.source for job in jobs if job.item == CANDIDATES})
    rows += _background(paper, wish, world) if goes_out else []
    requests = _requests(paper, world, rows) if goes_out else {"requests at most": 0}
    if goes_out:
        requests["requests at most"] += sum(job.item != CANDIDATES for job in jobs)
    requests["requests at most"] += _look_ups(paper, world, goes_out)
    quota = {
        "blogs": wish.options.blogs,
        "videos": list(wish.options.videos),
        "minutes": list(wish.options.minutes),
    }
    if output.as_json:
        about = {"arxiv_id": paper.arxiv_id, "title": paper.title}
        output.envelope(paper=about, queries=rows, quota=quota | requests)
        return Exit.DONE
    output.data(f"{paper.arxiv_id}  {paper.title}")
    columns = {"source": "source", "query": "query", "asked": "asked"}
    output.listing("queries", rows, columns, "no source finds candidates")
    output.data("\n".join(f"{name}: {_shown(value)}" for name, value in (quota | requests).items()))
    return Exit.DONE


def _queries(paper: Paper, world: World, asked: Collection[str]) -> list[dict[str, Any]]:
    return [
        {"source": source.name, "query": query, "asked": NOW if source.name in asked else NOT_AGAIN}
        for source in world.registry.discoverers()
        for query in source.plan(paper)
    ]


def _background(paper: Paper, wish: Wish, world: World) -> list[dict[str, Any]]:
    return [
        {"source": job.source, "query": job.item, "asked": IF_FEW}
        for job in background_jobs(paper, wish, world)
    ]


def _look_ups(paper: Paper, world: World, goes_out: bool) -> int:
    """Requests for the terms that no source defines."""
    return sum(source.most_look_ups for source in looking_up.due(paper, world, goes_out))


def _requests(paper: Paper, world: World, rows: list[dict[str, Any]]) -> dict[str, int]:
    """Bounds, and what they add up to; each source of a full text or of the code counts as one."""
    searches = sum(_of(source, rows) for source in world.registry.discoverers())
    background = sum(row["asked"] == IF_FEW for row in rows)
    opened = {
        "pages opened at most": PER_GATHER["blog"],
        "videos opened at most": PER_GATHER["video"],
        "encyclopaedia articles opened at most": MOST_REFERENCES,
        "pages of background opened at most, if little is found": PIECES_A_METHOD * len(methods_of(paper)),
    }
    pages, videos, articles, grounds = opened.values()
    total = searches + background + REQUESTS["pages"] * (pages + grounds)
    total += REQUESTS["videos"] * videos + REQUESTS["encyclopaedia"] * articles
    return opened | {"requests at most": total}


def _of(source: Discoverer, rows: list[dict[str, Any]]) -> int:
    """How many requests a source's searches are at most."""
    lines = sum(row["source"] == source.name and row["asked"] == NOW for row in rows)
    return source.most_requests if lines and isinstance(source, ManyRequests) else lines


def _shown(value: Any) -> str:
    return "-".join(map(str, value)) if isinstance(value, list) else str(value)

"""What `gather` and `demo` do: open the world, run the pipeline, show the summary, choose the exit code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from aggregator.cli.naming import meant
from aggregator.cli.opening import Way, open_world
from aggregator.cli.output import Output
from aggregator.cli.summary import show_summary
from aggregator.errors import Exit, Stopped
from aggregator.pipeline import gather
from aggregator.selection.eligibility import unmatched
from aggregator.selection.values import Options
from aggregator.stages.world import Wish, World
from aggregator.store import read
from sources.contract import ask
from sources.outcomes import State


def gather_paper(text: str, output: Output, asked: Mapping[str, Any]) -> int:
    """The exit code of a gather for what a person typed."""
    arxiv_id = meant(text)
    way = Way(asked["db"], asked["offline"], asked["replay"], asked["without"])
    with open_world(way, output) as world:
        if arxiv_id is None:
            raise _matches(text, world)
        wish = Wish(arxiv_id, options(asked), asked["refresh"])
        if asked["dry_run"]:
            from aggregator.cli.plan import show_plan

            return show_plan(wish, world, output)
        return run(wish, world, output, asked["strict"])


def options(asked: Mapping[str, Any]) -> Options:
    plain = {name: asked[name] for name in ("blogs", "videos", "minutes")}
    return Options(
        **plain,
        languages=tuple(asked["language"]),
        include=tuple(asked["include"]),
        exclude=tuple(asked["exclude"]),
    )


def run(wish: Wish, world: World, output: Output, strict: bool = False) -> int:
    """Gathers, shows the summary, -> the exit code."""
    world.tell.stage(f"gathering {wish.arxiv_id}")
    selection = gather(wish, world)
    _say_what_was_meant_for_nothing(wish, world, output)
    show_summary(
        world.db,
        wish.arxiv_id,
        replace(output, paged=False),  # it follows lines that stay on the screen
        new_since=read.last_gather_began(world.db, wish.arxiv_id) if wish.refresh else None,
    )
    if not selection.chosen and _everything_failed(wish.arxiv_id, world):
        raise Stopped(
            "every source refused, failed or could not be reached; nothing was gathered",
            _advice(wish.arxiv_id, world),
            Exit.REFUSED,
        )
    return Exit.SHORT if strict and not selection.complete else Exit.DONE


def _say_what_was_meant_for_nothing(wish: Wish, world: World, output: Output) -> None:
    targets = (*wish.options.include, *wish.options.exclude)
    for target in unmatched(read.pool(world.db, wish.arxiv_id), targets) if targets else ():
        add = f"gather-context add {wish.arxiv_id} URL reads a page or video of your own"
        output.talk(f"{target!r}: nothing of that address, channel or site was found; {add}")


def _everything_failed(arxiv_id: str, world: World) -> bool:
    states = {row["state"] for row in read.outcomes(world.db, arxiv_id) if not row["item"]}
    return bool(states) and not states & {State.FOUND, State.NONE}


def _advice(arxiv_id: str, world: World) -> str:
    said = [row["advice"] for row in read.outcomes(world.db, arxiv_id) if row["advice"]]
    return said[0] if said else "check the connection, then run the same command again"


def _matches(title: str, world: World) -> Stopped:
    """A title is never taken for a paper: the matches are listed, and the person chooses."""
    for source in world.registry.titles():
        outcome = ask(partial(source.search, world.door, title), source.name)
        if outcome.value:
            lines = [
                f"{paper.arxiv_id}  {paper.title} ({', '.join(paper.authors[:2])})"
                for paper in outcome.value[:5]
            ]
            return Stopped(
                f"{title!r} is a title, not an arXiv id; it may be one of",
                "\n        ".join(lines),
                Exit.USAGE,
            )
        if outcome.state is not State.NONE:
            return Stopped(
                f"the title could not be looked up ({outcome.sentence})", "give the arXiv id", Exit.REFUSED
            )
    return Stopped(
        f"{title!r} is no arXiv id, and no paper with that title was found",
        "give the arXiv id, such as 1706.03762",
        Exit.USAGE,
    )

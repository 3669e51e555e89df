"""Stage 1: what the paper is. From the store when it is there, else from the first source that knows."""

from __future__ import annotations

from aggregator.errors import Exit, Stopped
from aggregator.stages.world import Wish, World
from aggregator.store import read, write
from sources.contract import PaperSource, ask
from sources.outcomes import Outcome, State
from sources.values import Paper


def know(wish: Wish, world: World) -> Paper:
    """The paper; raises Stopped with NO_SUCH_PAPER when the authority says so, REFUSED when nobody could be asked."""
    stored = read.paper(world.db, wish.arxiv_id)
    if stored and not wish.refresh:
        return stored
    answers: list[tuple[str, Outcome[Paper]]] = []
    for source in world.registry.papers():
        outcome = _ask_one(source, wish, world)
        answers.append((source.name, outcome))
        if outcome.value:
            return _kept(outcome.value, stored, world)
        if (
            outcome.state is State.NONE
        ):  # the first that answers is the authority: a later one only knows less
            break
    if stored:
        return stored
    raise _unknown(wish.arxiv_id, answers)


def _ask_one(source: PaperSource, wish: Wish, world: World) -> Outcome[Paper]:
    door = world.door.refreshing() if wish.refresh else world.door
    world.tell.started(source.name, wish.arxiv_id)
    outcome = ask(lambda: source.paper(door, wish.arxiv_id), source.name)
    world.tell.ended(source.name, wish.arxiv_id, outcome)
    return outcome


def _kept(paper: Paper, stored: Paper | None, world: World) -> Paper:
    if stored and stored.version and paper.version and paper.version > stored.version:
        world.tell.stage(f"arXiv now has version {paper.version} (stored: {stored.version})")
    write.save_paper(world.db, paper)
    return paper


def _unknown(arxiv_id: str, answers: list[tuple[str, Outcome[Paper]]]) -> Stopped:
    if any(outcome.state is State.NONE for _, outcome in answers):
        return Stopped(
            f"no paper has the arXiv id {arxiv_id}",
            "look it up on arxiv.org, or give the title in quotes",
            Exit.NO_SUCH_PAPER,
        )
    said = (
        "; ".join(f"{name}: {outcome.sentence}" for name, outcome in answers)
        or "no source for papers is installed"
    )
    advice = next(
        (outcome.advice for _, outcome in answers if outcome.advice),
        "try again later; nothing that is stored is lost",
    )
    return Stopped(f"what {arxiv_id} is could not be found out ({said})", advice, Exit.REFUSED)

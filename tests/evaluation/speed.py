"""How long choosing takes: `python -m tests.evaluation.speed [--profile]`, from 500 candidates with texts of full length.

Not a test, since it depends on the machine: it prints the seconds of processor time of one choosing, nothing remembered from
an earlier one. The texts are paragraphs of the pools shuffled together, so that each is of its own and many treat the paper.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import time
from collections.abc import Sequence
from dataclasses import replace

from aggregator.selection import choose
from aggregator.selection.values import Considered, Options
from sources.values import Segment
from tests.evaluation.pools import Pool, written_pools

CANDIDATES = 500
WORDS = {"blog": 2000, "video": 4500}
"""Of a long post, and of half an hour of talk."""

NEW_WORDS = 4
"""One word in so many is replaced by one of the others: no two texts are copies."""


def full_size(pool: Pool, seed: int = 0) -> list[Considered]:
    """As many candidates as there may be, each with a text of full length."""
    dice = random.Random(seed)
    read = [considered for considered in pool.considered if considered.document]
    words = [word for considered in read if considered.document for word in considered.document.text.split()]
    return [_long(dice, read[i % len(read)], words, i) for i in range(CANDIDATES)]


def _long(dice: random.Random, considered: Considered, words: Sequence[str], number: int) -> Considered:
    document, candidate = considered.document, considered.found.candidate
    assert document is not None
    own = document.text.split()
    count = WORDS[candidate.kind]
    text = [dice.choice(words) if dice.randrange(NEW_WORDS) == 0 else own[i % len(own)] for i in range(count)]
    timed = document.kind == "video"
    segments = tuple(
        Segment(
            " ".join(text[at : at + 40]),
            start_seconds=at / 2.5 if timed else None,
            duration_seconds=16.0 if timed else None,
        )
        for at in range(0, count, 40)
    )
    named = f"{number:011d}" if timed else f"{number}"
    url = f"https://www.youtube.com/watch?v={named}" if timed else f"https://s{named}.example.org/post"
    found = replace(
        considered.found, candidate=replace(candidate, url=url, author=f"{candidate.author} {number}")
    )
    return Considered(found, replace(document, url=url, segments=segments))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--profile", action="store_true", help="where the time goes")
    asked.add_argument("--paper", default="few_shot", help="the pool that is made large")
    options = asked.parse_args()
    pool = next(pool for pool in written_pools() if pool.name == options.paper)
    considered = full_size(pool)
    profile = cProfile.Profile() if options.profile else None
    began = time.process_time()
    if profile:
        profile.enable()
    selection = choose(pool.paper, considered, Options())
    if profile:
        profile.disable()
    seconds = time.process_time() - began
    about = sum(decision.about == "paper" for decision in selection.decisions)
    print(
        f"{seconds:.2f} s for {len(considered)} candidates, {about} about the paper, {len(selection.chosen)} chosen"
    )
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(20)


if __name__ == "__main__":
    main()

"""The choosing: which pages and videos, out of all that was found, a reader's hour is spent on."""

from __future__ import annotations

from collections.abc import Sequence

from aggregator.selection.values import Considered, Decision, Options, Selection
from sources.values import Paper


def choose(paper: Paper, pool: Sequence[Considered], options: Options) -> Selection:
    """Every candidate with its decision and reason, best first within a kind, and what is missing."""
    decisions = []
    for kind, wanted in (("blog", options.blogs), ("video", options.videos[1])):
        taken = 0
        for considered in sorted(pool, key=lambda c: (c.found.candidate.rank, c.found.candidate.url)):
            if considered.found.candidate.kind != kind:
                continue
            take = considered.document is not None and taken < wanted
            taken += take
            reason = "Taken: has text." if take else f"Left: {considered.unread or 'enough without it'}."
            decisions.append(Decision(considered.found.candidate.url, kind, take, 0.0, reason))
    return Selection(tuple(decisions))

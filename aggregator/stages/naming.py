"""Stage 5: the nomenclature of what was chosen, counted over independent sources, anchored in the paper's own text."""

from __future__ import annotations

from aggregator.stages.world import World
from aggregator.store import terms
from sources.values import Paper

MOST_TERMS = 1000
"""Kept of a paper, best first. Further down are words that occurred once; a reader never gets there."""

LEAST_TERMHOOD = 0.5
"""Log-odds; below it stand words of the language that a few short sources share ('part', 'way', 'time')."""


def name_terms(paper: Paper, world: World) -> None:
    """Finds the terms of the chosen documents anew and stores them; nothing to do while those are the same as last time."""
    if terms.named_from(world.db, paper.arxiv_id) == terms.text_digest(world.db, paper.arxiv_id):
        return
    from aggregator.nomenclature import read_terms  # heavy: its lexicon

    texts = terms.source_texts(world.db, paper.arxiv_id)
    found = read_terms(texts, terms.byline(world.db, paper.arxiv_id))
    kept = [term for term in found if term.score >= LEAST_TERMHOOD]
    terms.save_terms(world.db, paper.arxiv_id, kept[:MOST_TERMS])

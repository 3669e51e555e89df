"""Stage 5: the nomenclature of what was chosen, counted over independent sources, anchored in the paper's own text."""

from __future__ import annotations

from aggregator.stages.world import World
from sources.values import Paper


def name_terms(paper: Paper, world: World) -> None:
    """Finds the terms of the chosen documents anew and stores them; nothing to do while those are the same as last time."""
    from aggregator.nomenclature import read_terms  # heavy: its lexicon

    texts = world.store.source_texts(paper.arxiv_id)
    if world.store.named_from(paper.arxiv_id) != world.store.text_digest(paper.arxiv_id):
        world.store.save_terms(paper.arxiv_id, read_terms(texts))

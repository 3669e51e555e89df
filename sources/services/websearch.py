"""What all web searches have in common: queries in, pages that can be articles out, one outcome for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sources.outcomes import Outcome, State, Unanswered, found, none
from sources.services.junk import is_article
from sources.values import Candidate

MOST_RESULTS = 10
"""Of each query: further down, searches for a paper show what merely cites it."""

Results = Sequence[tuple[str, str, str]]
"""(address, title, snippet), best first."""


def candidates_of(
    source: str, service: str, queries: Sequence[str], search: Callable[[str], Results]
) -> Outcome[Sequence[Candidate]]:
    """What the queries found together. What was found stays found when a later query is refused; the refusal is said."""
    candidates: list[Candidate] = []
    refused: Unanswered | None = None
    for query in queries:
        try:
            candidates += _candidates(source, query, search(query))
        except Unanswered as unanswered:
            refused = unanswered
            break
    if refused and not candidates:
        raise refused
    if not candidates:
        return none(f"{service} knows no page about it")
    sentence = f"{len({candidate.url for candidate in candidates})} pages"
    if refused:
        return Outcome(State.FOUND, f"{sentence}; then {refused}", refused.outcome.advice, candidates)
    return found(candidates, sentence)


def _candidates(source: str, query: str, results: Results) -> list[Candidate]:
    return [
        Candidate(
            "blog", address, " ".join(title.split()) or address, source, query, rank, snippet=snippet or None
        )
        for rank, (address, title, snippet) in enumerate(results[:MOST_RESULTS])
        if is_article(address)
    ]

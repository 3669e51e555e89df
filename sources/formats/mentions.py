"""Which papers a text names by their arXiv ids."""

from __future__ import annotations

import re

ID = r"(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})(?!\d)"
NAMED = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf|html)/|arxiv:\s{0,2}|alphaxiv\.org/\w{3,9}/|huggingface\.co/papers/)" + ID,
    re.IGNORECASE,
)
"""An id is one only where arXiv's name stands before it: 2017.12345 alone may be anything."""

MOST_IDS = 200


def arxiv_ids(text: str) -> tuple[str, ...]:
    """Ids without version, each once, in order of their first mention; at most 200."""
    found = dict.fromkeys(match[1] for match in NAMED.finditer(text))
    return tuple(found)[:MOST_IDS]

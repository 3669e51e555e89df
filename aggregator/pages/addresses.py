"""Where each page of the served library is. What names a thing stands in the query or as a number, so that no name can
climb out of its place."""

from __future__ import annotations

from urllib.parse import quote, urlencode


def paper(arxiv_id: str) -> str:
    """
    >>> paper("hep-th/9901001")
    '/paper/hep-th/9901001'
    """
    return f"/paper/{quote(arxiv_id)}"


def live(arxiv_id: str) -> str:
    return f"/live/{quote(arxiv_id)}"


def source(document_id: int, segment_id: int | None = None, key: str | None = None) -> str:
    """The text of a document, at a passage of it, with a term chosen.

    >>> source(4, 12, "batch norm")
    '/source/4?term=batch+norm#s12'
    """
    chosen = f"?{urlencode({'term': key})}" if key else ""
    return f"/source/{document_id}{chosen}" + (f"#s{segment_id}" if segment_id is not None else "")


def term(key: str) -> str:
    return f"/term?{urlencode({'key': key})}"


def terms(arxiv_id: str) -> str:
    """All recurring terms of a paper."""
    return f"/terms?{urlencode({'paper': arxiv_id})}"


def search(text: str, arxiv_id: str | None = None) -> str:
    """What is found for a text, in one paper or in all of them."""
    return f"/search?{urlencode({'q': text, **({'paper': arxiv_id} if arxiv_id else {})})}"

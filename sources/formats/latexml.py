"""A paper's own text from arXiv's HTML or ar5iv, both made by LaTeXML."""

from __future__ import annotations

from sources.values import Document


def paper_document(html: bytes, url: str, source: str) -> Document:
    """A document of kind 'paper': abstract, sections with numbered headings, captions, anchors ('S3.SS2.p1').

    `fetched_at` and `fetched_from` are the caller's to set. Raises Unanswered: NONE for a page without a paper, REFUSED for no HTML."""
    raise NotImplementedError

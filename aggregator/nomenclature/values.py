"""What the search for nomenclature works on and what it finds: plain frozen values, no store."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment as the term extractor sees it. `id` is the caller's own (a row id); `heading` counts as text too."""

    id: int
    text: str
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """One document. Texts of one `group` are one voice and count once in every document frequency.

    `anchor` marks the paper's own text: it gives weight and places, and is never a voice. `aside` marks an encyclopaedia or
    background: nothing in it is counted, but what it defines is quoted."""

    id: int
    group: str
    passages: tuple[Passage, ...]
    anchor: bool = False
    automatic: bool = False
    """Automatic captions: no sentence marks to trust, words misheard."""
    spoken: bool = False
    """A transcript: its passages are cut by the clock, so that a sentence may run from one into the next."""
    aside: bool = False
    articles: bool = False
    """Each passage is the beginning of an article on what its heading names, and its first sentence says what that is."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A form in which a term occurs; `how` says what ties it to the term: 'case', 'plural', 'hyphen', 'spelling', 'long form', 'short form', 'heard as' …"""

    form: str
    occurrences: int
    how: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """How often a term (in any variant) occurs in one passage of one text."""

    text_id: int
    passage_id: int
    occurrences: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A sentence that defines a term, letter by letter as the source has it, with its place and how sure we are (0 to 1).

    In a transcript it may run on into the passages that follow its own, joined by blanks."""

    text_id: int
    passage_id: int
    quote: str
    pattern: str
    confidence: float
    start_character: int = 0
    """Where the quote begins in the passage's text."""
    first_passage_id: int | None = None
    """Where the same text explains the term first, if not here."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term with all that makes it one. `occurrences` and `document_frequency` leave the paper's own text out, unless there is no other."""

    term: str
    """The commonest surface form."""
    key: str
    """What all variants have in common; stable over papers, so that 'known' terms are recognised."""
    score: float
    occurrences: int
    document_frequency: int
    """Independent groups in which it occurs."""
    expansion: str | None = None
    variants: tuple[Variant, ...] = ()
    uses: tuple[Use, ...] = ()
    parts: tuple[tuple[str, float], ...] = ()
    """The factors of the score by name: why it is listed."""
    paper_occurrences: int = 0
    """In the anchor."""
    definitions: tuple[Definition, ...] = ()

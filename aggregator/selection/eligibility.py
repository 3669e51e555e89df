"""What may be taken at all: everything that bars a candidate, each with its sentence, before any comparing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aggregator.selection.addresses import canonical, is_address, site_of
from aggregator.selection.kinds import EXPLAINER, kind_of, length_of, minutes_of
from aggregator.selection.machine import machine_made
from aggregator.selection.passages import passage_of, treats_the_paper
from aggregator.selection.relevance import About, Judgement
from aggregator.selection.subject import Subject
from aggregator.selection.values import Considered, Found, Options, Passage
from aggregator.selection.wording import not_about, not_about_the_method
from aggregator.selection.words import plain
from sources.values import Paper

LEAST_WORDS = 150
"""architecture.md: less is no text to read."""

LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """Why something may not be taken: the rule, and the end of a sentence that begins with 'Left:'."""

    rule: str
    says: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A judged candidate with all that choosing asks of it."""

    j: Judgement
    minutes: float | None
    kind: str
    """'explainer', 'lecture' … (see kinds)."""
    voice: str
    """The channel of a video, the site of a page."""
    machine: str | None
    passage: Passage | None
    forced: bool
    """Whether a person asked for it, or for all of its channel or site that is about the paper."""
    bar: Bar | None
    by_passage: bool
    """Whether only its length or its wider subject bars it, and the passage makes up for that."""

    @property
    def url(self) -> str:
        return self.j.url

    @property
    def about(self) -> About:
        return self.j.about

    @property
    def length(self) -> str | None:
        return length_of(self.minutes) if self.j.kind == "video" else None


def entry_of(paper: Paper, subject: Subject, j: Judgement, options: Options) -> Entry:
    """The entry of a judged candidate under what a person asked for."""
    candidate = j.considered.found.candidate
    minutes = minutes_of(j) if j.kind == "video" else None
    voice = plain(candidate.author or "") if j.kind == "video" else site_of(candidate.url)
    forced, favoured = is_forced(j.considered.found, options), is_favoured(j.considered.found, options)
    spoken = j.reading if j.kind == "video" and j.reading and j.reading.names else None
    passage = passage_of(spoken) if spoken else None
    worth = forced or j.about in ("paper", "method") or passage is not None
    exempt = EXEMPT_IF_FORCED if forced else EXEMPT_IF_FAVOURED if favoured else frozenset()
    bar = _bar(_Case(j, options, minutes), exempt)
    return Entry(
        j=j,
        minutes=minutes,
        kind=kind_of(paper, j) if worth else EXPLAINER,
        voice=voice or j.url,
        machine=machine_made(j.considered) if worth else None,
        passage=passage,
        forced=forced or favoured,
        bar=bar,
        by_passage=bool(passage) and _stands_in(subject, j, passage, bar, options),
    )


def is_forced(found: Found, options: Options) -> bool:
    """Whether a person added it or asked for its address."""
    return found.mark in ("added", "included") or (
        found.mark is None and _is_address_of(found, options.include)
    )


def is_favoured(found: Found, options: Options) -> bool:
    """Whether a person asked for its channel or site."""
    return found.mark == "favoured" or (found.mark is None and _is_voice_of(found, options.include))


def unmatched(pool: Sequence[Considered], targets: Sequence[str]) -> tuple[str, ...]:
    """Those of the addresses, channels and sites of which nothing was found."""
    return tuple(
        target
        for target in targets
        if not any(_is_address_of(c.found, (target,)) or _is_voice_of(c.found, (target,)) for c in pool)
    )


def put_out(found: Found, options: Options) -> str | None:
    """Whether a person does not want it, as the end of a sentence."""
    if found.mark == "removed":
        return "you removed it."
    excluded = _is_address_of(found, options.exclude) or _is_voice_of(found, options.exclude)
    return "you excluded it." if found.mark == "excluded" or (found.mark is None and excluded) else None


def _is_address_of(found: Found, targets: tuple[str, ...]) -> bool:
    kind = found.candidate.kind
    wanted = {canonical(target, kind) for target in targets if is_address(target)}
    return bool(wanted) and canonical(found.candidate.url, kind) in wanted


def _is_voice_of(found: Found, targets: tuple[str, ...]) -> bool:
    wanted = {plain(target) for target in targets if not is_address(target)}
    candidate = found.candidate
    return bool(wanted) and bool(
        wanted & ({plain(site_of(candidate.url)), plain(candidate.author or "")} - {""})
    )


def _stands_in(
    subject: Subject, j: Judgement, passage: Passage | None, bar: Bar | None, options: Options
) -> bool:
    if passage is None or j.reading is None or bar is None or bar.rule not in ("subject", "too long"):
        return False
    if passage.end_seconds - passage.start_seconds > 60 * options.minutes[1]:
        return False
    elsewhere = bool(j.headline.rivals or j.headline.foreign) and not j.headline.named
    return j.about == "paper" or (not elsewhere and treats_the_paper(subject, j.reading, passage))


def _bar(case: _Case, exempt: frozenset[str]) -> Bar | None:
    bars = ((rule, says(case)) for rule, says in BARS if rule not in exempt)
    return next((Bar(rule, sentence) for rule, sentence in bars if sentence), None)


@dataclass(frozen=True, slots=True)
class _Case:
    j: Judgement
    options: Options
    minutes: float | None


def _put_out(case: _Case) -> str | None:
    return put_out(case.j.considered.found, case.options)


def _unread(case: _Case) -> str | None:
    considered = case.j.considered
    if considered.document:
        return None
    return f"{considered.unread.rstrip('.')}." if considered.unread else None


def _unopened(case: _Case) -> str | None:
    considered = case.j.considered
    return None if considered.document or considered.unread else "not opened, as others promised more."


def _too_little_text(case: _Case) -> str | None:
    document, reading = case.j.considered.document, case.j.reading
    is_long = reading is not None and reading.words >= 2 * LEAST_WORDS  # spares counting them again
    if document is None or is_long or document.word_count >= LEAST_WORDS:
        return None
    return f"only {document.word_count} words of text."


def _other_language(case: _Case) -> str | None:
    document = case.j.considered.document
    if document is None or not document.language:
        return None
    spoken = document.language.split("-")[0].lower()
    asked = [tag.split("-")[0].lower() for tag in case.options.languages]
    if spoken in asked:
        return None
    return (
        f"in {LANGUAGES.get(spoken, spoken)}, not in {' or '.join(LANGUAGES.get(tag, tag) for tag in asked)}."
    )


def _too_short(case: _Case) -> str | None:
    least = case.options.minutes[0]
    if case.minutes is None or case.minutes >= least:
        return None
    return f"{case.minutes:.0f} minutes are less than the {least} asked for."


def _not_about(case: _Case) -> str | None:
    if case.j.kind == "background":
        return None if case.j.about == "method" else not_about_the_method(case.j)
    return None if case.j.about == "paper" else not_about(case.j)


def _too_long(case: _Case) -> str | None:
    most = case.options.minutes[1]
    if case.minutes is None or case.minutes <= most:
        return None
    return f"{case.minutes:.0f} minutes are more than the {most} asked for."


BARS: tuple[tuple[str, Callable[[_Case], str | None]], ...] = (
    ("put out", _put_out),
    ("unread", _unread),
    ("unopened", _unopened),
    ("text", _too_little_text),
    ("language", _other_language),
    ("subject", _not_about),
    ("too short", _too_short),
    ("too long", _too_long),
)

EXEMPT_IF_FORCED = frozenset({"text", "language", "subject", "too short", "too long"})
"""What a person asks for by its address is taken whatever it is, as long as it has a text."""

EXEMPT_IF_FAVOURED = frozenset({"too short", "too long"})

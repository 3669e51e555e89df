"""Sentences that say what a term is: found by patterns, judged by what a definition needs, quoted letter by letter.

A definition has the term as its subject, names the kind of thing it is (genus) and what sets it apart (differentia). A wrong
definition is worse than none: what is not clearly one is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass

from aggregator.nomenclature.cleaning import is_punctuated
from aggregator.nomenclature.defining_patterns import Pattern, cues_after, cues_before
from aggregator.nomenclature.defining_words import EMPTY_GENERA, EVALUATIVE, EXPLAINING, GENERA, POINTING
from aggregator.nomenclature.function_words import TAG_OF
from aggregator.nomenclature.general_words import GENERAL_NOUNS
from aggregator.nomenclature.keys import folded
from aggregator.nomenclature.lexicon import lexicon
from aggregator.nomenclature.sentences import Span, sentences

BELIEVED = 0.6
"""Confidence below which a sentence is not shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """A defining sentence: of which term (key), where in its passage, by which pattern, how sure (0 to 1)."""

    key: str
    start: int
    end: int
    pattern: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Subject:
    key: str
    start: int
    """Of its article, if it has one."""
    article: str
    code: bool
    """Written as code."""

    @property
    def plain(self) -> bool:
        """A word of general English: 'input', 'model', 'layer'."""
        entry = lexicon().entries.get(self.key)
        return entry is not None and entry.zipf >= _PLAIN_ZIPF


Cue = tuple[Pattern, int, int]

_TOKEN = re.compile(r"[^\W_][\w'’.+#/-]*")
_ASIDE = re.compile(
    r"\s*(?:\([^()]{1,60}\)|,? (?:or|also known as|aka|also called|sometimes called|short for|abbreviated) [^,.()]{2,50},?"
    r"|, (?:in case|if|as|that is|i\.e\.|for short|by the way|in short)[^,.]{0,50},| of (?:an?|the|this|each) \w+|[\"”’*`]+|,)\s*$"
)
_OPENING = re.compile(
    r"(?:^|[,:;.!?\n(—–]|\b(?:that|and|but|so|now|because|basically|essentially|actually|where|while|whereas|then|here|well|okay"
    r"|remember|say|says|think|recall))[\s\"“‘'*`]*(?P<article>(?:an?|the|our|each|every|this|these|such an?)\s+)?[\"“‘'*`]*$",
    re.IGNORECASE,
)
_LOOSE_OPENING = re.compile(
    r"(?P<last>[\w'’-]+)[,;]?\s+(?P<article>(?:an?|the)\s+)?[\"“‘'*`]*$",
    re.IGNORECASE,
)
_LONGEST_TERM = 5
_NEGATED = re.compile(r"(?:not|n't|never|no)\b", re.IGNORECASE)
_EXPLAINED = re.compile(rf"\b(?:{EXPLAINING})\b", re.IGNORECASE)
_POINTING = re.compile(POINTING, re.IGNORECASE)
_PERSONAL = re.compile(r"\b(?:i|we|you|our|your|my|us|me)\b", re.IGNORECASE)
_DEICTIC = re.compile(r"^(?:this|these|that|it|which)\b", re.IGNORECASE)
_ARTICLES = {
    "": 0.05,
    "a": 0.1,
    "an": 0.1,
    "the": -0.05,
    "our": -0.2,
    "each": -0.2,
    "every": -0.2,
    "this": -0.5,
    "these": -0.5,
}


def defining(text: str, keys: Collection[str]) -> list[Found]:
    """What a passage defines among the terms with these keys, as far as it is believed."""
    subjects = [(cue, subject) for cue in cues_after(text) if (subject := _subject_before(text, cue, keys))]
    names = [(cue, named) for cue in cues_before(text) if (named := _term_after(text, cue[2], keys))]
    if not subjects and not names:
        return []
    spans = sentences(text)
    found = [_by_subject(text, spans, cue, subject) for cue, subject in subjects]
    found += [_by_name(text, spans, cue, named) for cue, named in names]
    return [item for item in found if item and item.confidence >= BELIEVED]


def _by_subject(text: str, spans: list[Span], cue: Cue, subject: _Subject) -> Found | None:
    """'X is …': the sentence from the cue on must hold its subject."""
    pattern, cue_start, cue_end = cue
    number = _sentence_at(spans, cue_start)
    if number is None or subject.start < spans[number][0]:
        return None
    start, end = _quoted(text, spans[number], subject, cue_end)
    if text[end - 1] == "?":
        return None
    confidence = _believed(pattern, subject, text[cue_end:end], text[start:end])
    return Found(subject.key, start, end, pattern.name, confidence)


def _by_name(text: str, spans: list[Span], cue: Cue, named: str) -> Found | None:
    """'… is called X'; where 'this' is called so, with the sentence before."""
    number = _sentence_at(spans, cue[1])
    if number is None or text[spans[number][1] - 1] == "?":
        return None
    start, end = spans[number]
    first = spans[number - 1][0] if number and _DEICTIC.match(text[start:end]) else start
    confidence = _believed_name(text[first:end], text[start:end], cue[1] - start)
    return Found(named, first, end, "called", confidence)


def _sentence_at(spans: list[Span], place: int) -> int | None:
    number = bisect_right(spans, (place, len(spans) + place)) - 1
    return number if number >= 0 and place < spans[number][1] else None


def _subject_before(text: str, cue: Cue, keys: Collection[str]) -> _Subject | None:
    """The term that ends at the cue and begins a clause, with its article; asides between the two are passed over."""
    pattern, cue_start, _ = cue
    offset = max(0, cue_start - _REACH)
    before = text[offset:cue_start].rstrip()
    tokens = _ending_tokens(before)
    if not tokens:
        before = _ASIDE.sub("", _ASIDE.sub("", before)).rstrip()
        tokens = _ending_tokens(before)
    for place, first in enumerate(tokens):
        key = " ".join([folded(token.group()) for token in tokens[place:]])
        opening = _opening(before[: first.start()], text, pattern.anywhere) if key in keys else None
        if opening:
            article = (opening.group("article") or "").strip().lower()
            start = opening.start("article") if article else first.start()
            return _Subject(
                key, offset + start, article.removeprefix("such "), before[: first.start()].endswith("`")
            )
    return None


_REACH = 120
"""Characters before a cue in which its subject must lie."""


def _ending_tokens(before: str) -> list[re.Match[str]]:
    """The last words, if nothing stands behind them."""
    tokens = list(_TOKEN.finditer(before, max(0, len(before) - 60)))[-_LONGEST_TERM:]
    return tokens if tokens and tokens[-1].end() == len(before) else []


def _opening(before: str, text: str, anywhere: bool) -> re.Match[str] | None:
    """What stands before a term that begins a clause: nothing, a mark or 'that', and its article.

    In captions a clause may begin after any word that can end one; an apposition may stand anywhere in its sentence."""
    opening = _OPENING.search(before)
    if opening or (not anywhere and is_punctuated(text)):
        return opening
    loose = _LOOSE_OPENING.search(before)
    last = loose.group("last").lower() if loose else ""
    if anywhere:
        return loose if loose and (loose.group("article") or last in TAG_OF) else None
    entry = lexicon().entries.get(last)
    ends_clause = last not in TAG_OF and (
        entry is None or "N" in entry.tags or "S" in entry.tags or "R" in entry.tags
    )
    return loose if loose and loose.group("article") and ends_clause else None


def _term_after(text: str, place: int, keys: Collection[str]) -> str | None:
    """The longest term right after 'is called', if the phrase ends with it."""
    text = _LEADING.sub("", text[place : place + 100], count=1)
    tokens = list(_TOKEN.finditer(text))[: _LONGEST_TERM + 1]
    for size in range(min(_LONGEST_TERM, len(tokens)), 0, -1):
        key = " ".join(folded(token.group()) for token in tokens[:size])
        if key in keys and tokens[0].start() == 0:
            following = text[tokens[size - 1].end() :].lstrip(" \"”’'*`")
            next_word = tokens[size].group().lower() if size < len(tokens) else ""
            ends = not following or not following[0].isalnum() or next_word in TAG_OF
            return key if ends else None
    return None


_LEADING = re.compile(r"^[\"“‘'*`]*(?:(?:an?|the)\s+)?[\"“‘'*`]*", re.IGNORECASE)

_LONG_CAPTION = 40
_MANY_BEFORE = 8
_PHRASE_BREAK = re.compile(r"\s(?=(?:and|but|so|because|which|or|then|right|okay)\b)")


def _quoted(text: str, span: Span, subject: _Subject, predicate: int) -> Span:
    """What to quote of a sentence: all, but of captions without marks only the clause that begins with the term."""
    start, end = span
    if is_punctuated(text):
        return span
    if len(text[start : subject.start].split()) > _MANY_BEFORE:
        start = subject.start
    if len(text[start:end].split()) <= _LONG_CAPTION:
        return start, end
    breaks = [cut.start() for cut in _PHRASE_BREAK.finditer(text, predicate + 30, end)]
    fitting = [cut for cut in breaks if len(text[start:cut].split()) <= _LONG_CAPTION]
    return start, fitting[-1] if fitting else end


def _believed(pattern: Pattern, subject: _Subject, said: str, quote: str) -> float:
    """Confidence that the quote defines its subject. `said`: what follows the cue."""
    if _NEGATED.match(said):
        return 0.0
    score = pattern.base + _of_subject(subject) + _of_form(quote)
    if _OTHER_NAME.match(said) or _CONTRASTED.match(quote) or subject.code:
        score -= 0.3
    if subject.key in GENERAL_NOUNS or subject.plain:
        score -= 0.15
    kind, adjectives = _kind(said)
    explained = bool(_EXPLAINED.search(said[:150]))
    score += 0.2 if explained else -0.1
    if EVALUATIVE & set(adjectives) or any(map(_is_graded, adjectives)):
        score -= 0.1 if explained and kind in GENERA else 0.35
    if kind in EMPTY_GENERA:
        return score - 0.5
    if kind in GENERA:
        return score + 0.2
    return score - (0.1 if pattern.needs_genus else 0.0)


def _is_graded(word: str) -> bool:
    """'best', 'larger': a comparison, no kind."""
    entry = lexicon().entries.get(word)
    return entry is not None and entry.tags[:1] == "K"


_OTHER_NAME = re.compile(r"[^.]{0,40}\bcalled\b", re.IGNORECASE)
"""'… task -- a process called fine-tuning' defines something else."""
_CONTRASTED = re.compile(r"(?:while|whereas|if|although|though|when)\b", re.IGNORECASE)
_PLAIN_ZIPF = 4.3
"""'The model' is a model met before; 'the decoder' is as good as a name."""


def _of_subject(subject: _Subject) -> float:
    """What its article says: 'a transformer', 'transformers' are spoken of in general, 'the input' is one met before."""
    if subject.article == "the" and subject.plain:
        return -0.2
    return _ARTICLES.get(subject.article, 0.0)


def _believed_name(quote: str, sentence: str, cue: int) -> float:
    """Confidence that 'what … is called X' says enough of it."""
    told = len(quote.split()) - len(sentence[cue:].split())
    vague = _VAGUE_BEFORE.search(sentence[:cue]) or _VAGUE_CALL.match(sentence, cue)
    return 0.5 + (0.2 if told >= 8 else -0.2) - (0.3 if vague else 0.0) + _of_form(quote)


_VAGUE_BEFORE = re.compile(
    r"\b(?:it|one|ones|them|something|things?|stuff|there was one)(?: that| which)? *$", re.IGNORECASE
)
_VAGUE_CALL = re.compile(r"\w+ (?:\w+ )?call (?:it|them)\b", re.IGNORECASE)


def _of_form(quote: str) -> float:
    """What length, pointing words and persons take from a quote."""
    words = len(quote.split())
    score = -0.3 if words < 6 else -0.1 if words < 8 else -0.15 if words > 55 else 0.0
    score -= 0.2 if _POINTING.search(quote) else 0.0
    return score - (0.1 if _PERSONAL.search(quote) else 0.0)


def _kind(said: str) -> tuple[str, list[str]]:
    """Head noun of the phrase that begins here (key), and the words before it."""
    phrase: list[str] = []
    for token in _TOKEN.finditer(said[:120]):
        word = token.group().lower()
        if phrase and said[: token.start()].rstrip()[-1:] in ",;:.(":
            break
        entry = lexicon().entries.get(word)
        if word in TAG_OF or (
            phrase and entry and entry.tags[:1] in {"D", "P", "Z", "R"} and "N" not in entry.tags
        ):
            if phrase:
                break
            continue
        phrase.append(word.rstrip("."))
    return (folded(phrase[-1]), phrase[:-1]) if phrase else ("", [])

"""The term that a sentence speaks of: before a cue that says what it is ('X is a …'), or behind one ('… is called X')."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from aggregator.nomenclature.cleaning import is_punctuated
from aggregator.nomenclature.defining_patterns import FORM, LEADS, PURPOSE, Cue, Pattern
from aggregator.nomenclature.function_words import TAG_OF
from aggregator.nomenclature.keys import folded
from aggregator.nomenclature.lexicon import lexicon
from aggregator.nomenclature.spelling import american

LONGEST_TERM = 5
"""Words."""
_REACH = 140
"""Characters before a cue in which its subject must lie."""
_PLAIN_ZIPF = 4.3
"""'The model' is a model met before; 'the decoder' is as good as a name."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A term (key) as the subject of a sentence. `start`: of what leads to it or of its article, if it has them."""

    key: str
    start: int
    article: str = ""
    lead: str = ""
    """Which of `LEADS` goes before it."""
    plural: bool = False
    first: bool = True
    """It begins its sentence."""
    joined: bool = False
    """It stands behind an 'and'."""
    code: bool = False
    """Written as code."""

    @property
    def plain(self) -> bool:
        """A word of general English: 'input', 'model', 'layer'."""
        entry = lexicon().entries.get(self.key)
        return entry is not None and entry.zipf >= _PLAIN_ZIPF


TOKEN = re.compile(r"[^\W_](?:[\w'’.+#/-]*[\w+#])?")
_ASIDE = re.compile(
    r"\s*(?:\([^()]{1,80}\)|\(?\$[^$]{1,80}\$\)?|\\\((?:[^\\]|\\[^)]){1,80}\\\)|,? (?:\w+ly )?(?:denoted|written)(?: as| by)? (?:[^,$]{1,60},|\$[^$]{1,60}\$,?)|,? (?:or|also known as|aka|also called|sometimes called|often called|short for|abbreviated"
    r"|which stands for|abbreviated as) [^,.()]{2,50},?"
    r"|, (?:in case|if|as|that is|i\.e\.|for short|by the way|in short|in turn|in this|in our|on the other|in contrast|then"
    r"|however|therefore|here|again|of course)\b[^,.]{0,50},| of (?:an?|the|this|each|two|any) \w+| in (?!the|th[ei]se|this|that|our|an?\b|each|which)[a-z]+(?: [a-z]+)?| (?:itself|here)|[\"”’*`]+|,)\s*$"
)
_QUOTES = r"[\"“‘'*`]*"
_ARTICLE = (
    r"(?P<article>(?:an?|the|our|each|every|this|these|such an?|its|their)\s+)?"
    r"(?:(?:term|word|standard|typical|simple|basic|regular|usual|plain|traditional|classical|vanilla|so-called|general|learned|separate|special|additional)\s+)?"
)
"""In small letters, as all that leads to a term is looked at: to leave the case to the expressions takes twice as long."""
_OF = re.compile(r"\s*of (an?|the|this|each)\b")
"""'The rank of a matrix' speaks of any; 'the norm of this vector' of one."""
_LEAD = "|".join(f"(?P<{name}>{words})" for name, words in LEADS.items())
_OPENING = re.compile(
    rf"(?:^|[,:;.!?\n(—–]|\b(?:that|and|but|so|now|because|basically|essentially|actually|where|while|whereas|then|here|well|okay"
    rf"|remember|say|says|think|recall|if|since|although|whereby|now)|(?P<lead>\b(?:{_LEAD})))[\s\"“‘'*`]*{_ARTICLE}{_QUOTES}$"
)
_LOOSE_OPENING = re.compile(rf"(?P<last>[\w'’-]+)[,;]?\s+{_ARTICLE}{_QUOTES}$")
_LINE_OPENING = re.compile(
    rf"(?:^|[.!?:\n]\s*|\b(?:step|part|number) \w+,\s*)(?:[-•*]|\(?\d+[.)])?\s*{_ARTICLE}{_QUOTES}$"
)


def subject_before(text: str, cue: Cue, keys: Collection[str]) -> Subject | None:
    """The term that ends at the cue and begins a clause, with its article; asides between the two are passed over."""
    pattern, cue_start, _ = cue
    offset = max(0, cue_start - _REACH)
    before = text[offset:cue_start].rstrip()
    subject = _subject_at_end(before, text, pattern, keys)
    if subject is None and (aside := _aside(before)):
        within = _aside(before[: aside.start()])
        again = before[: within.start() if within else aside.start()].rstrip()
        subject = _subject_at_end(again, text, pattern, keys)
        if subject and _is_this_one(subject, aside.group()):
            return None
        if subject and subject.article == "the" and (of := _OF.match(aside.group())):
            subject = replace(subject, article="a" if of[1] in ("a", "an") else f"of {of[1]}")
    return replace(subject, start=offset + subject.start) if subject else None


def _is_this_one(subject: Subject, aside: str) -> bool:
    """'The parameter $\\beta$ …' speaks of this one."""
    return subject.article == "the" and " " not in subject.key and aside.lstrip(" (").startswith(("$", "\\"))


def _aside(before: str) -> re.Match[str] | None:
    """What stands between a subject and its verb, at the end of a text."""
    if not _may_be_aside(before):
        return None
    return _ASIDE.search(before, max(0, len(before) - _LONG_ASIDE))


def _may_be_aside(before: str) -> bool:
    """Whether one may end a text, told at less cost."""
    return (
        before.endswith(_ENDS_ASIDE)
        or _IN_ASIDE.search(before, max(0, len(before) - _SHORT_ASIDE)) is not None
    )


_ENDS_ASIDE = (")", ",", "$", '"', "”", "’", "*", "`", "itself", "here")
_IN_ASIDE = re.compile(
    r" (?:of (?:an?|the|this|each|two|any) \w+$|in [a-z]+(?: [a-z]+)?$|called |known as |(?<=, )or |for short)"
)
_SHORT_ASIDE, _LONG_ASIDE = 50, 90
"""Characters, 'of a …' and all."""


class Sought:
    """The terms looked for (their keys), and whether one of them can end at a place at all: at most places none can."""

    def __init__(self, keys: Collection[str]) -> None:
        self.keys = keys
        self._last_words = {key.rpartition(" ")[2] for key in keys}
        self._can_end: dict[str, bool] = {}
        """Of every word, as it is written, that was asked for."""

    def may_end(self, text: str, place: int) -> bool:
        """True if what stands before the place is the last word of a term, or may be an aside behind one."""
        before = text[max(0, place - _SHORT_ASIDE) : place].rstrip()
        word = before[before.rfind(" ") + 1 :]
        known = self._can_end.get(word)
        if known is None:
            known = self._can_end[word] = self._is_last(word)
        return known or _may_be_aside(before)

    def _is_last(self, written: str) -> bool:
        tokens = TOKEN.findall(written)
        return bool(tokens) and folded(tokens[-1]).rpartition(" ")[2] in self._last_words


def _subject_at_end(before: str, text: str, pattern: Pattern, keys: Collection[str]) -> Subject | None:
    """The longest term that ends a text and begins a clause there."""
    tokens = _ending_tokens(before)
    words = [folded(token.group()) for token in tokens]
    for place, first in enumerate(tokens):
        key = " ".join(words[place:])
        if key in keys:
            subject = _subject(key, before[: first.start()], text, pattern, tokens[-1].group())
            if subject:
                return subject if subject.start >= 0 else replace(subject, start=first.start())
    return None


def _subject(key: str, before: str, text: str, pattern: Pattern, last: str) -> Subject | None:
    """The subject, if what stands before it opens a clause as its pattern needs; its start is -1 where nothing leads to it."""
    opening = _opening(_in_small_letters(before), text, pattern)
    joined = opening is not None and _JOINED.search(before, max(0, len(before) - _SHORT_ASIDE)) is not None
    if not opening or _OPENS_CONDITION.search(before) or (joined and _BETWEEN.search(before)):
        return None
    groups = opening.groupdict()
    lead = next((name for name in LEADS if groups.get(name)), "")
    if lead not in (pattern.leads or ("", PURPOSE, FORM)):
        return None
    article = (groups.get("article") or "").strip().removeprefix("such ")
    start = opening.start("lead") if lead else opening.start("article") if article else -1
    last_part = re.split(r"[-‐‑–/·]", last.lower())[-1].removesuffix("'s")
    plural = folded(last).split(" ")[-1] != american(last_part)
    return Subject(
        key,
        start,
        article,
        lead,
        plural,
        joined=joined,
        code=before.endswith("`"),
    )


def _in_small_letters(text: str) -> str:
    """Letter for letter: of 'İ' alone two would become."""
    return text.replace("İ", "i").lower()


def _ending_tokens(before: str) -> list[re.Match[str]]:
    """The last words, if nothing stands behind them."""
    tokens = list(TOKEN.finditer(before, max(0, len(before) - 60)))[-LONGEST_TERM:]
    return tokens if tokens and tokens[-1].end() == len(before) else []


_LEAD_LENGTH = 60
"""Characters before a term in which what leads to it must lie."""
_MISTAKEN = ("says", "does", "are")
"""In captions 'that vector encodes' is as likely as not the end of a longer phrase."""
_JOINED = re.compile(r"\band(?: an?| the)?\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|both) [^.,;]{1,60} and(?: an?| the)?\s*$", re.IGNORECASE)
"""'The difference between A and B is how …' tells of the difference."""
_OPENS_CONDITION = re.compile(r"(?:\b(?:[Ii]f|[Ww]hether|[Uu]nless)(?: an?| the)?|\bThat)\s*$")
"""'If the list consists of …' is one case; 'That list' is one met before."""
_OF_VERBS = frozenset(["V", "Z", "D"])
"""Tags of the forms of verbs, after which a term may stand as the object."""
_NOUN_OR_VERB = ("NV", "SZ")


def _opening(before: str, text: str, pattern: Pattern) -> re.Match[str] | None:
    """What stands before a term that begins a clause: nothing, a mark or 'that', what leads to it, and its article.

    In captions a clause may begin after any word that can end one; an apposition may stand anywhere in its sentence."""
    if pattern.begins_line:
        return _LINE_OPENING.search(before, max(0, len(before) - _LEAD_LENGTH))
    opening = _OPENING.search(before, max(0, len(before) - _LEAD_LENGTH))
    marked = is_punctuated(text)
    if opening and not marked and pattern.name in _MISTAKEN and not opening.group("article"):
        return None
    if opening or (not pattern.anywhere and marked):
        return opening
    loose = _LOOSE_OPENING.search(before, max(0, len(before) - _LEAD_LENGTH))
    last = loose.group("last") if loose else ""
    entry = lexicon().entries.get(last)
    if pattern.anywhere:
        object_of_verb = entry is not None and (
            entry.tags[:1] in _OF_VERBS or entry.tags[:2] in _NOUN_OR_VERB
        )
        return loose if loose and (loose.group("article") or last in TAG_OF or object_of_verb) else None
    ends_clause = last not in TAG_OF and (entry is None or bool({"N", "S", "R"} & set(entry.tags)))
    begins = loose and (loose.group("article") or (pattern.base >= _PLAIN_SPEECH and not _is_nominal(last)))
    return loose if begins and ends_clause else None


_PLAIN_SPEECH = 0.45
"""So surely a pattern defines that its subject may follow another sentence without an article, if no longer term begins before it."""


def _is_nominal(word: str) -> bool:
    """Whether a word may be the beginning of a compound: a noun, an adjective, or unknown; no letter of a formula."""
    entry = lexicon().entries.get(word)
    return len(word) > 1 and (entry is None or entry.tags[:1] in ("N", "S", "E", "J", "G", "K"))


_LEADING = re.compile(rf"{_QUOTES}(?:(?:an?|the|its|their|our)\s+)?{_QUOTES}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A term (key) that a phrase leads to, and where it ends."""

    key: str
    end: int


def folded_words(sentence: str) -> str:
    """Its words as keys, with a blank on both sides of each."""
    return f" {' '.join(folded(token.group()) for token in TOKEN.finditer(sentence))} "


def term_after(text: str, place: int, keys: Collection[str]) -> Named | None:
    """The longest term right after 'is called', if the phrase ends with it."""
    leading = _LEADING.match(text, place)
    start = leading.end() if leading else place
    ahead = text[start : start + 100]
    tokens = list(TOKEN.finditer(ahead))[: LONGEST_TERM + 1]
    for size in range(min(LONGEST_TERM, len(tokens)), 0, -1):
        key = " ".join(folded(token.group()) for token in tokens[:size])
        if key in keys and tokens[0].start() == 0:
            end = tokens[size - 1].end()
            following = ahead[end:].lstrip(" \"”’'*`")
            next_word = tokens[size].group().lower() if size < len(tokens) else ""
            ends = not following or not following[0].isalnum() or next_word in TAG_OF
            return Named(key, start + end) if ends else None
    return None

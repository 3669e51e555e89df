"""Which of its forms a term is shown in: as people write it, in the capitals and with the hyphens that suit it.

Automatic captions know neither ('image net', 'gpt 2'); so where somebody writes the same letters, that form is shown, however
often it is only spoken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from aggregator.nomenclature.counting import Candidate
from aggregator.nomenclature.heard import Repairs
from aggregator.nomenclature.keys import folded, key_of
from aggregator.nomenclature.lexicon import lexicon

_POSSESSIVE = re.compile(r"['’]s\Z")

Counts = Mapping[str, int]
"""Form -> occurrences."""


class Forms:
    """Chooses the form of each of a set's candidates. `written`: of each place, whether people wrote it."""

    def __init__(self, candidates: Mapping[str, Candidate], heard: Repairs, written: Sequence[bool]) -> None:
        self._candidates = candidates
        self._heard = heard
        self._written = written
        self._all_written = all(written)
        self._names: dict[str, str] = {}
        """Of the words that were asked for, as others write them."""

    def shown(self, candidate: Candidate) -> str:
        """The commonest form as it is written, in the capitals that suit it. None that was misheard, and no possessive."""
        return _POSSESSIVE.sub("", self._chosen(candidate))

    def _chosen(self, candidate: Candidate) -> str:
        if len(candidate.forms) == 1:
            return self._with_names(self._heard.as_said(next(iter(candidate.forms))), candidate)
        right = [form for form in candidate.forms if not self._heard.inside(form)]
        plain = [form for form in right if not _POSSESSIVE.search(form)]
        counts = {form: len(candidate.forms[form]) for form in plain or right or candidate.forms}
        common = _commonest(counts)
        if " " not in common or candidate.unspelled:
            common = _in_words(common, counts, candidate.key)
        if not right:
            return self._heard.as_said(common)
        written = counts if self._all_written else self._by_hand(candidate, counts)
        alike = {} if self._all_written else _as_written(common, written)
        if alike:
            common = _commonest(alike, counts)
        return self._with_names(_in_capitals(common, counts, written), candidate)

    def _by_hand(self, candidate: Candidate, forms: Iterable[str]) -> dict[str, int]:
        counts = {form: sum([self._written[place] for place in candidate.forms[form]]) for form in forms}
        return {form: count for form, count in counts.items() if count}

    def _with_names(self, form: str, candidate: Candidate) -> str:
        """What is only spoken, with the names in it as others write them: 'deberta layer' as 'DeBERTa layer'."""
        if (
            self._all_written
            or " " not in form
            or any(self._written[place] for place in candidate.forms.get(form, ()))
        ):
            return form
        return " ".join([self._name(word) for word in form.split(" ")])

    def _name(self, word: str) -> str:
        name = self._names.get(word)
        if name is None:
            name = self._names[word] = self._as_name(word)
        return name

    def _as_name(self, word: str) -> str:
        known = self._candidates.get(folded(word)) if word.islower() else None
        shown = self.shown(known) if known and len(known.words) == 1 else word
        return shown if shown.lower() == word and is_name(shown) else word


def _commonest(counts: Counts, in_all: Counts | None = None) -> str:
    """Of equals the one that is commoner in all, then that in small letters, then the first in the alphabet."""
    return min(counts, key=lambda form: (-counts[form], -(in_all or counts)[form], form.swapcase()))


_SHORTER = 2
"""Times an acronym must be as common as its long form to be shown instead: whoever does not know it learns more from the words."""


def _in_words(common: str, counts: Counts, key: str) -> str:
    """The long form, if the commonest form is an acronym, or has one, that is not much commoner. `key`: of the long form."""
    if " " not in key:
        return common
    words = key.replace(" ", "")
    if key_of(common).replace(" ", "") == words:
        return common
    long = {form: count for form, count in counts.items() if key_of(form).replace(" ", "") == words}
    short = sum([count for form, count in counts.items() if form.lower() == common.lower()])
    return _commonest(long) if _SHORTER * sum(long.values()) >= short else common


def _as_written(common: str, written: Counts) -> dict[str, int]:
    """The written forms with the letters of the commonest one, else all that differ from it in blanks or number only.

    None that has more blanks: captions split words, and so do columns of a page."""
    letters, key = tight(common), key_of(common).replace(" ", "")
    whole = {form: count for form, count in written.items() if form.count(" ") <= common.count(" ")}
    alike = {form: count for form, count in whole.items() if tight(form) == letters}
    return alike or {form: count for form, count in whole.items() if key_of(form).replace(" ", "") == key}


def _in_capitals(common: str, counts: Counts, written: Counts) -> str:
    """The form with these letters that has its names in capitals, as captions have not, and its words in small ones, as headings have not."""
    alike = [form for form in counts if form.lower() == common.lower()]
    if len(alike) == 1:
        return common

    def worth(form: str) -> tuple[int, float, str]:
        names, words = _capitals(form)
        more = 0 if names or words else written.get(form, 0)
        return -names, -counts[form] - (_WORD if form.isalpha() else _COMPOUND) * more, form.swapcase()

    return min(alike, key=worth)


_WORD, _COMPOUND = 1.0, 2.0
"""What small letters in running text count more than capitals, which headings and links have."""


def _capitals(form: str) -> tuple[int, int]:
    """How many of its names, and how many of its words of general English, have a capital."""
    capitals = [word for word in form.split(" ") if word.lower() != word]
    names = sum([is_name(word) for word in capitals])
    return names, len(capitals) - names


_LED_BY_CAPITALS = re.compile(r"[A-Z]+[a-z]+")
"""'LAnguage' shows where the letters of an acronym are from."""


def is_name(word: str) -> bool:
    """True for 'ReLU', 'SQuAD' and what general English has as a name; a capital in front alone may be a sentence's."""
    entry = lexicon().entries.get(word.lower())
    if entry and entry.tags and (word.isupper() or _LED_BY_CAPITALS.fullmatch(word)):
        return entry.tags[0] == "E"
    if any([part[1:].lower() != part[1:] and not part.isupper() for part in word.split("-")]):
        return True
    if entry and entry.tags:
        return entry.tags[0] == "E"
    return any([part[1:].lower() != part[1:] for part in word.split("-")])


def tight(form: str) -> str:
    """Its letters and digits alone, in small letters."""
    return "".join([character for character in form.lower() if character.isalnum()])

"""A name with the kind of thing that it is: 'the BERT model' is BERT, since a text says that BERT is a model, or since most say 'the'.

So 'an ImageNet model' stays apart from ImageNet, which is a dataset, and 'a language model' from language, which is no name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from aggregator.nomenclature.acronyms import Expansion
from aggregator.nomenclature.counting import Candidate
from aggregator.nomenclature.function_words import TAG_OF
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.lexicon import lexicon
from aggregator.nomenclature.reading import Reading

_KINDS = (
    ("model", "architecture", "network"),
    ("method", "technique", "approach", "algorithm", "procedure"),
    ("function", "operation"),
    ("dataset", "benchmark", "corpus"),
)
"""What is of one kind is spoken of by any word of its line."""
_DATA = _KINDS[-1]
_KIND_OF = {word: kind for kind in _KINDS for word in kind}
_LAST = tuple(_KIND_OF)
_BY_ITSELF = 0.15
"""Share of its uses in which a name stands alone."""


def without_kinds(
    candidates: dict[str, Candidate], stands_for: Mapping[str, Expansion], reading: Reading
) -> dict[str, str]:
    """Joins every name with a kind to the name, in `candidates`. Gives the key of what was joined -> the words that say so."""
    evidence: dict[str, str] = {}
    for key in [key for key in candidates if key.endswith(_LAST)]:
        kind = next(word for word in _LAST if key.endswith(word))
        name = key.removesuffix(kind).rstrip()
        named = candidates.get(name) or candidates.get(
            key_of(stands_for[name].long) if name in stands_for else ""
        )
        if named and named.key != key and _is_name(name, named) and _adds_a_word(candidates[key]):
            said = (
                _says_again(stands_for.get(name), kind)
                or _says(name, _KIND_OF[kind], named, reading)
                or _is_the_one(candidates[key], named, reading)
            )
            if said and not _is_another(name, _KIND_OF[kind], said, named, reading):
                evidence |= dict.fromkeys([key] if name in stands_for else [key, name], said)
                _take_in(named, candidates.pop(key))
    return evidence


def _adds_a_word(candidate: Candidate) -> bool:
    """A name of one word and the kind behind it, in some form."""
    return any([form.count(" ") == 1 for form in candidate.forms])


def _is_name(name: str, named: Candidate) -> bool:
    """Stands alone often enough, and is in capitals mostly or one word unknown to general English."""
    if named.alone < _BY_ITSELF * named.count:
        return False
    entry = lexicon().entries.get(name)
    if " " not in name and not (entry and entry.tags):
        return True
    own = {form: len(places) for form, places in named.forms.items() if key_of(form) == name}
    return 2 * sum([count for form, count in own.items() if form.lower() != form]) > sum(own.values())


def _says(name: str, kinds: tuple[str, ...], named: Candidate, reading: Reading) -> str:
    """The words of the first passage that says of the name that it is of such a kind."""
    used = sorted(
        {(place, form) for form, places in named.forms.items() if key_of(form) == name for place in places}
    )
    for place, form in used:
        text = reading.places[place].passage.text
        if any([kind in text for kind in kinds]) and (said := _said(text, form, kinds)):
            return " ".join(said.split())
    return ""


def _said(text: str, form: str, kinds: tuple[str, ...]) -> str:
    """'BERT (…) is a language model', 'BERT, a language model', 'a model called BERT'."""
    is_one, of_many = _saying(kinds)
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        before, whole = text[max(0, start - _NEAR) : start], not (start and text[start - 1].isalnum())
        found = is_one.match(text, end) if whole else None
        if found and not _after_preposition(before):
            return text[start : found.end()]
        called = of_many.search(before) if whole and not text[end : end + 1].isalnum() else None
        if called:
            return called[0] + form
        start = text.find(form, end)
    return ""


def _says_again(expansion: Expansion | None, kind: str) -> str:
    """The words that explain a short form, if the kind is the last of them: 'DQN network'."""
    return expansion.evidence if expansion and key_of(expansion.long).endswith(f" {kind}") else ""


def _is_another(name: str, kinds: tuple[str, ...], said: str, named: Candidate, reading: Reading) -> bool:
    """Whether only 'the' speaks for this kind, and a text says that it is data, or that it is no data: 'the ImageNet model'."""
    others = _KINDS[:-1] if kinds == _DATA else [_DATA]
    return said.startswith(_THE) and any([_says(name, other, named, reading) for other in others])


_THE = "the "


def _is_the_one(candidate: Candidate, named: Candidate, reading: Reading) -> str:
    """'the Cora dataset', where hardly anybody says 'a Cora dataset' or has several: it is the one of that name."""
    if named.key.endswith("ing") or candidate.count < _TWICE:  # reinforcement learning is a field
        return ""
    the = others = 0
    for form, places in candidate.forms.items():
        is_one = key_of(form) == form.lower().replace("-", " ")
        for place in set(places):
            pieces = reading.places[place].passage.text.split(form)[:-1]
            after_the = sum([piece[-len(_THE) :].lower() == _THE for piece in pieces]) * is_one
            the, others = the + after_the, others + len(pieces) - after_the
    return f"{_THE}{next(iter(candidate.forms))}" if the >= _TWICE and the >= _RATHER * others else ""


_TWICE = 2
_RATHER = 2
"""Times as often."""


def _after_preposition(before: str) -> bool:
    """'In BERT, a network …' speaks of a part."""
    words = [word for word in before.lower().split()[-2:] if word != "the"]
    return bool(words) and "I" in TAG_OF.get(words[-1], "")


_NEAR = 40
"""Characters."""
_GAP = r"(?:\s(?!(?:of|in|for|that|which|to|on|with|from|by|as|where|when|because|not|is|are)\s)[\w’'/-]+,?){0,6}?"
_AFTER = (
    r"(?=\s*[^\w\s-]|\s*$|\s(?:that|which|for|of|in|with|to|by|from|where|and|whose|on|using|as|like|based|used|trained|designed"
    r"|developed|proposed|introduced|released|created|consisting|so|but|it|we)\s)"
)
"""'BERT is a model compression method' does not say that it is a model."""


@lru_cache(maxsize=len(_KINDS))
def _saying(kinds: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands behind a name of such a kind, and what before it."""
    kind = f"(?:{'|'.join(kinds)})"
    is_one = r"s?\)?(?:\s\([^()]*\))?(?:,\s(?:an?|one)|,?\s(?:is|was|are|were)(?:\s\w+ly|\sjust|\salso)?\s(?:an?|the|our|one))"
    of_many = rf"\b{kind}s?,?\s(?:(?:is\s|are\s)?called|named|known\sas|such\sas)\s(?:the\s|an?\s)?\Z"
    return re.compile(f"{is_one}{_GAP}\\s{kind}s?{_AFTER}", re.IGNORECASE), re.compile(of_many, re.IGNORECASE)


def _take_in(named: Candidate, longer: Candidate) -> None:
    """What was counted for the name inside the longer form is counted once."""
    words = named.words
    for form, places in longer.forms.items():
        inner = re.sub(r"[\s-]?\w+\Z", "", form)
        counted = named.forms.get(inner, [])
        for place in places:
            if place in counted:
                counted.remove(place)
                named.count -= 1
        if inner in named.forms and not counted:
            del named.forms[inner]
    named.absorb(longer)
    named.words = words

"""A judged candidate as the Term that people see: its commonest form, its variants and why, its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from aggregator.nomenclature.acronyms import Expansion
from aggregator.nomenclature.counting import Candidate
from aggregator.nomenclature.heard import Repairs
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.lexicon import lexicon
from aggregator.nomenclature.reading import Reading
from aggregator.nomenclature.spelling import american
from aggregator.nomenclature.termhood import Parts
from aggregator.nomenclature.values import Definition, Term, Use, Variant


def term(
    candidate: Candidate,
    parts: Parts,
    reading: Reading,
    stands_for: dict[str, Expansion],
    definitions: tuple[Definition, ...] = (),
) -> Term:
    """All that is known of a candidate."""
    places = Counter([place for listed in candidate.forms.values() for place in listed])
    groups = {reading.group_of[place] for place in places}
    in_paper = (
        sum([count for place, count in places.items() if not reading.group_of[place]]) if "" in groups else 0
    )
    shown = shown_form(candidate, reading.heard)
    key = key_of(shown) if len(candidate.forms) > 1 else candidate.key
    expansion = stands_for.get(key)
    return Term(
        term=shown,
        key=candidate.key,
        score=sum([value for _, value in parts]),
        occurrences=candidate.count - in_paper if reading.voices else in_paper,
        document_frequency=len(groups - {""}) if reading.voices else 1,
        expansion=expansion.long if expansion else None,
        variants=_variants(candidate, shown, reading.heard),
        uses=_uses(places, reading),
        parts=parts,
        paper_occurrences=in_paper,
        definitions=definitions,
    )


def shown_form(candidate: Candidate, heard: Repairs) -> str:
    """The commonest form, in the capitals that suit it. None that was misheard."""
    forms = [form for form in candidate.forms if not heard.inside(form)]
    if len(forms) == 1:
        return forms[0]
    common = _commonest(forms or candidate.forms, candidate)
    return _capitals_of(common, forms, candidate) if forms else heard.as_said(common)


def _commonest(forms: Iterable[str], candidate: Candidate) -> str:
    """However it is written; of equals the one in small letters, then the first in the alphabet."""
    return min(forms, key=lambda form: (-len(candidate.forms[form]), form.swapcase()))


def _capitals_of(common: str, forms: list[str], candidate: Candidate) -> str:
    """The form with these letters that has its names in capitals, as captions have not, and its words in small ones, as headings have not."""
    alike = [form for form in forms if form.lower() == common.lower()]
    if len(alike) == 1:
        return common

    def worth(form: str) -> tuple[int, float, str]:
        names, words = _capitals(form)
        count = len(candidate.forms[form])
        return -names, -count * (_RUNNING_TEXT if not words and " " in form else 1.0), form.swapcase()

    return min(alike, key=worth)


_RUNNING_TEXT = 3.0
"""So often a compound may stand in capitals (headings, links) for each time that it stands in small letters, and small ones are shown."""


def _capitals(form: str) -> tuple[int, int]:
    """How many of its names, and how many of its words of general English, have a capital."""
    capitals = [word for word in form.split(" ") if word.lower() != word]
    names = sum([_is_name(word) for word in capitals])
    return names, len(capitals) - names


def _is_name(word: str) -> bool:
    """True for 'ReLU' and for what general English has as a name; a capital in front alone may be a sentence's."""
    entry = lexicon().entries.get(word.lower())
    if entry and entry.tags:
        return entry.tags[0] == "E"
    return any([part[1:].lower() != part[1:] for part in word.split("-")])


def _uses(places: Counter[int], reading: Reading) -> tuple[Use, ...]:
    return tuple(
        [
            Use((where := reading.places[place]).text.id, where.passage.id, count)
            for place, count in sorted(places.items())
        ]
    )


def _variants(candidate: Candidate, shown: str, heard: Repairs) -> tuple[Variant, ...]:
    if len(candidate.forms) == 1:
        form = next(iter(candidate.forms))
        return () if form == shown else (_variant(form, candidate.count, shown, heard),)
    others = sorted(
        (form for form in candidate.forms if form != shown),
        key=lambda form: (-len(candidate.forms[form]), form),
    )
    return tuple(_variant(form, len(candidate.forms[form]), shown, heard) for form in others)


def _variant(form: str, occurrences: int, shown: str, heard: Repairs) -> Variant:
    misheard = heard.inside(form)
    if misheard:
        return Variant(form, occurrences, "heard as", misheard.evidence)
    return Variant(form, occurrences, how(form, shown))


_CLIPPED = 4
"""Letters that a name spoken short lacks: batch norm(alization), neural net(work)."""


def how(form: str, shown: str) -> str:
    """In a word, what ties a form to the form that is shown."""
    low, base = form.lower(), shown.lower()
    if low == base:
        return "case"
    tight, tight_base = _tight(low), _tight(base)
    if tight == tight_base:
        return "hyphen"
    if american(tight) == american(tight_base) or _american(low) == _american(base):
        return "spelling"
    if key_of(form).replace(" ", "") == key_of(shown).replace(" ", ""):
        return "plural"
    longer = len(tight) - len(tight_base)
    if abs(longer) >= _CLIPPED and (tight.startswith(tight_base) or tight_base.startswith(tight)):
        return "long form" if longer > 0 else "short form"
    if (" " in low.strip() and " " not in base) or len(tight) > 2 * len(tight_base):
        return "long form"
    return "short form" if len(tight_base) > 2 * len(tight) else "inflection"


def _tight(form: str) -> str:
    return "".join(character for character in form if character.isalnum())


def _american(form: str) -> str:
    return " ".join(american(word) for word in form.replace("-", " ").split())

"""A judged candidate as the Term that people see: its commonest form, its variants and why, its places."""

from __future__ import annotations

from collections import Counter

from aggregator.nomenclature.acronyms import Expansion
from aggregator.nomenclature.counting import Candidate
from aggregator.nomenclature.heard import Repairs
from aggregator.nomenclature.keys import key_of
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
    """The commonest form; of equals the one in small letters, then the first in the alphabet. None that was misheard."""
    forms = [form for form in candidate.forms if not heard.inside(form)]
    if len(forms) == 1:
        return forms[0]
    common = min(forms or candidate.forms, key=lambda form: (-len(candidate.forms[form]), form.swapcase()))
    return common if forms else heard.as_said(common)


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
    if (" " in low.strip() and " " not in base) or len(tight) > 2 * len(tight_base):
        return "long form"
    return "short form" if len(tight_base) > 2 * len(tight) else "inflection"


def _tight(form: str) -> str:
    return "".join(character for character in form if character.isalnum())


def _american(form: str) -> str:
    return " ".join(american(word) for word in form.replace("-", " ").split())

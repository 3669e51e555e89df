"""A judged candidate as the Term that people see: its commonest form, its variants and why, its places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aggregator.nomenclature.acronyms import Expansion
from aggregator.nomenclature.counting import Candidate
from aggregator.nomenclature.heard import Repairs
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.reading import Reading
from aggregator.nomenclature.spelling import american
from aggregator.nomenclature.surface import Forms, tight
from aggregator.nomenclature.termhood import Judged
from aggregator.nomenclature.values import Definition, Term, Use, Variant


def term(
    judged: Judged,
    reading: Reading,
    forms: Forms,
    stands_for: Mapping[str, Expansion],
    evidence: Mapping[str, str],
    definitions: tuple[Definition, ...] = (),
) -> Term:
    """All that is known of a candidate. `evidence`: key of a form -> the words that tie it to its term."""
    candidate = judged.candidate
    places = _places(candidate.forms.values())
    groups = {reading.group_of[place] for place in places}
    in_paper = (
        sum([count for place, count in places.items() if not reading.group_of[place]]) if "" in groups else 0
    )
    shown = forms.shown(candidate)
    key = key_of(shown) if len(candidate.forms) > 1 else candidate.key
    expansion = stands_for.get(key)
    return Term(
        term=shown,
        key=candidate.key,
        score=-judged.minus_score,
        occurrences=candidate.count - in_paper if reading.voices else in_paper,
        document_frequency=len(groups - {""}) if reading.voices else 1,
        expansion=expansion.long if expansion else None,
        variants=_variants(candidate, shown, reading.heard, evidence),
        uses=_uses(places, reading),
        parts=judged.parts,
        paper_occurrences=in_paper,
        definitions=definitions,
    )


def _places(listed: Iterable[list[int]]) -> dict[int, int]:
    """Place -> occurrences there."""
    counts: dict[int, int] = {}
    for places in listed:
        for place in places:
            counts[place] = counts.get(place, 0) + 1
    return counts


def _uses(places: Mapping[int, int], reading: Reading) -> tuple[Use, ...]:
    return tuple(
        [
            Use((where := reading.places[place]).text.id, where.passage.id, count)
            for place, count in sorted(places.items())
        ]
    )


def _variants(
    candidate: Candidate, shown: str, heard: Repairs, evidence: Mapping[str, str]
) -> tuple[Variant, ...]:
    if len(candidate.forms) == 1:
        form = next(iter(candidate.forms))
        return () if form == shown else (_variant(form, candidate.count, shown, heard, evidence),)
    others = sorted(
        (form for form in candidate.forms if form != shown),
        key=lambda form: (-len(candidate.forms[form]), form),
    )
    return tuple(_variant(form, len(candidate.forms[form]), shown, heard, evidence) for form in others)


_TOLD = frozenset({"long form", "short form"})
"""What no form shows by itself."""


def _variant(form: str, occurrences: int, shown: str, heard: Repairs, evidence: Mapping[str, str]) -> Variant:
    misheard = heard.inside(form)
    if misheard:
        return Variant(form, occurrences, "heard as", misheard.evidence)
    tie = how(form, shown)
    return Variant(form, occurrences, tie, evidence.get(key_of(form), "") if tie in _TOLD else "")


_CLIPPED = 4
"""Letters that a name spoken short lacks: batch norm(alization), neural net(work)."""


def how(form: str, shown: str) -> str:
    """In a word, what ties a form to the form that is shown."""
    low, base = form.lower(), shown.lower()
    if low == base:
        return "case"
    letters, base_letters = tight(low), tight(base)
    if letters == base_letters:
        return "hyphen"
    if american(letters) == american(base_letters) or _american(low) == _american(base):
        return "spelling"
    if key_of(form).replace(" ", "") == key_of(shown).replace(" ", ""):
        return "plural"
    longer = len(letters) - len(base_letters)
    if abs(longer) >= _CLIPPED and (letters.startswith(base_letters) or base_letters.startswith(letters)):
        return "long form" if longer > 0 else "short form"
    if (" " in low.strip() and " " not in base) or len(letters) > 2 * len(base_letters):
        return "long form"
    return "short form" if len(base_letters) > 2 * len(letters) else "inflection"


def _american(form: str) -> str:
    return " ".join(american(word) for word in form.replace("-", " ").split())

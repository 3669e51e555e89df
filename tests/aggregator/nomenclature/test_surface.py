"""The form in which a term is shown."""

from __future__ import annotations

import pytest

from aggregator.nomenclature.counting import Candidate
from aggregator.nomenclature.heard import Repairs
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.surface import Forms
from aggregator.nomenclature.tokens import Vocabulary, words

PAGE, CAPTIONS = 0, 1


def candidate(forms: dict[str, int], place: int = PAGE, written: dict[str, int] | None = None) -> Candidate:
    """With so many occurrences of each form in one place, and of others on a page."""
    places = {form: [place] * count for form, count in forms.items()}
    for form, count in (written or {}).items():
        places.setdefault(form, []).extend([PAGE] * count)
    first = next(iter(places))
    return Candidate(key_of(first), words(first, Vocabulary()), places, sum(map(len, places.values())))


def shown(wanted: Candidate, *others: Candidate) -> str:
    known = {each.key: each for each in (wanted, *others)}
    return Forms(known, Repairs.of({}), written=[True, False]).shown(wanted)


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ({"gear ratio": 3, "gear ratios": 1}, "gear ratio"),
        ({"gear ratios": 2, "gear ratio": 1}, "gear ratios"),
        ({"Gear Ratio": 5, "gear ratio": 2}, "gear ratio"),  # headings
        ({"Gear Ratio": 9, "gear ratio": 2}, "Gear Ratio"),
        ({"relunet": 30, "ReLUNet": 2}, "ReLUNet"),  # captions know no capitals
        ({"qvx": 30, "QVX": 2}, "QVX"),
        ({"newton step": 4, "Newton step": 1}, "Newton step"),
        ({"mini-batch": 3, "Mini-batch": 2, "Mini-Batch": 2}, "mini-batch"),
        ({"Re-ranking": 2, "re-ranking": 1}, "re-ranking"),
        ({"Optimizer": 1, "optimizer": 3}, "optimizer"),
        ({"transformer": 2, "Transformer": 8}, "Transformer"),
        ({"Gearing": 5, "gearing": 3}, "gearing"),
        ({"GEaring models": 1, "gearing models": 5}, "gearing models"),
        ({"GEARS's": 3, "GEARS": 1}, "GEARS"),
        ({"Newton's": 1}, "Newton"),
        ({"A": 1, "a": 1}, "a"),
    ],
)
def test_the_commonest_form_is_shown_in_its_capitals(forms: dict[str, int], expected: str) -> None:
    """Names have theirs though captions write them small; compounds of common words are small though headings write them large."""
    assert shown(candidate(forms)) == expected


@pytest.mark.parametrize(
    ("spoken", "written", "expected"),
    [
        ({"gear net": 9}, {"GearNet": 1}, "GearNet"),
        ({"pre trained gear": 9}, {"pre-trained gear": 1, "Pretrained gear": 1}, "pre-trained gear"),
        ({"gears": 5, "gear": 9}, {"gears": 2}, "gears"),
        ({"squad": 9}, {"SQuAD": 2}, "SQuAD"),
        ({"gearing": 9}, {"gear ing": 1}, "gearing"),  # a column of a page split it
        ({"sgd": 9}, {"stochastic gear descent": 1}, "sgd"),
        ({"Attention": 1, "attention": 9}, {"Attention": 2}, "attention"),  # headings
    ],
)
def test_what_people_write_goes_before_what_captions_have(
    spoken: dict[str, int], written: dict[str, int], expected: str
) -> None:
    """The same letters, or the same but for the number, once in writing are shown as they are written."""
    assert shown(candidate(spoken, CAPTIONS, written)) == expected


def test_names_in_spoken_compounds_have_their_capitals() -> None:
    """'deberta layer' in captions is 'DeBERTa layer' if somebody writes DeBERTa."""
    name = candidate({"deberta": 3}, CAPTIONS, {"DeBERTa": 1})
    assert shown(candidate({"deberta layer": 2}, CAPTIONS), name) == "DeBERTa layer"
    assert shown(candidate({"deberta layer": 2}, CAPTIONS)) == "deberta layer"


@pytest.mark.parametrize(("short", "long", "expected"), [(6, 3, "gear ratio error"), (7, 3, "GRE")])
def test_an_acronym_is_shown_if_it_is_much_commoner(short: int, long: int, expected: str) -> None:
    """Else the words, which say more."""
    joined = candidate({"gear ratio error": long, "GRE": short})
    assert joined.key == "gear ratio error" and shown(joined) == expected

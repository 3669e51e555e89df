"""Which spellings count as one term, in a set of texts."""

from __future__ import annotations

import pytest

from aggregator.nomenclature import extract_terms


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (("The softmax is here. A soft max is there.", "A soft-max."), 3),
        (("A pretrained gearbox. The pre-trained gearbox.", "Pre trained gearboxes."), 3),
        (("DotProductAttention is a class.", "The dot product attention. A dot-product attention."), 3),
        (("Multi-headed attention helps.", "Multi-head attention. The multihead attention."), 3),
        (("Gradient clipping (GC) is old.", "GC helps. Gradient clipping helps."), 4),
        (("The batch norm helps.", "Batch normalization. A batch norm."), 3),
        (("A BatchNorm helps. The batch norm helps.", "The batch normalization. One BatchNorm."), 4),
        (("A batchnorm is here. The batch norm helps.", "The batch normalization."), 3),
        (("The neural net learns.", "Neural networks. A neural net."), 3),
        (("The nets learn. A network learns.", "Networks and nets."), 4),
        (("Contrastive gear re-training (CGR) is old.", "Contrastive gear retraining helps. CGR helps."), 4),
        (("The re-tune of a gear. The gear re-tuning.", "A re-tuning. Re-tuning helps."), 4),
        (("The QeLU is steep.", "QeLUs are steep. A QeLU helps."), 3),
        (("A time step is short.", "The timestep. Time-steps are many."), 3),
    ],
)
def test_variants_are_one_term(texts: tuple[str, str], count: int) -> None:
    """Joined, spaced, hyphened, humped, '-headed' and short forms add up under one key."""
    assert count in [term.occurrences for term in extract_terms(texts)]
    best = max(extract_terms(texts), key=lambda term: (term.occurrences, len(term.key)))
    assert best.occurrences == count


@pytest.mark.parametrize(
    ("one", "other"),
    [("every day", "everyday"), ("in put", "outing"), ("gear", "gearing"), ("gear model", "gear modeling")],
)
def test_common_words_are_not_joined(one: str, other: str) -> None:
    """Words of general English that only look alike stay apart."""
    terms = extract_terms([f"The {one} widget turns.", f"The {other} widget turns."])
    assert not [term for term in terms if {one, other} <= {term.term, *(v.form for v in term.variants)}]


def test_a_piece_of_a_long_form_is_no_term() -> None:
    """Unless it is met elsewhere too."""
    explained = ["Gear Ratio Estimates from Wheels (GREW) is new. GREW helps. GREW is small."]
    assert "gear ratio estimate" not in {term.key for term in extract_terms(explained)}
    elsewhere = [*explained, "Gear ratio estimates are old. Gear ratio estimates help."]
    assert "gear ratio estimate" in {term.key for term in extract_terms(elsewhere)}

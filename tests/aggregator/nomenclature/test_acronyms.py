"""Short forms and what a text says they stand for: the rules in a table, and the rate over our records."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aggregator.nomenclature import expansions
from tests.evaluation.acronyms import figures, records
from tests.evaluation.floors import fallen, load


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("recurrent neural network (RNN)", ["RNN | recurrent neural network"]),
        ("an RNN (recurrent neural network)", ["RNN | recurrent neural network"]),
        ("DDT (dichlorodiphenyltrichloroethane)", ["DDT | dichlorodiphenyltrichloroethane"]),
        ("serum estradiol (E2) and testosterone (T)", ["E2 | estradiol", "T | testosterone"]),  # letters of one word
        ("inhibitory concentration (IC50)", ["IC50 | inhibitory concentration"]),  # the number is not said
        ("1-methyl-4-phenylpyridine (MPP)", ["MPP | 1-methyl-4-phenylpyridine"]),  # numbers in names of substances
        ("with 2,3-dimethylbutane (DMB)", ["DMB | 2,3-dimethylbutane"]),
        ("the hormone (thyrotropin, TSH)", []),
        ("thyroid-stimulating hormone (thyrotropin, TSH)", ["TSH | thyroid-stimulating hormone"]),
        ("nitric oxide (NO)", ["NO | nitric oxide"]),
        ("a polycystic ovary syndrome (PCOS group)", ["PCOS | polycystic ovary syndrome"]),
        ("a convolutional network (a CN)", ["CN | convolutional network"]),
        (
            "the heart rate and the cardiac output (HR and CO, respectively)",
            ["HR | heart rate", "CO | cardiac output"],
        ),
        ('a "masked language model" (MLM)', ["MLM | masked language model"]),
        ("Creatine kinase (CK) and its MB form (CK-MB)", ["CK | Creatine kinase"]),  # no bracket is cut in two
        ("it sees two images. (TI) is next", []),  # nothing reaches over the end of a sentence
        ("one block-diagonal (block-) matrix, for example images (i.e. photographs)", []),
        ("in 14 patients (n = 12, P < 0.05; see Fig. 2)", []),
        ("a residual network (ResNet18) and ResNet18 (ResNet)", ["ResNet18 | residual network"]),
        ("goes into autoregressive flow (IAF)", []),  # no long form begins with 'into'
    ],
)  # fmt: skip
def test_what_a_text_explains(text: str, pairs: list[str]) -> None:
    """Both orders, lists, single letters, numbers; and what only looks like it."""
    assert [f"{found.short} | {found.long}" for found in expansions(text)] == pairs


def test_evidence_is_what_says_so() -> None:
    """Letter by letter, with its place."""
    text = "We use stochastic gradient descent (SGD) here."
    (found,) = expansions(text)
    assert found.evidence == "stochastic gradient descent (SGD)"
    assert text[found.start :].startswith(found.evidence)


def test_our_records_keep_their_rate() -> None:
    """Precision, recall and F1 over the records stay at their floors, or above."""
    assert not fallen(figures(records()), load()["acronyms"])


@given(st.text(alphabet="AaBN1 -,./()[]'\"é\n", max_size=60))
@example("an NN or called NN")  # the long form is no longer than the short one
def test_any_text_is_read(text: str) -> None:
    """Nothing that brackets and commas can do breaks it, and every pair stands in the text."""
    assert all(found.short in text and found.evidence in text for found in expansions(text))

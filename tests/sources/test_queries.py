"""What is asked for a paper, and the words that tell a text about it from others."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.queries import distinctive_terms, plain_words, video_queries, web_queries
from sources.values import Paper

LORA = Paper(
    "2106.09685",
    "LoRA: Low-Rank Adaptation of Large Language Models",
    ("Edward J. Hu", "Yelong Shen"),
    "Full fine-tuning becomes less feasible. We propose Low-Rank Adaptation, or LoRA, which freezes the"
    " pre-trained weights and trains rank decomposition matrices in each layer of the Transformer.",
    "test",
)
NAMELESS = Paper("1409.3215", "Sequence to Sequence Learning with Neural Networks", (), "", "test")


def test_web_queries_ask_for_title_address_and_name():
    """The exact title is quoted, the paper's address is quoted, the short name asks for an explanation."""
    assert web_queries(LORA) == (
        '"LoRA: Low-Rank Adaptation of Large Language Models" explained',
        '"arxiv.org/abs/2106.09685" blog',
        "LoRA paper explained",
    )


def test_a_paper_without_a_name_is_asked_for_by_its_title():
    """No query is made from a name that the paper does not have."""
    assert all("Sequence to Sequence" in query or "1409.3215" in query for query in web_queries(NAMELESS))
    assert all("Sequence to Sequence" in query for query in video_queries(NAMELESS))


def test_video_queries_join_the_first_author_and_the_name():
    """A talk by the authors is found by the first author's family name."""
    assert "Hu LoRA" in video_queries(LORA)
    assert video_queries(LORA)[0] == LORA.title


def test_a_video_query_has_a_distinctive_term_of_the_abstract():
    """It tells the method from its namesakes, and finds a nameless paper's pieces that have another title."""
    assert "LoRA rank decomposition matrices explained" in video_queries(LORA)
    nameless = replace(
        NAMELESS, abstract="A multilayered LSTM maps the input to a vector of fixed dimensionality."
    )
    assert "multilayered lstm maps explained" in video_queries(nameless)


def test_a_long_title_is_not_quoted():
    """Search engines find nothing for a phrase of twenty words."""
    long = Paper("2401.00001", " ".join(f"Word{i}" for i in range(20)), (), "", "test")
    assert '"' not in web_queries(long)[0]


def test_distinctive_terms_begin_with_the_name_and_leave_common_words_out():
    """What is said in every abstract tells nothing."""
    terms = distinctive_terms(LORA)
    assert terms[0] == "lora"
    assert "low-rank adaptation" in terms and "rank decomposition matrices" in terms
    assert not {"we", "propose", "which", "the"} & set(terms)


PLAIN = [
    ("The Illustrated Transformer", ["illustrated", "transformer"], "articles go"),
    ("transformers, models", ["transformer", "model"], "plural s goes"),
    ("bias across analysis", ["bias", "analysis"], "a final s that is none stays"),
    ("GPT-3's", ["gpt", "3", "s"], "punctuation separates"),
]


@pytest.mark.parametrize(("text", "expected", "why"), PLAIN)
def test_plain_words(text, expected, why):
    """Words are compared without case, plural and punctuation."""
    assert plain_words(text) == expected, why


@given(st.text(max_size=200), st.text(max_size=500), st.lists(st.text(max_size=30), max_size=3))
def test_any_paper_gives_bounded_queries(title, abstract, authors):
    """Whatever arXiv says, there are at most three and five queries, no error, and bounded terms."""
    paper = Paper("2401.00001", title, tuple(authors), abstract, "test")
    assert 1 <= len(web_queries(paper)) <= 3 and 1 <= len(video_queries(paper)) <= 5
    assert len(distinctive_terms(paper)) <= 24

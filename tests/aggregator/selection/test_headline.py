"""What a headline is about."""

from __future__ import annotations

import pytest

from aggregator.selection.headline import Headline, read_headline
from aggregator.selection.subject import subject_of
from sources.values import Paper

# Papers of well-known families: their names are what headlines are full of. Only title and a sentence are needed here.
FAMILIES = {
    "BERT": Paper(
        "1", "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding", (),
        "We introduce BERT, which stands for Bidirectional Encoder Representations from Transformers.", "test",
    ),
    "GAN": Paper("2", "Generative Adversarial Networks", (), "A generative and a discriminative model play a game.", "test"),
    "LoRA": Paper(
        "3", "LoRA: Low-Rank Adaptation of Large Language Models", (),
        "We propose Low-Rank Adaptation, or LoRA, for fine-tuning models such as GPT-3 and RoBERTa.", "test",
    ),
    "ResNet": Paper("4", "Deep Residual Learning for Image Recognition", (), "We evaluate residual nets.", "test"),
    "Transformer": Paper(
        "5", "Attention Is All You Need", (),
        "We propose a new simple network architecture, the Transformer, an encoder and a decoder with attention.", "test",
    ),
    "ViT": Paper(
        "6", "An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale", (),
        "Attention is little used in vision. The Vision Transformer (ViT) is applied to sequences of image patches.", "test",
    ),
}  # fmt: skip


def read(name: str, *titles: str) -> Headline:
    return read_headline(subject_of(FAMILIES[name]), titles)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("BERT", "The Illustrated BERT"),
        ("BERT", "BERT Research - Ep. 1 - Key Concepts"),
        ("BERT", "Bidirectional Encoder Representations from Transformers (BERT)"),
        ("GAN", "Understanding GANs"),
        ("GAN", "Generative Adversarial Nets in TensorFlow"),
        ("LoRA", "LoRA explained"),
        ("LoRA", "lora from scratch"),
        ("LoRA", "Low-rank adaptation, slowly"),
        ("BERT", "BERT 5 minute summary"),
        ("BERT", "How to train BERT"),
        ("ResNet", "ResNet50 in PyTorch"),
        ("ResNet", "Residual networks and skip connections"),
        ("Transformer", "The Annotated Transformer"),
        ("Transformer", "Transformers Explained Visually"),
        ("Transformer", "attention is all you need, reread"),
        ("ViT", "Vision Transformer in 100 lines"),
    ],
)
def test_headlines_of_the_paper(name: str, title: str) -> None:
    """Its name, long form or title, in the ways in which people put it, is strong evidence."""
    assert read(name, title).strength >= 0.7


@pytest.mark.parametrize(
    ("name", "title", "rival"),
    [
        ("BERT", "ALBERT: smaller and better", "ALBERT"),
        ("BERT", "DistilBERT in production", "DistilBERT"),
        ("BERT", "What RoBERTa changes", "RoBERTa"),
        ("BERT", "BERT-2, what is new", "BERT-2"),
        ("BERT", "BERT v3 explained", "BERT v3"),
        ("GAN", "GAN2 in pictures", "GAN2"),
        ("GAN", "Wasserstein GAN", "Wasserstein GAN"),
        ("GAN", "Training a DCGAN", "DCGAN"),
        ("GAN", "Conditional Generative Adversarial Nets", "Conditional Generative Adversarial Nets"),
        ("LoRA", "QLoRA on one card", "QLoRA"),
        ("LoRA", "LoRa and LoRaWAN for farmers", "LoRa"),
        ("LoRA", "My anime character LoRA", "character LoRA"),
        ("Transformer", "Switch Transformer", "Switch Transformer"),
        ("Transformer", "Transformer-XL explained", "Transformer-XL"),
        ("Transformer", "A Vision Transformer primer", "Vision Transformer"),
        ("ViT", "DeiT and CaiT explained", None),
    ],
)
def test_headlines_of_what_is_made_from_the_name(name: str, title: str, rival: str | None) -> None:
    """Successors and namesakes bear the name within theirs; that is no evidence at all."""
    headline = read(name, title)
    assert not headline.named and headline.strength == 0.0
    assert headline.first_name == rival or rival is None


@pytest.mark.parametrize(
    ("name", "title", "why"),
    [
        ("BERT", "The Illustrated BERT, ELMo, and co.", "another name after it"),
        ("LoRA", "LoRA vs QLoRA", "a comparison"),
        ("GAN", "From GAN to WGAN", "and what came of it"),
        ("BERT", "Using BERT for the first time", "use"),
        ("Transformer", "The Transformer Family", "many methods"),
        ("Transformer", "But what is a GPT? Visual intro to transformers", "another name first"),
    ],
)
def test_headlines_of_the_paper_and_something_else(name: str, title: str, why: str) -> None:
    """What stands beside the name makes it weaker, but leaves it there."""
    headline = read(name, title)
    clean = read(name, f"{name} explained")
    assert headline.named
    assert 0.1 < headline.strength < clean.strength or headline.use or headline.many, why


def test_the_best_of_several_titles_counts() -> None:
    """A page's own title may say what the search engine cut off."""
    assert read("BERT", "The Illustrated …", "The Illustrated BERT").named == "BERT"


@pytest.mark.parametrize("title", ["", "   ", "!!!", "???", "1", "🙂"])
def test_headlines_that_say_nothing(title: str) -> None:
    """Empty or odd titles are no evidence and no error."""
    assert read("LoRA", title).strength == 0.0


def test_what_follows_the_colon_is_as_good_as_the_title() -> None:
    """An author's talk may leave the name out."""
    assert read(
        "BERT", "Devlin: Pre-training of deep bidirectional transformers for language understanding"
    ).whole_title


def test_a_word_of_the_title_is_no_other_name() -> None:
    """'LLaMA' is foreign to a paper on language models, 'IO' is not to one whose title has it."""
    paper = Paper("7", "Heron: Exact Sluices with IO-Awareness", (), "We propose Heron.", "test")
    headline = read_headline(subject_of(paper), ["Exact sluices with IO-awareness on LLaMA"])
    assert headline.foreign == ("LLaMA",)


def test_the_authors_that_a_headline_cites() -> None:
    """'(Santurkar et al., 2018)' after the name says whose paper it is about."""
    paper = Paper(
        "8", "Heron: Frozen Sluices", ("Ottoline Quarrington", "Chidi Abernethy"), "We propose Heron.", "test"
    )
    cited = [
        read_headline(subject_of(paper), [f"Why does Heron help? ({by} et al., 2031)"]).cites
        for by in ("Quarrington", "Svanholm")
    ]
    assert cited == [None, "Svanholm"]

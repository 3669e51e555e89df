"""Whether an article is about a term in the paper's sense, and what of it is quoted."""

from __future__ import annotations

import pytest

from aggregator.nomenclature.senses import beginning, sense_in, sense_of

TERMS = (
    "rank", "matrix", "low-rank", "adapter", "transformer", "attention", "token", "softmax", "sequences", "fine-tuning",
    "encoder", "language model", "weights", "gradient", "learning rate", "gradient descent", "network", "device",
    "system", "layer", "parameters", "dropout", "overfitting", "data", "inputs", "outputs",
)  # fmt: skip
"""Of a paper on language models, general words among them."""

SENSES = [
    ("Rank (linear algebra)", "In linear algebra, the rank of a matrix is the number of its independent columns.", "rank", True),
    ("Military rank", "A rank is a grade in an army, from private to general, in a system of orders and duties.", "rank", False),
    ("Adapter", "An adapter is a device that lets a plug of one shape fit a socket of another system.", "adapter", False),
    ("Transformer", "A transformer is a device that changes the voltage in a network by means of two coils.", "transformer", False),
    ("Transformer (deep learning)", "A transformer is a neural network that lets every token attend to every other.", "transformer", True),
    ("Attention", "Attention is the turning of the mind to one thing among many, and is weighed by psychologists.", "attention", False),
    ("Attention (machine learning)", "Attention is a way to weigh the tokens of a text against each other.", "attention", True),
    ("Attention (machine learning)", "Attention is a way to weigh one thing against another.", "attention", True),
    ("Softmax function", "The softmax turns the scores of a sequence of tokens into shares of one.", "softmax", True),
    ("Learning rate", "The learning rate is how far one step of gradient descent goes.", "learning rate", True),
    ("Gradient descent", "Gradient descent is an algorithm that walks downhill.", "gradient descent", True),
    ("Gradient descent", "Gradient descent is the way down from a pass that is steep.", "gradient descent", False),
    ("Dilution", "Dilution is to add water, as tokens and sequences of machine learning do not.", "dropout", False),
    ("Encoder", "An encoder is a part that turns a movement into a signal.", "encoder", False),
    ("Decoder (digital)", "A decoder is a circuit with several inputs and as many outputs as there are codes.", "decoder", False),
    ("Patch (computing)", "In computing, a patch is a set of changes to the weights of a program.", "patch", False),
    ("Kernel", "In linear algebra, the kernel of a map is what it sends to nothing.", "kernel", False),
    ("Neuron", "A neuron is a cell of a neural network in a body.", "neuron", False),
    ("Autoencoder", "An autoencoder is an artificial neural network with a narrow middle.", "autoencoder", True),
    ("Perplexity", "In information theory, perplexity is a measure of doubt.", "perplexity", True),
    ("Stride", "In statistics, a stride is a measure of doubt.", "stride", False),
    ("GloVe", "GloVe is a way to turn words into vectors, by machine learning.", "GloVe", True),
    ("LoRa", "LoRa is a way of radio whose signal processing is not open.", "LoRA", False),
    ("Word2vec", "Word2vec is a way of machine learning to turn words into tokens.", "Word2Vec", True),
    ("GQA", "GQA is a bureau of statistics.", "GQA", False),
    ("GPT-3", "GPT-3 is a big language model.", "GPT-3", True),
    ("Layer", "", "layer", False),
]  # fmt: skip


@pytest.mark.parametrize(("title", "opening", "term", "fits"), SENSES)
def test_the_sense_of_an_article(title: str, opening: str, term: str, fits: bool) -> None:
    """By its first sentence: two other terms of the paper, one and a science, or the paper's own field; of several words, and of
    words with one sense, one of these is enough."""
    sense = sense_of(title, f"{opening} Tokens and sequences follow in machine learning.", [term], TERMS)
    assert sense.fits is fits and sense.reason


def test_a_field_is_enough_only_where_it_is_the_papers() -> None:
    """The article on attention of machine learning does not fit what a paper on birds calls attention."""
    said = "In machine learning, attention is a way to weigh one thing against another."
    assert sense_of("Attention (machine learning)", said, ["attention"], TERMS).fits
    assert not sense_of("Attention (machine learning)", said, ["attention"], ["nest", "plumage"]).fits


def test_a_short_form_is_known_by_what_it_stands_for() -> None:
    """One of its names is enough; forms of a word are one, and parts of the term itself count nothing."""
    said = "A large language model, or rather such models, is a network that continues sequences."
    assert sense_of("Large language model", said, ["LLM", "large language models"], TERMS).fits
    inside = "Low-rank adapters are a Swiss way to hang a picture."
    assert not sense_of("x", inside, ["low-rank adapter"], ["low-rank", "adapter", "rank"]).fits


IN_A_GLOSSARY = [
    ("machine learning", "attention", ["attention"], True, "a common word has the field's sense"),
    ("machine learning", "fine-tuning", ["fine tuning"], True, "hyphens"),
    ("machine learning", "batch", ["batches"], True, "plurals"),
    ("machine learning", "rectified linear unit (ReLU)", ["ReLU"], True, "a short form in brackets"),
    ("machine learning", "large language model", ["LLM", "large language model"], True, "what it stands for"),
    ("machine learning", "dropout regularization", ["dropout"], True, "the kind of thing behind it"),
    ("machine learning", "batch size", ["batch"], False, "another term"),
    ("machine learning", "bias (math)", ["math"], False, "what only tells it from its namesakes"),
    ("machine learning", "glue", ["GLUE"], False, "capitals tell names apart"),
    ("reinforcement learning", "state", ["state"], False, "a common word of a part that is not the paper's"),
    (
        "reinforcement learning",
        "Markov decision process (MDP)",
        ["Markov decision process"],
        True,
        "several words",
    ),
    ("clustering", "centroid", ["centroid"], True, "a word that general English hardly has"),
    ("botany", "attention", ["attention"], False, "another field"),
]


@pytest.mark.parametrize(("field", "title", "names", "fits", "why"), IN_A_GLOSSARY)
def test_the_sense_of_an_entry(field: str, title: str, names: list[str], fits: bool, why: str) -> None:
    """In the glossary of the paper's field, by its title alone."""
    sense = sense_in(field, title, names, TERMS)
    assert sense.fits is fits and sense.reason, why


def test_an_entry_fits_only_papers_of_its_field() -> None:
    """What a paper on birds calls attention is no attention of machine learning; one on agents has states."""
    assert not sense_in("machine learning", "attention", ["attention"], ["nest", "plumage"]).fits
    assert sense_in("reinforcement learning", "state", ["state"], ["reinforcement learning", "policy"]).fits


BEGINNINGS = [
    ("A foo is a bar. It has gates. They open. They close.", "A foo is a bar. It has gates. They open.", "three sentences"),
    ("A foo is a bar.", "A foo is a bar.", "one"),
    (f"A foo is a bar. It {'very, ' * 200}is.", "A foo is a bar.", "a sentence that is too long, and what follows it"),
    (f"A foo {'very, ' * 200}is.", "", "nothing short"),
    ("", "", "nothing"),
    ("A foo (c. 1990, by A. B. Bar) is a bar. It (est. 1850. Still used) is old.", "A foo (c. 1990, by A. B. Bar) is a bar. It (est. 1850. Still used) is old.", "no end inside a bracket"),
    ("A foo is a bar. It (c. 1990 is", "A foo is a bar.", "a bracket that nobody closes"),
    ("  A foo, e.g. a bar, is\na gate (B. Foo).  Next one here.", "  A foo, e.g. a bar, is\na gate (B. Foo).  Next one here.", "letter by letter"),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "quoted", "why"), BEGINNINGS)
def test_what_is_quoted_of_an_article(opening: str, quoted: str, why: str) -> None:
    """Whole sentences from the beginning, unaltered."""
    assert beginning(opening) == quoted, why

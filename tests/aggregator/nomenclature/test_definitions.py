"""Which sentences define a term, what is quoted of them, and from where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aggregator.nomenclature import read_terms
from aggregator.nomenclature.definitions import defining
from aggregator.nomenclature.keys import key_of
from aggregator.nomenclature.subjects import Sought
from aggregator.nomenclature.values import Definition, Passage, SourceText

DEFINED = (
    ("is a", "dropout", "Dropout is a technique that switches off random units during training."),
    ("is a", "moving average", "A moving average is basically a mean that forgets old values."),
    ("is a", "momentum", "Momentum, or heavy ball, is a running average of past gradients."),
    ("is a", "standardisation", "Standardisation is a way of giving all inputs one scale."),
    ("is the", "loss", "A loss is the number that training makes small."),
    ("is when", "overfitting", "Overfitting is when a network learns its examples by heart and fails on others."),
    ("is when", "rank", "In plain words, the rank of a matrix is how many of its rows are independent."),
    ("is defined as", "recall", "Recall is defined as the share of true cases that were found."),
    ("is used to", "warm-up", "A warm-up is used to keep the first steps small."),
    ("consists of", "encoder", "The encoder consists of six blocks, one on top of the other."),
    ("refers to", "drift", "Concept drift aside, drift refers to a slow change of what the inputs look like."),
    ("means", "pruning", "Pruning simply means that small weights are set to zero."),
    ("we mean", "capacity", "By capacity we mean the number of functions that a network can express."),
    ("does is", "pooling", "What pooling does is keep the largest value of each patch."),
    ("as", "embedding", "Think of an embedding as a point on a map of words."),
    ("idea", "distillation", "The idea behind distillation is to train a small network on the answers of a large one."),
    ("use to", "softmax", "We use the softmax to turn scores into probabilities."),
    ("says", "softmax", "Softmax normalizes a list of scores so that they add up to one."),
    ("says", "attention", "Attention allows the decoder to look at every word of the input."),
    ("apposition", "BLEU", "They report BLEU, which is a score that counts the word sequences two texts share."),
    ("dash", "beam search", "They decode with beam search -- a search that keeps the few best beginnings."),
    ("aside", "logits", "The last layer gives logits (the scores before they become probabilities)."),
    ("colon", "stride", "stride: the number of pixels by which a filter moves"),
    ("colon", "mini-batch variance", "Step two, the mini-batch variance: the average squared distance from that mean."),
    ("is when", "bottleneck block", "A bottleneck block is one where the middle layer is narrow."),
    ("is computed as", "residual network", "Residual networks are built by inserting shortcuts into plain networks."),
    ("called", "perplexity", "This inverse of the mean probability of a word is called perplexity."),
    ("called", "keys", "A second matrix turns the words into a row of vectors that we call the keys."),
    ("question, is the", "rank", "So what is the rank? It is the number of directions that a matrix can reach."),
    ("question, is the", "width", "What do we mean by width, then? I would put it so: it's the number of units side by side."),
    ("is defined as", "dot product", "The dot product of two vectors can be thought of as a measure of how well they align."),
    ("is when", "overtraining", "Overtraining is you take a model and go on with it long after it got better."),
    ("is based on", "MLP-Mixer", "Unlike the models before it, MLP-Mixer is solely based on layers that mix rows and columns."),
    ("which is", "entailment", "On entailment, which is deciding whether one sentence follows from another, it fails."),
    ("meaning", "superposition", "The units are in superposition, meaning each of them stands for several features."),
    ("as", "gate", "The paper defines a gate as g = s(Wx), where s is the logistic function of one layer."),
    ("form", "skip connection", "The basic form of a skip connection is y = x + f(x), where f is what the layers learn."),
    ("idea", "pooling", "Another way to think about pooling is to imagine a camera with fewer pixels."),
    ("doing", "averaging", "In practice, averaging involves summing all the weights and dividing by their number."),
    ("use to", "embeddings", "Networks use learned embeddings to turn the words into vectors of one size."),
    ("apposition", "Mixer", "In this work we propose the Mixer, a network architecture eschewing attention and relying on rows."),
    ("kind", "span prediction", "For that it has a second task, span prediction, in which a model fills in the words."),
    ("to an end", "segment labels", "To tell the model which sentence a word comes from, we add segment labels to its inputs."),
    ("called", "Xavier initialization", "Weights are drawn so that the variance stays the same from layer to layer. That is now called Xavier initialization."),
    ("is a", "noising", "The noising is a fixed Markov chain that spoils an image bit by bit."),
    ("is a", "Q-value", "A Q-value, usually denoted as $Q(s, a)$ is a measure of how good an action is in a state."),
    ("is used to", "PCA", "PCA is used to split a set of values into successive directions, the widest first."),
    ("are", "categorical features", 'Categorical features are "key-value" pairs where the value is one of a short list.'),
    ("takes and", "denoiser", "The denoiser takes a spoiled image and predicts what was added to it."),
    ("colon, do", "noising", "Noising: slowly spoil an image by adding a bit of noise in each of many steps."),
    ("colon, do", "replay memory", "Replay memory: Store the last transitions and draw from them at random."),
    ("called", "Q-table", "For that the robot keeps a big table (called a Q-table) that tells it how good each move is."),
    ("referred to as", "dreams", "They refer to the images that a network makes of noise alone as dreams."),
    ("called", "context words", "The word in the middle is called the centre, and the words around it are called context words."),
    ("idea", "generative models", "The goal of generative models is to learn to make samples that look real."),
    ("colon", "equilibrium", "Both wait for an equilibrium: a state that neither of them can leave for a better one."),
    ("that is", "dead unit", "It gives zero for every input and learns nothing any more. That's a dead unit."),
    ("that is", "bottleneck", "The second layer works on this much smaller space of numbers (hence the bottleneck)."),
    ("called", "embedding", "Every token is tied to a vector of many numbers, what we call its embedding."),
    ("is the", "saturation problem", "The saturation problem is the tendency of a unit that gets large inputs to stop learning."),
    ("sentence before, are", "adapter", "Adapters came first. They are small layers that are put between the old ones."),
)  # fmt: skip

NOT_DEFINED = (
    ("praise", "dropout", "Dropout is a great idea."),
    ("a success", "ResNet", "ResNet is the winner of that year."),
    ("a value", "learning rate", "The learning rate is 0.1 in all our experiments."),
    ("negation", "dropout", "Dropout is not a layer that you can ignore at test time."),
    ("a question", "dropout", "Is dropout a technique that is still used today?"),
    ("another subject", "layer", "The norm of a layer is a number that we watch during training."),
    ("one met before", "model", "This model is a network that we trained last year."),
    ("a fronted phrase", "translation", "In translation, a sequence is a list of words which is read from left to right."),
    ("a list", "dropout", "We tried dropout, a small batch, and weight decay in each of the runs."),
    ("a title", "Widgets", "Widgets: A Novel Architecture for Gears"),
    ("a noun that looks like a verb", "covariance", "Take the mean and the covariance, scale the outputs and go on."),
    ("who speaks", "Tom", "Tom: And the layer is a function that scales its input."),
    ("a citation", "dropout", "Hinton, G., Ito, K. and Doe, R. Dropout: a simple way to keep a network from overfitting."),
    ("praise with a purpose", "dropout", "Dropout is a great way to spend an afternoon with a network."),
    ("one told of", "prediction", "That prediction is a list of numbers which the model gives for each word."),
    ("what a statement means", "dropout", "Dropout is slow. This means that a network needs twice the steps."),
    ("a vague name", "trick", "This one is called a trick."),
    ("a place in one method", "critic", "They train a pair of networks, where a critic is used to score the other one."),
    ("one run", "output", "Given a key, the output is a sum that puts a weight on each of the values."),
    ("somebody's model", "encoder", "Doe et al. (2019) found that the encoder is a function of its length."),
    ("a purpose of the text", "test set", "To compare the models of the paper with ours, we use the test set of last year."),
    ("one use of many", "gate", "A gate can be designed to let one half of the numbers through."),
    ("of what went before", "momentum", "Momentum approximates this sum of gradients by a running mean."),
    ("a list elsewhere", "block", "A block is a stack that has the layers listed above."),
    ("a word in brackets", "filters", "Instead of filters (the old way), it cuts the image into pieces."),
    ("a property", "attention", "Attention scales with the square of the length of a text."),
    ("a slogan", "patches", "Patches are a pragmatic compression strategy."),
    ("how common it is", "diffusion models", "Diffusion models are now the dominant approach for making images."),
    ("what others use", "ImageNet", "The largest is ImageNet, which is what the authors use for training."),
    ("of what went before, at its end", "buffer", "A buffer can be thought of as the digital equivalent of this for an agent."),
    ("this one", "rate", "The rate $b$ is a number that grows from step to step of the chain."),
    ("a noun behind a colon", "memory", "Memory: random access the whole day, and cheap."),
    ("of two", "batch norm", "The difference between layer norm and batch norm is how the numbers are put together."),
    ("a task with it", "Hessian", "They need the inverse of the Hessian -- a task that is far too slow for a large network."),
    ("a relative clause", "subclass", "It takes whatever has a type that is a subclass of the widget, or of a gear."),
    ("what somebody calls on it", "init", "The widget on which you call init is the only one that has no scope of its own."),
    ("an example", "example", "A typical example is a study in which the start is the day of the first visit."),
    ("a purpose of the reader", "data", "To have a look at the matrix of the contrasts, we will use data from the first trial."),
    ("one case", "truth", "If the truth consists of nothing but an order, another loss is better."),
    ("one met before", "classifier", "At test time, the classifier is used to put each new point on a line."),
    ("a clause in brackets", "model", "The points are drawn from the model (the model is well specified), and so is the noise."),
    ("one of many", "vector", "The weights are the product of a number and a vector which allows a cheap update."),
    ("half a term", "token", "so we look at the two tables side by side and that's token and position"),
    ("of another thing", "CBOW", "The likelihood function of CBOW is the probability of a word that the window has in its middle."),
    ("another name", "node", "This is the error for a node (or the second unit of the first layer that we saw)."),
    ("a place in the text", "batch norm", "The batch norm is used in the figure above."),
)  # fmt: skip

CAPTIONS = (
    (
        "masked language model",
        "so okay now a masked language model is just a machine that plays fill in the blank and so you can train it on anything",
        "a masked language model is just a machine that plays fill in the blank",
    ),
    (
        "rank",
        "let's do two minutes on that the rank of a matrix is the number of columns that really differ okay so much for that",
        "the rank of a matrix is the number of columns that really differ",
    ),
    (
        "learning rate",
        "it multiplies the gradient with a small number that we call the learning rate and it was point one here",
        "it multiplies the gradient with a small number that we call the learning rate",
    ),
    (
        "identity mapping",
        "okay it is trained it is good and now i build a deeper one out of it and i keep the old layers and on top of those i put some new layers and these copy their input to the output that's an identity mapping",
        "and these copy their input to the output that's an identity mapping",
    ),
    (
        "temperature",
        "we multiply it by a times x temperature is a number that makes a distribution flat or steep okay",
        "temperature is a number that makes a distribution flat or steep",
    ),
    (
        "alpha",
        "we multiply it by a times x alpha is a constant that sets how loud the side path is and so on to the next line",
        "alpha is a constant that sets how loud the side path is",
    ),
)


def found_in(term: str, text: str, heading: str | None = None) -> list[tuple[str, str]]:
    """Patterns and quotes."""
    return [
        (item.pattern, text[item.start : item.end])
        for item in defining(text, Sought({key_of(term)}), heading)
    ]


@pytest.mark.parametrize(("pattern", "term", "text"), DEFINED, ids=[f"{p}: {t}" for p, t, _ in DEFINED])
def test_ways_to_define(pattern: str, term: str, text: str) -> None:
    """Each way in which people say what a thing is, quoted as a whole sentence."""
    assert found_in(term, text) == [(pattern, text)]


@pytest.mark.parametrize(("why", "term", "text"), NOT_DEFINED, ids=[why for why, *_ in NOT_DEFINED])
def test_what_only_looks_like_a_definition(why: str, term: str, text: str) -> None:
    """What praises, measures, lists or names a term does not define it."""
    assert found_in(term, text) == []


@pytest.mark.parametrize(("term", "text", "quote"), CAPTIONS)
def test_captions_without_marks(term: str, text: str, quote: str) -> None:
    """The quote begins with its clause and ends where the next sentence must begin, without a letter changed."""
    assert [said for _, said in found_in(term, text)] == [quote]


def test_a_letter_of_a_formula_ends_a_sentence() -> None:
    """'… called x.' ends one; 'Ronald A. Fisher' does not."""
    text = "A covariate is an input that we call x. Ronald A. Fisher did not. It is old."
    assert found_in("covariate", text) == [("is a", text[:39])]


def test_a_heading_is_the_subject() -> None:
    """Under 'What is layer normalization?' the first 'It is …' speaks of it."""
    text = "It is a layer that rescales what the one before it gives. It is cheap."
    for heading in ("What is layer normalization?", "2.1 Layer Normalization"):
        assert found_in("layer normalization", text, heading) == [("heading, is a", text[:57])]
    assert found_in("layer normalization", text, "Results") == []


def source(identity: int, *passages: str, group: str = "", **how: bool) -> SourceText:
    numbered = tuple(Passage(identity * 10 + n, text) for n, text in enumerate(passages))
    return SourceText(identity, group, numbered, **how)


SAID = "Gradient clipping is a method that keeps the norm of a gradient small."
AGAIN = "We use gradient clipping. Without gradient clipping it diverges."


def quotes_of(term: str, *texts: SourceText) -> tuple[Definition, ...]:
    return next(found.definitions for found in read_terms(texts) if found.term.lower() == term)


def test_a_sentence_may_run_over_the_border_of_captions() -> None:
    """The quote begins in the first passage and is a part of both, joined by a blank; a page's paragraphs stay apart."""
    cut = SAID.index(" that")
    halves = (SAID[:cut], SAID[cut + 1 :] + " " + AGAIN)
    (quote,) = quotes_of("gradient clipping", source(1, *halves, spoken=True))
    assert (quote.quote, quote.passage_id, quote.start_character) == (SAID, 10, 0)
    assert SAID not in {q.quote for q in quotes_of("gradient clipping", source(1, *halves))}


def test_every_source_has_its_best_quote_and_its_first_explanation() -> None:
    """One quote a text; where another passage explains the term before, that is known too."""
    weaker = "Gradient clipping allows a network to survive a steep wall."
    quotes = quotes_of("gradient clipping", source(1, weaker, AGAIN, SAID), source(2, AGAIN, SAID))
    assert [(q.text_id, q.passage_id, q.first_passage_id) for q in quotes] == [(1, 12, 10), (2, 21, 21)]


def test_the_same_words_and_the_same_voice_go_last() -> None:
    """A copy, or a second text of one group, comes after all others however sure it is."""
    weaker = "Gradient clipping allows a network to survive a steep wall."
    texts = (
        source(1, SAID, AGAIN, group="a"),
        source(2, SAID, group="b"),
        source(3, weaker, AGAIN, group="c"),
    )
    assert [q.text_id for q in quotes_of("gradient clipping", *texts)] == [1, 3, 2]


def test_what_stands_aside_is_quoted_and_not_counted() -> None:
    """An encyclopaedia defines terms, but adds to no count and makes no term."""
    encyclopaedia = source(9, SAID + " Weight decay is a penalty on large weights.", aside=True)
    (term,) = [t for t in read_terms([source(1, AGAIN), encyclopaedia]) if t.key == "gradient clipping"]
    assert (term.occurrences, term.document_frequency) == (2, 1)
    assert [(q.text_id, q.quote) for q in term.definitions] == [(9, SAID)]
    assert not [t for t in read_terms([source(1, AGAIN), encyclopaedia]) if t.key == "weight decay"]


def test_an_article_says_what_its_heading_names() -> None:
    """By its first sentence, however that is put; an article that was looked up for a term does not raise its score."""
    said = "With gradient clipping one bounds the length of a step. It came up in 2012."
    headings = {"Gradient clipping (machine learning)": True, "Gradient": False, None: False}
    scores = set()
    for heading, quoted in headings.items():
        looked_up = SourceText(9, "9", (Passage(90, said, heading),), aside=True, articles=True)
        (term,) = [t for t in read_terms([source(1, AGAIN), looked_up]) if t.key == "gradient clipping"]
        quotes = [q.quote for q in term.definitions if q.text_id == 9]
        assert quotes == (["With gradient clipping one bounds the length of a step."] if quoted else []), (
            heading
        )
        scores.add(term.score)
    assert len(scores) == 1


ENTRY = "A bound on the length of a step. It came up in 2012. Few go without."


@pytest.mark.parametrize("heading", ["gradient clipping", "clipping by norm (also called gradient clipping)"])
def test_an_entry_of_a_glossary_is_quoted_whole(heading: str) -> None:
    """It has its term for its heading only; among equally sure quotes it goes behind a voice's, and before an article's."""
    book = SourceText(8, "8", (Passage(80, SAID),), aside=True, articles=True)
    glossary = SourceText(9, "9", (Passage(90, ENTRY, heading),), aside=True, articles=True)
    (quote,) = quotes_of("gradient clipping", source(1, AGAIN), glossary)
    assert (quote.quote, quote.pattern, quote.start_character) == (ENTRY, "entry", 0)
    quotes = quotes_of("gradient clipping", source(1, AGAIN), book, glossary, source(2, AGAIN, SAID))
    sure = {q.text_id: q.confidence for q in quotes}
    assert len(set(sure.values())) == 1 and [q.text_id for q in quotes] == [2, 9, 8]


WORDS = st.sampled_from(
    [
        "a",
        "an",
        "the",
        "gradient",
        "clipping",
        "layer",
        "is",
        "are",
        "of",
        "that",
        "which",
        ",",
        ".",
        "?",
        ":",
        "-",
        "(",
        ")",
        "called",
        "we",
        "it",
        "means",
        "used",
        "to",
        "so",
        "and",
        "method",
        "allows",
        "what",
        "does",
        "number",
        "\n",
    ]
)


@settings(deadline=None)
@given(st.lists(st.lists(WORDS, max_size=40), min_size=1, max_size=3), st.booleans())
def test_every_quote_is_a_part_of_its_text(parts: list[list[str]], spoken: bool) -> None:
    """Letter by letter, from the place that is named on; never more than the text holds."""
    text = source(1, *(" ".join(words) for words in parts), spoken=spoken)
    whole = [passage.text for passage in text.passages]
    for term in read_terms([text]):
        for quote in term.definitions:
            at = quote.passage_id - 10
            said = " ".join(whole[at:]) if spoken else whole[at]
            assert said[quote.start_character :].startswith(quote.quote) and quote.quote.strip()

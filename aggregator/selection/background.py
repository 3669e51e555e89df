"""What the paper builds on: the named methods of its abstract. Where little is said of the paper itself, each gets a source
of kind 'background'."""

from __future__ import annotations

import re
from collections import Counter

from aggregator.selection.lexicon import GENRE_WORDS, TOOLS
from aggregator.selection.subject import SMALL_WORDS, subject_of
from aggregator.selection.words import LOOKS_NAMED, plain, stem, tokens
from sources.naming import FIELD_ACRONYMS, acronym_of
from sources.values import Paper

MOST_METHODS = 3

# Data sets, tasks, scores and venues: named in abstracts, but not what a method builds on.
_NOT_METHODS = """
ARC AP ARR AUC BLEU C4 CIFAR CIFAR10 CIFAR100 COCO ENWIK8 FID FLOP FLOPs GLUE GSM8K IDF RACE TF ILSVRC ImageNet IS KITTI LSUN MATH
METEOR MMLU MNIST MRPC MT MultiNLI NLI NLP OCR PASCAL PSNR QA ROUGE SNLI SOTA SQuAD SST STS SuperGLUE SVHN VOC VTAB WER
WikiText WMT CNN RNN LLM LLMs GPU GPUs TPU TPUs CPU AI ML 1st 2nd 3D 2D
"""
NOT_METHODS = frozenset(_NOT_METHODS.split())

# Names that are written like words, and long forms that Wikipedia and lectures have an entry for.
_KNOWN_METHODS = """
actor-critic | adam | adversarial training | attention mechanism | attention mechanisms | autoencoder | autoencoders |
backpropagation | bag-of-words | batch normalization | beam search | byte pair encoding | chain-of-thought |
conditional random field | contrastive learning | convolutional network | convolutional networks | convolutional
neural network | convolutional neural networks | cross-attention | cross-entropy | curriculum learning | data
augmentation | decision tree | deep belief network | denoising score matching | diffusion model | diffusion models |
distillation | domain adaptation | dropout | encoder-decoder | energy-based model | energy-based models | expectation
maximization | federated learning | few-shot learning | fine-tuning | flash attention | fourier transform | gated
recurrent unit | gaussian process | generative adversarial network | generative adversarial networks | gradient
boosting | gradient descent | graph convolutional network | graph convolutional networks | graph neural network |
graph neural networks | group normalization | grouped convolution | grouped-query attention | hidden markov model |
in-context learning | instance normalization | instruction tuning | k-nearest neighbors | key-value cache | knowledge
distillation | kv cache | langevin dynamics | latent variable models | layer normalization | linear attention | linear
transformer | locality-sensitive hashing | long short-term memory | low-rank adaptation | low-rank approximation |
markov chain | markov chains | masked language model | matrix factorization | message passing | meta-learning | mixed
precision | mixture of experts | monte carlo tree search | multi-head attention | multi-query attention | multi-task
learning | neural architecture search | neural machine translation | neural radiance field | neural radiance fields |
next sentence prediction | normalizing flow | normalizing flows | optimal transport | policy gradient | policy
optimization | positional encoding | positional encodings | pre-training | prefix tuning | pretraining | principal
component analysis | prompt tuning | proximal policy optimization | pruning | q-learning | quantization | random
forest | recurrent neural network | recurrent neural networks | region proposal network | reinforcement learning |
reinforcement learning from human feedback | residual connection | residual connections | residual network |
restricted boltzmann machine | retrieval-augmented generation | rotary position embedding | score matching |
self-attention | self-supervised learning | sequence-to-sequence | singular value decomposition | skip connection |
skip connections | sparse attention | speculative decoding | state space model | state space models | stochastic
gradient descent | support vector machine | teacher forcing | temporal difference learning | tensor decomposition |
transfer learning | transformer | transformers | variational autoencoder | variational inference | vector quantization
| vision transformer | wasserstein distance | weight decay | weight normalization | word embeddings | word vectors |
zero-shot learning
"""
KNOWN_METHODS = frozenset(method.strip() for method in " ".join(_KNOWN_METHODS.split()).split("|"))


ADDRESS = re.compile(r"https?://\S+|\barxiv\b\S*", re.IGNORECASE)
"""Names in it are those of people and repositories."""


def methods_of(paper: Paper) -> tuple[str, ...]:
    """Up to three names of methods that the abstract builds on, the most mentioned first; none of the paper's own."""
    forms = subject_of(paper).forms
    own = {word for form in forms for word in ("".join(form), " ".join(form), form[0])}
    named = _named(paper).items()
    mentions = {
        name: count for name, count in named if plain(name) not in own and plain(name)[:-1] not in own
    }
    ranked = sorted(mentions, key=lambda name: (-mentions[name], paper.abstract.lower().find(name.lower())))
    return tuple(_once(ranked, paper.abstract))[:MOST_METHODS]


def short_form(method: str, text: str) -> str | None:
    """The acronym that `text` gives a method; else the initials of a name of three words or more."""
    words = [word for word in plain(method).split() if word not in SMALL_WORDS]
    return acronym_of(method, text) or (
        "".join(word[0] for word in words).upper() if len(words) > 2 else None
    )


def _named(paper: Paper) -> Counter[str]:
    """How often each is named; a multi-word method counts for more than a bare name."""
    text = ADDRESS.sub(" ", paper.abstract)
    low = f" {plain(text)} "
    found: Counter[str] = Counter()
    for method in KNOWN_METHODS:
        count = low.count(f" {plain(method)} ")
        if count:
            found[method] += count * (len(method.split()) + 1)
    for word in tokens(text):
        if _is_a_method(word):
            found[word.removesuffix("s") if word[:-1].isupper() else word] += 1
    return found


def _is_a_method(word: str) -> bool:
    return (
        bool(LOOKS_NAMED.fullmatch(word))
        and len(word) > 2
        and word[0].isalpha()
        and word not in NOT_METHODS | TOOLS
        and word.lower() not in GENRE_WORDS
        and (word not in FIELD_ACRONYMS or word in ("GAN", "LSTM", "VAE", "VGG", "GPT"))
    )


def _once(names: list[str], text: str) -> list[str]:
    """Of names with the same stems the first; none that is part of another, or short for it."""
    kept: list[str] = []
    for name in names:
        stems = {stem(word) for word in plain(name).split()}
        within = any(stems <= {stem(word) for word in plain(other).split()} for other in kept)
        if not within and name not in {short_form(other, text) for other in kept}:
            kept.append(name)
    return kept

"""What the paper builds on: the named methods of its abstract, for up to three sources of kind 'background'."""

from __future__ import annotations

from collections import Counter

from aggregator.selection.lexicon import GENRE_WORDS, TOOLS
from aggregator.selection.subject import subject_of
from aggregator.selection.words import LOOKS_NAMED, plain, stem, tokens
from sources.naming import FIELD_ACRONYMS
from sources.values import Paper

MOST_QUERIES = 3

# Data sets, tasks, scores and venues: named in abstracts, but not what a method builds on.
_NOT_METHODS = """
ARC AP ARR AUC BLEU C4 CIFAR CIFAR10 CIFAR100 COCO ENWIK8 FID FLOP FLOPs GLUE GSM8K IDF RACE TF ILSVRC ImageNet IS KITTI LSUN MATH
METEOR MMLU MNIST MRPC MT MultiNLI NLI NLP OCR PASCAL PSNR QA ROUGE SNLI SOTA SQuAD SST STS SuperGLUE SVHN VOC VTAB WER
WikiText WMT CNN RNN LLM LLMs GPU GPUs TPU TPUs CPU AI ML 1st 2nd 3D 2D
"""
NOT_METHODS = frozenset(_NOT_METHODS.split())

# Names that are written like words, and long forms that Wikipedia and lectures have an entry for.
_KNOWN_METHODS = """
adam | adversarial training | attention mechanism | attention mechanisms | autoencoder | autoencoders | backpropagation | batch normalization
| bag-of-words | byte pair encoding | contrastive learning | convolutional network | convolutional networks
| convolutional neural network | convolutional neural networks | cross-entropy | curriculum learning
| data augmentation | denoising score matching | diffusion model | diffusion models | distillation
| domain adaptation | dropout | encoder-decoder | few-shot learning | fine-tuning | fourier transform
| gaussian process | gradient descent | graph neural network | graph neural networks | instruction tuning
| k-nearest neighbors | knowledge distillation | latent variable models | layer normalization | markov chain
| markov chains | masked language model | meta-learning | mixture of experts | monte carlo tree search
| multi-head attention | multi-query attention | multi-task learning | neural architecture search
| normalizing flow | policy gradient | pre-training | pretraining | q-learning | quantization
| recurrent neural network | recurrent neural networks | reinforcement learning | residual network
| self-attention | self-supervised learning | stochastic gradient descent | support vector machine
| transfer learning | transformer | transformers | variational autoencoder | variational inference
| vision transformer | word embeddings | word vectors | zero-shot learning
"""
KNOWN_METHODS = frozenset(method.strip() for method in " ".join(_KNOWN_METHODS.split()).split("|"))


def background_queries(paper: Paper) -> tuple[str, ...]:
    """Up to three names of methods that the abstract builds on, the most mentioned first; none of the paper's own."""
    forms = subject_of(paper).forms
    own = {word for form in forms for word in ("".join(form), " ".join(form), form[0])}
    named = _named(paper).items()
    mentions = {
        name: count for name, count in named if plain(name) not in own and plain(name)[:-1] not in own
    }
    ranked = sorted(mentions, key=lambda name: (-mentions[name], paper.abstract.lower().find(name.lower())))
    return tuple(_once(ranked))[:MOST_QUERIES]


def _named(paper: Paper) -> Counter[str]:
    """How often each is named; a multi-word method counts for more than a bare name."""
    text = paper.abstract
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


def _once(names: list[str]) -> list[str]:
    """Of names with the same stems the first; of a name within another the longer."""
    kept: list[str] = []
    for name in names:
        stems = {stem(word) for word in plain(name).split()}
        if not any(stems <= {stem(word) for word in plain(other).split()} for other in kept):
            kept.append(name)
    return kept

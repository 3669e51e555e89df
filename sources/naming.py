"""What people call a paper: the short name it gives its idea, found by the ways in which papers introduce names.

No list of papers: each rule reads one habit of titles and abstracts, and the first that finds a name wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from sources.values import Paper

# A word that can be a name: 'Adam', 'LoRA', 'SimCLR', 'GPT-3', 'R-CNN', 'YOLO9000', 'word2vec', 'DEtection'.
_WORD = r"(?:[A-Z](?:[\w+-]|\.(?=\d))*|[a-z]+\d+\w*)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|\d\w*(?:\.\d+)*)){{0,2}}"
_ACRONYM = r"[A-Za-z0-9-]*[A-Z][A-Za-z0-9-]*[A-Z0-9][A-Za-z0-9-]*"

_PROPOSES = (
    r"(?:we|this (?:paper|work|article|report)|i)\s+(?:\w+ly )?(?:here )?(?:also )?"
    r"(?:propose|present|introduce|describe|develop|release|train|design|build|offer|report)s?"
    r"|and (?:propose|introduce)s?(?= [A-Z]+[a-z]*[A-Z\d])"
)
_IS_CALLED = r"(?:called|(?:code)?named|dubbed|termed|coined|refer(?:red)? to (?:it |this )?as|which we (?:call|term|name))"
_THINGS = (
    r"(?:architecture|model|method|framework|algorithm|network|approach|system|technique|optimi[sz]er|layer"
    r"|procedure|scheme|strategy|mechanism|family|recipe|dataset|benchmark|agent|objective)s?"
)

_DATA = r"(?:data ?set|corpus|corpora|benchmark|challenge|task|leaderboard)s?\b"
"""'the Stanford Natural Language Inference (SNLI) dataset': what it is measured on."""

_OF_OTHERS = re.compile(r"\b(?:(?:recently|previously) \w+|well-known|popular|existing)\s*$", re.I)
"""'The recently proposed Wasserstein GAN (WGAN)': what it builds on."""

# What the field shares and no single paper owns; from reading abstracts of cs.LG, cs.CL and cs.CV.
_FIELD_ACRONYMS = """
AI API ASR AUC BLEU CIFAR CNN COCO ConvNet CPU CTC CV DeepMind DL DNN EM Facebook FID FLOP GAN
GitHub GLUE GNN Google GPU GRU HMM IID ILSVRC ImageNet JAX KL LLM LM LSTM MAP MCMC MDP Meta ML MLE
MLP MNIST MSE MT NAS NER NLG NLI NLP NLU NMT NN OCR ODE OpenAI PCA PDE PLM POS PyTorch QA RAM RGB RL
RNN ROC SDE SGD SOTA SQuAD SSL SVM TensorFlow TPU TTS URL VAE VGG VLM VQA WER WMT
"""
FIELD_ACRONYMS = frozenset(_FIELD_ACRONYMS.split())

# Words that begin a sentence or a phrase, and people whose name is an adjective of many methods.
_NOT_A_NAME = """
A An And Are Bayesian Bernoulli Beyond Can Comment Deep Do Does End-to-End Euclidean Exploring For
Fourier From Gaussian Hamiltonian Hopfield How I Improved Improving In Is It Langevin Laplace Large
Learning Lipschitz Making Markov Monte Nash Neural Newton Not On Our Pareto Poisson Position Reply
Rethinking Review Revisiting Riemannian Scaling Supplementary Survey Technical The These This Toward
Towards Training Tutorial Understanding Using Wasserstein We What When Where Which Why With You Your
"""
NOT_A_NAME = frozenset(_NOT_A_NAME.split())

CLIPPED = {
    # How the field clips an adjective before 'Net': ResNet, CapsNet.
    "residual": "Res",
    "capsule": "Caps",
}

# Kinds of things whose names become initials when they are the whole title: GAN, DDPM.
MODEL_NOUNS = frozenset(
    ["networks", "network", "nets", "net", "models", "model", "machines", "autoencoders", "transformers"]
)


def short_name(paper: Paper) -> str | None:
    """The name or acronym that people use for the paper ('BERT', 'ViT', 'Transformer'); None where it gives itself none."""
    for rule in RULES:
        if name := rule(paper):
            return name
    return None


def other_names(paper: Paper) -> tuple[str, ...]:
    """Further names that its abstract introduces as its own: 'a method named Rotary Position Embedding (RoPE)' of RoFormer."""
    found = (rule(paper) for rule in (*INTRODUCING, _in_brackets_after_new))
    return tuple(dict.fromkeys(name for name in found if name and name != short_name(paper)))


def acronym_of(phrase: str, text: str) -> str | None:
    """The acronym that `text` puts in brackets right after `phrase`: 'low-rank adaptation (LoRA)'. Plural s and case are free.

    What is in the brackets must be spelt by letters of the phrase in order, beginning with its first (Schwartz and
    Hearst, A simple algorithm for identifying abbreviation definitions, PSB 2003)."""
    words = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", phrase.strip()) if word)
    for match in re.finditer(rf"\b{words}s?(?:\s*\(|,? or )({_ACRONYM})\b", text, re.IGNORECASE):
        acronym = _singular(match[1])
        if _spelt_by(acronym, phrase):
            return acronym
    return None


def _before_the_colon(paper: Paper) -> str | None:
    """'BERT: Pre-training of …', 'Batch Normalization: …', 'Direct Preference Optimization: …' (which its abstract calls DPO)."""
    head, colon, _ = paper.title.partition(": ")
    words = head.split()
    if not colon or not 1 <= len(words) <= 3 or words[0] in NOT_A_NAME or _is_of_the_field(head):
        return None
    if words[0] != words[0].capitalize() and not re.search(r"[A-Z0-9]", head):
        return None
    return acronym_of(head, paper.abstract) or _singular_acronym(head)


def _in_the_titles_brackets(paper: Paper) -> str | None:
    """'… with Exponential Linear Units (ELUs)'."""
    found = re.search(rf"\(({_ACRONYM})\)", paper.title)
    return _owned(found[1]) if found else None


def _acronym_of_the_title(paper: Paper) -> str | None:
    """'retrieval-augmented generation (RAG)' where the title has the long form."""
    title = _plain(paper.title)
    of_title = [pair for pair in _defined(paper.abstract) if _plain(pair[0]) in title and _owned(pair[1])]
    return _singular(max(of_title, key=lambda pair: len(pair[0]))[1]) if of_title else None


def _proposed(paper: Paper) -> str | None:
    """'We present YOLO, …', 'We introduce Momentum Contrast (MoCo)', 'This paper presents SimCLR: …'."""
    return _first_named(rf"\b(?i:{_PROPOSES})\s+(?:the )?({_NAME})", paper.abstract)


def _called(paper: Paper) -> str | None:
    """'…, called DINO, …', 'which we call proximal policy optimization (PPO)'."""
    return _first_named(
        rf"\b(?i:{_IS_CALLED})\s+(?:the )?({_NAME})", paper.abstract
    ) or _called_in_lower_case(paper)


def _called_in_lower_case(paper: Paper) -> str | None:
    for match in re.finditer(
        rf"\b{_IS_CALLED}\s+((?:[a-z][\w-]*\s+){{1,4}})\(({_ACRONYM})\)", paper.abstract
    ):
        if _owned(match[2]) and _spelt_by(_singular(match[2]), match[1]):
            return _singular(match[2])
    return None


def _in_apposition(paper: Paper) -> str | None:
    """'a new simple network architecture, the Transformer, …', 'a compute-optimal model, Chinchilla, that …'."""
    return _first_named(rf"\b{_THINGS}, (?:the )?({_NAME})(?=,)", paper.abstract)


def _we_call(paper: Paper) -> str | None:
    """'We call the resulting models InstructGPT.'"""
    return _first_named(rf"\b(?i:we (?:call|name|term|dub))\s+(?:[a-z]+\s+){{0,4}}({_NAME})", paper.abstract)


def _defined_once(paper: Paper) -> str | None:
    """'Vision Transformer (ViT) attains …': an acronym of the paper's own, defined after the first sentence."""
    _, _, later = paper.abstract.partition(". ")
    return next((_singular(acronym) for _, acronym in _defined(later) if _owned(acronym)), None)


def _in_brackets_after_new(paper: Paper) -> str | None:
    """'We introduce a new normalization function (DeepNorm) to …'"""
    pattern = rf"\b(?i:{_PROPOSES})\s+(?:an?|the) (?:[a-z][\w-]* ){{1,5}}\(({_ACRONYM})\)"
    found = re.search(pattern, paper.abstract)
    return _owned(found[1]) if found else None


def _repository(paper: Paper) -> str | None:
    """'github.com/openai/CLIP': a repository that is written like a name."""
    in_abstract: list[str] = re.findall(r"https?://(?:github|gitlab)\.com/[\w./-]+", paper.abstract)
    for link in (paper.code_url or "", *in_abstract):
        name = urlsplit(link).path.rstrip("/.").removesuffix(".git").rpartition("/")[2]
        if re.fullmatch(_ACRONYM, name) and 3 <= len(name) <= 16 and _owned(name):
            return name
    return None


def _clipped_net(paper: Paper) -> str | None:
    """'residual nets' of a paper on residual learning: ResNet."""
    for adjective, clip in CLIPPED.items():
        if adjective in paper.title.lower() and re.search(
            rf"\b{adjective} net(?:work)?s?\b", paper.abstract, re.I
        ):
            return f"{clip}Net"
    return None


def _initials(paper: Paper) -> str | None:
    """'Generative Adversarial Networks': GAN. Only where the title is nothing but the name of a kind of model."""
    words = re.findall(r"[\w-]+", paper.title)
    plain = len(words) in (3, 4) and ":" not in paper.title and all(word[0].isupper() for word in words)
    if not plain or words[-1].lower() not in MODEL_NOUNS or words[0] in NOT_A_NAME:
        return None
    return "".join(part[0].upper() for word in words for part in word.split("-") if part)


INTRODUCING: tuple[Callable[[Paper], str | None], ...] = (
    _in_the_titles_brackets,
    _proposed,
    _called,
    _in_apposition,
    _we_call,
)
"""The rules by which a paper gives a name to what is its own."""

RULES: tuple[Callable[[Paper], str | None], ...] = (
    _before_the_colon,
    _in_the_titles_brackets,
    _proposed,
    _called,
    _in_apposition,
    _we_call,
    _acronym_of_the_title,
    _defined_once,
    _repository,
    _clipped_net,
    _initials,
)


def _first_named(pattern: str, text: str) -> str | None:
    """The first name that `pattern` captures and that is one; its acronym where that follows in brackets or after 'or'."""
    for match in re.finditer(pattern, text):
        name = _without_lead(match[1].rstrip(".,:;"))
        acronym = acronym_of(name, text[match.start(1) :]) if name else None
        if acronym and _owned(acronym):
            return acronym
        if name and not _is_of_the_field(name):
            return _singular_acronym(name)
    return None


def _without_lead(name: str) -> str:
    """`name` unless it begins with a word that is none."""
    return "" if name.split()[0] in NOT_A_NAME else name


def _defined(text: str) -> list[tuple[str, str]]:
    """(long form, acronym) of every bracket whose letters are spelt by the words before it."""
    found = []
    for match in re.finditer(rf"((?:[\w-]+\s+){{1,8}})\(({_ACRONYM})\)(?! (?:{_DATA}))", text):
        words = match[1].split()
        for count in range(1, len(words) + 1):
            phrase = " ".join(words[-count:])
            if _spelt_by(_singular(match[2]), phrase) and phrase[0].lower() == match[2][0].lower():
                if not _OF_OTHERS.search(text[: match.end(1) - len(phrase) - 1]):
                    found.append((phrase, match[2]))
                break
    return found


def _spelt_by(acronym: str, phrase: str) -> bool:
    """True when the acronym's letters occur in the phrase in order, the first one at its start."""
    letters = iter(phrase.lower())
    wanted = re.sub(r"[^a-z0-9]", "", acronym.lower())
    return bool(wanted) and phrase[:1].lower() == wanted[0] and all(letter in letters for letter in wanted)


def _owned(acronym: str) -> str | None:
    return None if _is_of_the_field(acronym) else _singular(acronym)


def _is_of_the_field(name: str) -> bool:
    return _singular(name) in FIELD_ACRONYMS


def _singular(name: str) -> str:
    """'LDMs' -> 'LDM'."""
    return name[:-1] if re.search(r"[A-Z0-9]s$", name) else name


def _singular_acronym(name: str) -> str:
    return _singular(name) if " " not in name else name


def _plain(text: str) -> str:
    return re.sub(r"s\b", "", re.sub(r"[\W_]+", " ", text.lower())).strip()

"""How far a sentence is believed to define its term: 0 to 1, from its pattern, its subject, what is said, and its form.

A definition has the term as its subject, names the kind of thing it is (genus) and what sets it apart (differentia). A wrong
definition is worse than none: what is not clearly one is left out.
"""

from __future__ import annotations

import re

from aggregator.nomenclature.defining_patterns import COLON_DO, FORM, PURPOSE, Pattern
from aggregator.nomenclature.defining_words import (
    EMPTY_GENERA,
    EVALUATIVE,
    EXPLAINING,
    GENERA,
    POINTING,
    PRAISING,
)
from aggregator.nomenclature.function_words import TAG_OF
from aggregator.nomenclature.general_words import GENERAL_NOUNS
from aggregator.nomenclature.keys import folded
from aggregator.nomenclature.lexicon import lexicon
from aggregator.nomenclature.subjects import TOKEN, Subject

BELIEVED = 0.6
"""Confidence below which a sentence is not shown."""

_NEGATED = re.compile(r"(?:not|n't|never|no|only|the same|too|already|still|follows?)\b", re.IGNORECASE)
_EXPLAINED = re.compile(
    rf"\b(?:{EXPLAINING}|[a-z]{{3,}}ing (?:the|an?|different|all|each|one|two|on|from|of|its|their))\b",
    re.IGNORECASE,
)
_SET_APART = re.compile(
    r"\b(?:in which|by which|of which|whereby|in that|where|whose|that|how many)\b", re.IGNORECASE
)
_POINTING = re.compile(POINTING, re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:listed|mentioned|described|discussed|seen|shown) (?:above|below|earlier|before)\b"
)
_PERSONAL = re.compile(r"\b(?:i|we|you|our|your|my|us|me|i'm|we're|you're)\b", re.IGNORECASE)
_LINKED = re.compile(
    r"(?:therefore|thus|however|but|also|note|similarly|so|hence|moreover|furthermore|instead|yet|finally|in addition|first|second"
    r"|traditionally|originally|historically|previously|now|there|this|these|that|those|compared|in contrast|for example|for instance)\b",
    re.IGNORECASE,
)
"""A sentence that begins so needs the one before it."""
_OTHER_NAME = re.compile(r"[^.]{0,40}\bcalled\b", re.IGNORECASE)
"""'… task -- a process called fine-tuning' defines something else."""
_CONTRASTED = re.compile(
    r"(?:while|whereas|if|although|though|when|since|because|as|once|after)\b", re.IGNORECASE
)
_FORMULA = re.compile(r"(?:\\|\$|[\d.,]+\b|\w [=<>] )(?![^.]{5,120}\bwhere\b)")
"""What follows is a value, no words, and nobody says what its letters are."""
_RESULTS = re.compile(
    r"\b(?:state[- ]of[- ]the[- ]art|sota|outperform\w*|achiev\w+|success(?:es|ful\w*)?|popular\w*|improv\w+ (?:\w+ )?(?:performance|results?|accuracy)|(?:ground)?break\w+|of choice|boom|revolution\w*)\b",
    re.IGNORECASE,
)
"""'… is the first model that achieves …' tells how well it did, if it says so soon."""
_LOCAL = re.compile(
    r"(?:\bwhere (?:an? |the )?[\"“]?|^(?:Given|Assuming|Suppose)\b.*, the |^[A-Z][^.]{0,60}\bet al\b.*)[\w-]+(?: [\w-]+){0,3}[\"”]?\s*$"
)
"""'…, where a discriminator is …', 'Given a query, the output is …', 'Sinha et al. …': what it is in this one method."""
_MODAL = re.compile(r"\s*(?:can|could|may|would|will) be (?:\w+ly )?(?:used|designed|trained|built|made)\b")
_OF_THIS = re.compile(r"(?:this|these|that|those)\b")
"""'X can be used to …' is one use of many; 'X solves this …' needs what goes before it."""
_LIKE_THIS = re.compile(r"[^.;]{0,60}\b(?:of|like|to|for) (?:this|that)(?= (?:for|in|as|and|or)\b|[.,;:]|$)")
"""'… the equivalent of this for an agent': what, only the sentence before tells."""
_ACTS = frozenset(["task", "process", "problem", "step", "operation", "procedure", "challenge", "job"])
_OF_WHICH = re.compile(r"\bof(?: the)? [^.,;]+$")
"""'Computing the square of a matrix — a task that …': the task is no matrix."""
_CLAUSE_ASIDE = re.compile(r"(?:the|an?) [\w-]+ (?:is|are|was|were|has|have|can|will)\b", re.IGNORECASE)
"""'(the model is well specified)'"""
_SHORT_ASIDE = 3
"""Blanks: '(an embedding)', '(the old way)' say too little."""
_AT_ONCE = 80
"""Characters."""
_PROPOSED = re.compile(
    r"\b(?:propos|introduc|present|describ|develop|invent|releas|discuss|learn|talk about|cover)\w*(?: [\w-]+){1,6}$",
    re.IGNORECASE,
)
"""'We propose X, a …'"""
_SENTENCE_AFTER_COLON = re.compile(
    r"(?!(?:An?|The|One|Any)\b)[A-Z][a-z]|(?:An?|The) (?:\w+ ){1,4}(?:is|are|was|were|can|will)\b"
)
"""'ANN: And then …' is who speaks; 'Cost: The model is large' is a sentence of its own."""
_MOST_BEFORE_COLON = 7
"""Words, the term among them: 'Step two, the batch variance: …'. A citation has more: authors, then 'Title: subtitle'."""
_PASSING = re.compile(r"\b(?:then|therefore|thus|here|again|also|still)\b")
_FRONTED = re.compile(
    r"(?:in|on|at|for|to|with|by|from|of|given|due|after|before|during|like|unlike|as)\b[^,]*$", re.IGNORECASE
)
"""'In translation, a sequence is …': what goes before the comma is no subject."""
_CLAUSE = re.compile(r"\b(?:you|we|they|it|is|are|has|have|can|will)\b")
_PAST = re.compile(r"\s*(?:was|were)\b")

_ARTICLES = {
    "": 0.05,
    "a": 0.1,
    "an": 0.1,
    "the": -0.05,
    "our": -0.2,
    "its": -0.3,
    "their": -0.3,
    "each": -0.3,
    "every": -0.3,
    "of the": -0.2,
    "of this": -0.5,
    "of each": -0.2,
    "this": -0.5,
    "these": -0.5,
}


def believed(pattern: Pattern, subject: Subject, cue: str, said: str, quote: str) -> float:
    """Confidence that the quote defines its subject. `cue`: what the pattern matched; `said`: what follows it."""
    if _NEGATED.match(said) or _FORMULA.match(said) or _is_title(said) or not _agrees(subject, cue):
        return 0.0
    if _LIKE_THIS.match(said) or said.endswith(":") or subject.key in EMPTY_GENERA:
        return 0.0
    if pattern.name == "does" and TAG_OF.get(said.split(" ", 1)[0].lower()) in ("I", "O"):
        return 0.0
    if pattern.begins_line and not _belongs_to_label(pattern, said):
        return 0.0
    before = quote.split(cue, 1)[0]
    if pattern.begins_line and len(before.split()) > _MOST_BEFORE_COLON:
        return 0.0
    proposed = pattern.name == "apposition" and _PROPOSED.search(before)
    if pattern.name == "apposition" and not proposed and _FRONTED.match(before):
        return 0.0
    score = pattern.base + _of_subject(subject) + _of_form(quote)
    if _OTHER_NAME.match(said) or _CONTRASTED.match(quote) or subject.code:
        score -= 0.3
    score -= 0.15 if _PAST.match(cue) else 0.2 if _PASSING.search(cue) else 0.0
    score -= 0.2 if _RESULTS.search(said[:_AT_ONCE]) else 0.0
    score += 0.25 if proposed else 0.0
    score -= 0.25 if _LOCAL.search(before) else 0.0
    score -= (
        0.2 if _MODAL.match(cue) or _OF_THIS.match(said) or _is_one_of_many(pattern, subject, cue) else 0.0
    )
    score -= 0.1 if subject.plain and not subject.first and subject.article not in ("a", "an") else 0.0
    return score + _of_predicate(pattern, subject, before, said) - _of_doing(pattern, subject)


def _is_one_of_many(pattern: Pattern, subject: Subject, cue: str) -> bool:
    """'a vector which allows …', without a comma: not every vector does."""
    return (
        pattern.name == "which"
        and "," not in cue
        and " " not in subject.key
        and subject.article in ("a", "an")
    )


def _of_doing(pattern: Pattern, subject: Subject) -> float:
    """What a thing does, or is used for, may be told of one met before, and in passing."""
    if pattern.name not in ("says", "does", "use to", "is used to"):
        return 0.0
    specific = subject.article == "the" or (subject.article != "" and subject.plain)
    met = 0.2 if specific and not subject.lead and " " not in subject.key else 0.0
    return met + (0.0 if subject.first or pattern.name == "is used to" else 0.1)


def _of_predicate(pattern: Pattern, subject: Subject, before: str, said: str) -> float:
    """What the kind of thing that is named, its adjectives and the difference add or take."""
    kind, adjectives = _kind(said)
    explained = bool(_EXPLAINED.search(said[:150]))
    if pattern.name == "aside":
        explained = said.split(")", 1)[0].count(" ") >= _SHORT_ASIDE and not _CLAUSE_ASIDE.match(said)
    own = kind == subject.key.rpartition(" ")[2]
    known = kind in GENERA or own
    if pattern.anywhere and kind in _ACTS and not own and _OF_WHICH.search(before):
        return -1.0
    if pattern.name in ("are", "apposition", "aside") and (not known or (pattern.anywhere and not explained)):
        return -1.0
    if pattern.name == "means" and _CLAUSE.search(said):
        return 0.2
    if not pattern.needs_genus:
        return (0.2 if explained or known else 0.0) - (0.2 if kind in EMPTY_GENERA else 0.0)
    score = 0.2 if explained else -0.15
    if EVALUATIVE & set(adjectives) or any(map(_is_graded, adjectives)):
        score -= 0.1 if explained and known and not PRAISING & set(adjectives) else 0.35
    if kind in EMPTY_GENERA:
        return score - 0.5
    return score + (0.2 + (0.1 if _SET_APART.search(said[:80]) else 0.0) if known else -0.1)


def _is_title(said: str) -> bool:
    """'Transformer: A Novel Neural Network Architecture' names a paper."""
    first = [word for word in said.split()[:5] if word[0].isalpha()]
    return len(first) > 1 and sum(word[0].isupper() for word in first) >= 0.6 * len(first)


def _agrees(subject: Subject, cue: str) -> bool:
    """'Layers normalize', 'a layer normalizes': of two words that could be a noun and a verb, what makes a sentence."""
    verb = TOKEN.search(cue)
    word = verb.group().lower() if verb else ""
    if subject.lead in (PURPOSE, FORM):
        return True
    if word in TAG_OF or not word.isalpha() or subject.lead or word == "meaning":
        return not (subject.plural and word == "is") and (subject.plural or subject.joined or word != "are")
    return word.endswith("s") != subject.plural


def _belongs_to_label(pattern: Pattern, said: str) -> bool:
    """Whether what stands behind a colon goes on from the word before it, as its pattern has it."""
    return _is_command(said) if pattern.name == COLON_DO else not _SENTENCE_AFTER_COLON.match(said)


_FIRST_VERB = re.compile(r"(?:\w+ly )?(\w+)")


def _is_command(said: str) -> bool:
    """'store the last transitions': begins with a verb in its base form."""
    first = _FIRST_VERB.match(said)
    word = first[1].lower() if first else ""
    entry = lexicon().entries.get(word)
    return "V" in (TAG_OF.get(word) or (entry.tags[:2] if entry else ""))


def _is_graded(word: str) -> bool:
    """'best', 'larger': a comparison, no kind."""
    entry = lexicon().entries.get(word)
    return entry is not None and entry.tags[:1] == "K"


def _of_subject(subject: Subject) -> float:
    """What its article says: 'a transformer', 'transformers' are spoken of in general, 'the input' is one met before."""
    plain = -0.1 if subject.key in GENERAL_NOUNS or subject.plain else 0.0
    if subject.article == "the" and subject.plain and not subject.lead:
        return plain - 0.1
    if subject.article == "the" and " " in subject.key:
        return plain
    return plain + _ARTICLES.get(subject.article, 0.0)


def believed_name(quote: str, sentence: str, cue: int, end: int, told: int) -> float:
    """Confidence that 'what … is called X' says enough of it.

    `cue`: where in the sentence 'is called' stands; `end`: where X ends; `told`: words of the quote that say what it is."""
    vague = _VAGUE_BEFORE.search(sentence[:cue]) or _VAGUE_CALL.match(sentence, cue)
    before = TOKEN.findall(sentence[max(0, cue - 40) : cue])
    genus = 0.1 if before and folded(before[-1].lower()) in GENERA else 0.0
    bare = _KIND_CALLED.match(sentence, cue) and not _GOES_ON.match(sentence, end)
    genus -= 0.3 if bare else 0.0
    return 0.5 + genus + (0.15 if told >= _ENOUGH else -0.2) - (0.3 if vague else 0.0) + _of_form(quote)


_ENOUGH = 6
"""Words."""
_VAGUE_BEFORE = re.compile(
    r"\((?=$)|\b(?:(?:best|first|last|second) \w+ (?:is|was)|(?:^|[,.;:]|and|but|so|then|because|as|now) ?it|one|ones|them|something|things?|stuff|there was one|paper|post|video|article|talk|series|chapter|section|library|book|(?:this|that|these|those) \w+ (?:is|are))(?: that| which)? *$",
    re.IGNORECASE,
)
_KIND_CALLED = re.compile(
    r"(?!(?:is|are|was|were|be|also|commonly|often|usually|sometimes|so)\b)\w+ called\b"
)
_GOES_ON = re.compile(r"[\"”’'*)]*,? (?:that|which|where|whose|in which|to|for)\b")
"""'a trick called X' says nothing unless something follows."""
_VAGUE_CALL = re.compile(r"\w+ (?:\w+ )?call (?:it|them)\b", re.IGNORECASE)


def _of_form(quote: str) -> float:
    """What length, pointing words and persons take from a quote."""
    words = len(quote.split())
    score = -0.3 if words < 5 else -0.1 if words < 7 else -0.15 if words > 55 else 0.0
    score -= (0.2 if _POINTING.search(quote) else 0.0) + (0.2 if _LISTED.search(quote) else 0.0)
    score -= 0.15 if _LINKED.match(quote) else 0.0
    return score - (0.05 if _PERSONAL.search(quote) else 0.0)


_BEFORE_KIND = frozenset(["T", "R", "X", "U", "A"])
"""What may stand before the phrase that names a kind: determiners, adverbs, 'one'."""


def _kind(said: str) -> tuple[str, list[str]]:
    """Head noun of the phrase that begins here (key), and the words before it."""
    phrase: list[str] = []
    for token in TOKEN.finditer(said[:120]):
        word = token.group().lower()
        if phrase and said[: token.start()].rstrip()[-1:] in ",;:.(":
            break
        tag = TAG_OF.get(word, "")
        if not phrase and tag in _BEFORE_KIND:
            continue
        if tag or (phrase and _ends_phrase(word)):
            break
        phrase.append(word.rstrip("."))
    return (folded(phrase[-1]), phrase[:-1]) if phrase else ("", [])


def _ends_phrase(word: str) -> bool:
    """'a model [trained] …', 'an architecture [eschewing] …': no part of what names the kind."""
    entry = lexicon().entries.get(word)
    if entry is None:
        return word.endswith("ing")
    return entry.tags[:1] in ("D", "P", "Z", "R", "G") and "N" not in entry.tags

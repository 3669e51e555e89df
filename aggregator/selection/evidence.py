"""Is it about this paper? The parts of the judgement: each a small rule that adds to or takes from a score, and says why.

None of them is a gate by itself: pages that explain a paper without linking it are as common as pages that link it in
passing. Weights and the thresholds in relevance.py were set by hand on labelled pages and transcripts, each paper checked
with the thresholds that the others gave; on all of them what is about the paper and what is near it lie far apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from aggregator.selection.headline import Headline
from aggregator.selection.reading import Reading, covered
from aggregator.selection.subject import Subject
from aggregator.selection.values import Part

HEADLINE, IDENTITY, TERMS, SHARE, NAME = 0.45, 0.20, 0.20, 0.15, 0.10
"""What the kinds of evidence can add; a score stops at 1."""

FULL_TERMS, FULL_SHARE = 0.3, 0.6
"""Shares from which on more says nothing more: good explanations use a third of the abstract's words, not all."""

FEW_TERMS, MANY_TERMS = 0.1, 0.2
"""Shares of the paper's terms: what any text has that mentions it, and what suffices without a link, title or author."""

OWN_TERMS = 0.25
"""A share of the paper's terms that shows which paper an acronym stands for."""

FULL_NAMES_PER_THOUSAND = 8.0
"""Whoever says a name in every hundredth word speaks of little else."""

SELDOM = 1.0
"""Mentions of the name per thousand words, below which a text does not speak of it."""

MANY_PAPERS = 8
"""Papers linked, from which on a text is a survey."""

FEW_PAPERS = 3
"""Papers linked, up to which a text is about the first of them."""

BARELY = 0.06
"""A share of the paper's terms that any text of the field has, and many that are not."""

HANDS_ON_PER_THOUSAND = 5.0


@dataclass(frozen=True, slots=True)
class Case:
    """A text and its headline beside a paper: what the rules judge."""

    subject: Subject
    headline: Headline
    reading: Reading


def judge_parts(case: Case) -> tuple[Part, ...]:
    """What every rule has to say; rules that see nothing say nothing."""
    return tuple(part for rule in RULES if (part := rule(case)))


def identity(case: Case) -> float:
    """From 0 to 1: how sure it is that the text knows this very paper (its address, its title, its authors)."""
    link, said = _link(case), 0.4 * case.reading.title_said
    people = max(min(0.6, 0.3 * case.reading.surnames), 0.5 * case.headline.by_author)
    signs = sum(sign > 0 for sign in (link, said, people))
    return min(1.0, max(link, said, people) + 0.25 * max(0, signs - 1))


def points_to_it(case: Case) -> bool:
    """Whether a text says beyond doubt which paper it speaks of: it links it first and few beside it, and has its title or two authors."""
    ids = case.reading.ids
    first_of_few = ids[:1] == (case.subject.arxiv_id,) and len(ids) <= FEW_PAPERS
    return first_of_few and (case.reading.title_said or case.reading.surnames > 1)


def is_elsewhere(case: Case) -> bool:
    """Whether other names in its headline mean what they say: not those of a text that points to the paper and hardly says them."""
    reading = case.reading
    return bool(case.headline.others) and not (points_to_it(case) and reading.names > 2 * reading.others_said)


def is_hands_on(case: Case) -> bool:
    """Whether the text operates software rather than discusses a paper."""
    reading = case.reading
    return reading.operating >= HANDS_ON_PER_THOUSAND and reading.operating > reading.scholarly


def _link(case: Case) -> float:
    """One of a few papers linked and the first of them counts most; one of forty hardly."""
    ids, own = case.reading.ids, case.subject.arxiv_id
    if own not in ids:
        return 0.0
    place = 1.0 if ids[0] == own else 0.7
    return place if len(ids) <= 3 else place / math.sqrt(len(ids) - 2)


def _headline(case: Case) -> Part | None:
    headline = case.headline
    if headline.whole_title:
        says = "its headline has the paper's title"
    elif headline.named:
        beside = ", ".join(headline.others[:3])
        says = f"its headline names {headline.named}" + (f" beside {beside}" if beside else "")
    elif headline.others:
        says = f"its headline names {', '.join(headline.others[:2])}, not the paper"
    elif headline.title_share:
        says = "its headline shares words with the title"
    else:
        return None
    return Part("headline", HEADLINE * headline.strength, says)


def _identity(case: Case) -> Part | None:
    reading = case.reading
    signs = []
    if case.subject.arxiv_id in reading.ids:
        among = "" if len(reading.ids) == 1 else f" (one of {len(reading.ids)} papers it links)"
        signs.append(f"links arXiv:{case.subject.arxiv_id}{among}")
    if reading.title_said:
        signs.append("says the paper's title")
    if case.headline.by_author:
        signs.append("has an author's name in its headline")
    elif reading.surnames:
        signs.append(
            f"names {reading.surnames} of its authors" if reading.surnames > 1 else "names an author"
        )
    return Part("identity", IDENTITY * identity(case), ", ".join(signs)) if signs else None


def _terms(case: Case) -> Part | None:
    share = covered(case.subject, case.reading.terms_together)
    if not share:
        return None
    value = TERMS * min(1.0, share / FULL_TERMS)
    return Part("terms", value, f"has {share:.0%} of the abstract's distinctive terms")


def _share(case: Case) -> Part | None:
    share = case.reading.share
    if not share:
        return None
    return Part("share", SHARE * min(1.0, share / FULL_SHARE), f"{share:.0%} of its text treats the paper")


def _name(case: Case) -> Part | None:
    """Only a name of the paper's own: 'Transformer' is said by everybody."""
    often = case.reading.names_per_thousand
    if case.subject.generic or not often:
        return None
    value = NAME * min(1.0, often / FULL_NAMES_PER_THOUSAND)
    times = "once" if case.reading.names == 1 else f"{case.reading.names} times"
    return Part("name", value, f"says {case.subject.names[0]} {times}")


def _survey(case: Case) -> Part | None:
    count = len(case.reading.ids)
    return Part("survey", -0.1, f"links {count} papers") if count >= MANY_PAPERS else None


def _other_papers(case: Case) -> Part | None:
    ids = case.reading.ids
    if not ids or case.subject.arxiv_id in ids:
        return None
    weight = -0.25 if len(ids) <= 2 else -0.12
    return Part("other papers", weight, f"links arXiv:{ids[0]}, not this paper")


def _only_the_field(case: Case) -> Part | None:
    """A name that a whole field shares proves nothing without a sign of the paper itself."""
    if not case.subject.generic or case.headline.whole_title or identity(case) or not case.headline.named:
        return None
    is_acronym = case.subject.short is not None and case.subject.short.isupper()
    if is_acronym and covered(case.subject, case.reading.terms_together) >= OWN_TERMS:
        return None
    return Part("field", -0.3, f"'{case.headline.named}' names a field, and nothing points to this paper")


def _of_another(case: Case) -> Part | None:
    """'InstructGPT: how GPT-3 learnt to …': another name comes before the paper's, and is what the text speaks of."""
    reading, headline = case.reading, case.headline
    if headline.cites and not headline.whole_title:
        return Part("another's", -0.25, f"its headline cites {headline.cites} et al., not the authors")
    linked_first = bool(reading.ids) and reading.ids[0] != case.subject.arxiv_id
    if linked_first and reading.is_recording and len(reading.ids) <= FEW_PAPERS and not headline.whole_title:
        return Part("another's", -0.25, f"what it links first is arXiv:{reading.ids[0]}")
    if headline.named_first or headline.whole_title or not (headline.named and headline.first_name):
        return None
    if not linked_first and reading.others_said <= reading.names:
        return None
    return Part("another's", -0.25, f"speaks of {headline.first_name} before the paper")


def _never_said(case: Case) -> Part | None:
    """The headline has the name, but nothing in the text bears it out."""
    reading, headline = case.reading, case.headline
    if not headline.named or headline.whole_title or identity(case) or reading.names_per_thousand >= SELDOM:
        return None
    if covered(case.subject, reading.terms_together) >= FULL_TERMS / 2:
        return None
    return Part("never said", -0.15, "its text hardly ever says the name")


def _only_the_name(case: Case) -> Part | None:
    """It says the name again and again, but not what the paper says, and does not point to it: news, opinions, other papers' work."""
    reading, headline = case.reading, case.headline
    points = reading.title_said or reading.surnames > 1 or reading.ids[:1] == (case.subject.arxiv_id,)
    if not headline.named or headline.whole_title or points:
        return None
    if covered(case.subject, reading.terms_together) >= FEW_TERMS:
        return None
    return Part("only the name", -0.25, "says the name, but hardly what the paper says")


def _nothing_points(case: Case) -> Part | None:
    if identity(case) or case.headline.whole_title or not case.headline.named:
        return None
    if covered(case.subject, case.reading.terms_together) >= MANY_TERMS:
        return None
    return Part("unpointed", -0.15, "neither links the paper nor names its title or authors")


def _namesake(case: Case) -> Part | None:
    if covered(case.subject, case.reading.terms) >= BARELY or identity(case) or not case.headline.named:
        return None
    return Part("namesake", -0.3, "has the name, but hardly a word of what the paper is about")


def _hands_on(case: Case) -> Part | None:
    if not is_hands_on(case) or case.headline.whole_title or case.headline.builds:
        return None
    return Part("use", -0.4, "shows how to use software for it")


def _use(case: Case) -> Part | None:
    return Part("use in headline", -0.15, "its headline speaks of using it") if case.headline.use else None


def _many(case: Case) -> Part | None:
    if not case.headline.many or case.headline.whole_title:
        return None
    return Part("many", -0.2, "its headline announces many methods")


RULES: tuple[Callable[[Case], Part | None], ...] = (
    _headline,
    _identity,
    _terms,
    _share,
    _name,
    _survey,
    _other_papers,
    _only_the_field,
    _of_another,
    _never_said,
    _only_the_name,
    _nothing_points,
    _namesake,
    _hands_on,
    _use,
    _many,
)

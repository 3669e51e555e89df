"""What to ask for: the queries for one paper, and the words by which a text that treats it is told from others.

Pure, from title, authors and abstract alone. Query forms were compared in what search engines answered to them for
known papers: the exact title, the address of the paper, and the short name with a word that asks for an explanation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from sources.naming import short_name
from sources.values import Paper

__all__ = ["distinctive_terms", "method_query", "plain_words", "short_name", "video_queries", "web_queries"]

LONGEST_QUOTED_TITLE_WORDS = 14
"""Engines drop the quotes of longer phrases, or find nothing."""

MOST_TERMS = 24
LONGEST_TERM_WORDS = 3

# Function words, and what every abstract says of itself: they neither make nor end a distinctive term.
_COMMON_WORDS = """
a about above achieve achieved achieves across additionally after al all allow allows also although
an and any approach approaches are as at available based be because been before being best better
between beyond both but by call called can case code com compared consider could demonstrate
demonstrates depends describe despite did different directly do does doing due during e.g each
effective efficient either empirical enables end enough et evaluate even every existing experiment
experiments explore fewer finally find first focus following for found from full fully further
general generally github given gives good had has have having here high higher how however http
https i i.e if important improve improved improvement improvements improves improving in including
into introduce introduces is it its itself just known large larger leads less like low lower made
main make makes making many may method methods might more moreover most much must need needed
neither new no nor not novel now number observe obtain of often on one only or order other others
our out outperforms over own paper papers particular perform performance possible present presented
presents previous prior problem problems propose proposed proposes provide provides quality range
rather recent recently relative require required requires respectively result results same several
should show showed shown shows significant significantly simple simply since single small so solely
some stands state-of-the-art strong study substantially such superior task tasks than that the their
them then there these they this those three through thus time to together too towards two under
unlike until up us use used useful uses using various very via was way ways we well were what when
where whether which while who whose wide widely will with within without work works would www yet
you your
"""
COMMON_WORDS = frozenset(_COMMON_WORDS.split())


def web_queries(paper: Paper) -> tuple[str, ...]:
    """At most three queries for a web search: the title, the address of the paper, its short name."""
    title = _title(paper)
    name = short_name(paper)
    by_name = f"{name} paper explained" if name else f"{title} blog summary"
    return (f"{_quoted(title)} explained", f'"arxiv.org/abs/{paper.arxiv_id}" blog', by_name)


def method_query(method: str) -> str:
    """What to ask of a search for an explanation of a method."""
    return f"{method} explained"


def video_queries(paper: Paper) -> tuple[str, ...]:
    """At most five queries for a video search, the most telling first."""
    title, name, term = _title(paper), short_name(paper), _term_beyond_title(paper)
    if not name:
        return (
            title,
            f"{title} paper explained",
            f"{title} tutorial",
            *([f"{term} explained"] if term else []),
        )
    family_name = paper.authors[0].split()[-1] if paper.authors and paper.authors[0].split() else ""
    queries = (
        title,
        f"{title} paper explained",
        f"{name} {term or 'deep learning'} explained",
        f"{name} paper walkthrough",
        f"{family_name} {name}".strip(),
    )
    return tuple(dict.fromkeys(queries))


def distinctive_terms(paper: Paper) -> tuple[str, ...]:
    """At most 24 lower-case terms of one to three words: the short name, then by weight in title and abstract.

    A term is an unbroken run of words that are not common ones (the candidate phrases of RAKE, Rose et al. 2010);
    a single word counts only where it stands in the title or recurs."""
    in_title = set(_phrases(paper.title))
    counts = Counter([*_phrases(paper.title), *_phrases(paper.abstract)])
    weights = {term: _weight(term, count, term in in_title) for term, count in counts.items()}
    ranked = sorted((term for term in weights if weights[term] > 0), key=lambda term: (-weights[term], term))
    name = short_name(paper)
    return tuple(dict.fromkeys([*([name.lower()] if name else []), *ranked]))[:MOST_TERMS]


def plain_words(text: str) -> list[str]:
    """The words of a text for comparison: lower case, without punctuation, common words left out, plural s dropped."""
    words = re.findall(r"[^\W_]+", text.lower())
    return [_without_plural(word) for word in words if word not in COMMON_WORDS]


def _term_beyond_title(paper: Paper) -> str | None:
    """The most distinctive term of several words that the abstract has and neither title nor short name."""
    known = f"{paper.title} {short_name(paper) or ''}".lower()
    return next((term for term in distinctive_terms(paper) if " " in term and term not in known), None)


def _title(paper: Paper) -> str:
    """The title on one line, without the signs that search engines read as operators."""
    return " ".join(re.sub(r'["“”$\\]', " ", paper.title).split())


def _quoted(title: str) -> str:
    return f'"{title}"' if len(title.split()) <= LONGEST_QUOTED_TITLE_WORDS else title


def _weight(term: str, count: int, in_title: bool) -> int:
    words = len(term.split())
    if words == 1 and not in_title and count < 2 and not re.search(r"\d", term):
        return 0
    return words * (count + 2 * in_title)


def _phrases(text: str) -> Iterator[str]:
    """Every run of uncommon words, and of a long run its last words, where the head noun stands."""
    for part in re.split(r"[^\w\s+-]|\s-+\s|--+", text.lower()):
        run: list[str] = []
        for word in [*part.split(), "the"]:
            if word in COMMON_WORDS or len(word) < 2 or word.isdigit():
                yield from _of_run(run)
                run = []
            else:
                run.append(word)


def _of_run(run: list[str]) -> Iterator[str]:
    if run:
        yield " ".join(run[-LONGEST_TERM_WORDS:])
    if len(run) > LONGEST_TERM_WORDS:
        yield " ".join(run[:LONGEST_TERM_WORDS])


def _without_plural(word: str) -> str:
    return word[:-1] if len(word) > 3 and re.search(r"[^suia]s$", word) else word

"""Google's Machine Learning Glossary: what the words of the field mean, some 700 of them, on one page.

https://developers.google.com/machine-learning/glossary; its text is under CC BY 4.0 (the page's foot says so, and is held to
it). The page is asked for once a week, whatever is looked up. Its entries follow one another without a frame of their own:

    <p><a class="glossary-anchor" name="…"></a></p><h2 class="hide-from-toc" id="…" data-text="…">headword</h2>
    <div class="glossary-icon-container"><span class="glossary-icon" title="Reinforcement Learning">…</span></div>
    <p>what it is</p> <p>more …</p>

An entry does not name its headword again: "The number of …".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from sources.contract import HostPace
from sources.door.values import MAX_BYTES
from sources.formats.gate import page_text
from sources.formats.plain import one_line
from sources.formats.tree import parsed_tree
from sources.outcomes import WEEK, Outcome, State, Unanswered, found, none
from sources.values import Article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from sources.door import Door

HOST = "developers.google.com"
HOME = f"https://{HOST}/machine-learning/glossary"

MOST_ENTRIES = 5_000
MOST_HEADWORD = 200
MOST_TEXT = 3_000
"""Characters of an entry's first paragraph that are looked at."""

FIELD = "machine learning"
PARTS = frozenset(["reinforcement learning", "decision forests", "recommendation systems", "clustering", "tensorflow", "google cloud"])  # fmt: skip
"""Parts of the field, as the icon beside a headword names them, with common words of their own: 'state', 'action', 'root'."""

KINDS = ("regularization", "vector")
"""Last words that name the kind of thing only: who speaks of 'dropout' means 'dropout regularization'."""

LICENCE = "creativecommons.org/licenses/by/4.0"
NEWER = "If it stays so, the page changed: look for a newer gather-context."

_ANCHOR = re.compile(r"[^\s#<>\"]{1,200}")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_CALLED = re.compile(r"(?:also |or |sometimes |commonly )?(?:called |known as |abbreviated (?:as )?)?", re.I)
_SAME_AS = re.compile(r"(?:synonym|abbreviation|(?:another|alternative) name) (?:for|of)\b", re.I)
_ELSEWHERE = re.compile(r"see\b", re.I)
_LEADING_IN = re.compile(r"(?:^|(?<=[.!?] ))[^.!?]*:$")
"""'… is one of these:', before a list or a formula."""
_FORMULA = re.compile(r"\$\$.{0,300}?\$\$|\\\(.{0,300}?\\\)|\\\[.{0,300}?\\\]")
_PLURAL = re.compile(r"(?<=[a-z]{2})(?:(?<=ss|ch|sh|as|is)es|(?<=x)es|(?<![sia])s)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A headword with its first paragraph, '' where that says nothing by itself. `anchor` leads to it on the page; `field`: the
    part of machine learning that it belongs to, or the whole. `same_as`: the anchor of what it is only another name for."""

    headword: str
    anchor: str
    text: str
    field: str = FIELD
    same_as: str = ""


class MachineLearningGlossary:
    """One request for any number of terms."""

    name = "ml-glossary"
    label = "Machine Learning Glossary"
    home = HOME
    authors = "Google"
    licence = "CC BY 4.0"
    most_look_ups = 2
    """The page, and its host's robots.txt."""
    hosts: Mapping[str, HostPace] = MappingProxyType({HOST: HostPace(pause_seconds=1.0)})

    def __init__(self, settings: Mapping[str, str]) -> None:
        pass

    def openings(self, door: Door, titles: Sequence[str]) -> Outcome[Mapping[str, Article]]:
        """Entries by the name that was asked for: the headword, what it is short for, what it is also called."""
        answer = door.get(HOME, params={"hl": "en"}, robots=True, keep_seconds=WEEK)
        listed = entries(page_text(answer.body, answer.headers.get("content-type"), MAX_BYTES))
        chosen = bearing(listed, titles)
        if not chosen:
            return none(f"{self.label}: none of its {len(listed)} entries bears any of the names")
        articles = {title: _article(entry, answer.fetched_at) for title, entry in chosen.items()}
        told = f"{self.label}: {len(set(articles.values()))} of {len(listed)} entries"
        return found(articles, told)


def _article(entry: Entry, fetched_at: str) -> Article:
    return Article(entry.headword, f"{HOME}#{entry.anchor}", entry.text, fetched_at, entry.field)


def entries(text: str) -> list[Entry]:
    """The glossary's entries that have words, in the page's order. Raises Unanswered(CHANGED) for any other page."""
    root = parsed_tree(text)
    listed = list(islice(_entries(root), MOST_ENTRIES)) if root is not None else []
    if root is None or not listed:
        raise Unanswered(
            State.CHANGED, "The Machine Learning Glossary has no entries in the known form.", NEWER
        )
    if LICENCE not in text or not root.get("lang", "en").startswith("en"):
        raise Unanswered(
            State.CHANGED, "The Machine Learning Glossary is not in English under CC BY 4.0.", NEWER
        )
    return listed


def _entries(root: HtmlElement) -> Iterator[Entry]:
    """From each headword to its first paragraph of words; in one walk over the page."""
    _without_marks(root)
    headword, anchor, field = "", "", FIELD
    for element in root.iter("h1", "h2", "p", "span", "div"):
        if element.tag in ("h1", "h2"):
            (headword, anchor), field = _heading(element), FIELD
        elif headword and element.tag != "p":
            field = _part(element) or field
        elif headword and (said := _paragraph(element)):
            yield _entry(Entry(headword, anchor, said, field), element)
            headword = ""


def _without_marks(root: HtmlElement) -> None:
    """Takes out what is no text: scripts, styles, and the marks of notes."""
    for element in [*root.iter("script", "style", "sup")]:
        if element.tag != "sup" or element.find("a") is not None:
            element.clear(keep_tail=True)  # to drop it, the text before it would be copied each time


def _heading(element: HtmlElement) -> tuple[str, str]:
    """Headword and anchor; ('', '') for a letter of the alphabet, and whatever else is no headword."""
    anchor = element.get("id", "")
    if "hide-from-toc" not in element.get("class", "").split() or not _ANCHOR.fullmatch(anchor):
        return "", ""
    return one_line(element.get("data-text") or element.text_content())[:MOST_HEADWORD], anchor


def _part(element: HtmlElement) -> str | None:
    """Which part of the field an icon stands for, if that is one with words of its own."""
    named = element.get("title", "").lower() if element.get("class") == "glossary-icon" else ""
    return named if named in PARTS else None


def _paragraph(element: HtmlElement) -> str:
    """Its words; none of what is only the frame of a headword or its icon."""
    if next(element.iter("h2", "div"), None) is not None:
        return ""
    return _FORMULA.sub("…", one_line(element.text_content()[:MOST_TEXT]))


def _entry(entry: Entry, paragraph: HtmlElement) -> Entry:
    """The entry without what leads elsewhere: to its synonym, to other entries, to a list that follows."""
    if _SAME_AS.match(entry.text):
        links = (link.get("href", "").partition("#")[2] for link in paragraph.iter("a"))
        return replace(entry, text="", same_as=next(filter(None, links), ""))
    said = "" if _ELSEWHERE.match(entry.text) else _LEADING_IN.sub("", entry.text)
    return replace(entry, text=said.strip())


def bearing(listed: Sequence[Entry], titles: Iterable[str]) -> dict[str, Entry]:
    """The entries that bear the titles and say something, by title; in place of a synonym what it leads to, under both names.
    'batch (machine learning)' is how an encyclopaedia of everything is asked."""
    at = {entry.anchor: entry for entry in listed}
    named = {name: _followed(entry, at) for name, entry in _by_name(listed).items()}
    asked = {title: named.get(_folded(title.removesuffix(f" ({FIELD})"))) for title in titles}
    return {title: entry for title, entry in asked.items() if entry and entry.text}


def _by_name(listed: Iterable[Entry]) -> dict[str, Entry]:
    """Folded name -> the entry that alone bears it: as its headword, else in brackets behind that, else without the last word
    that names a kind. What two entries are called ('bias') is left out."""
    named: dict[str, Entry | None] = {}
    for names in (_plain_names, _names_in_brackets, _short_names):
        claims: dict[str, list[Entry]] = defaultdict(list)
        for entry in listed:
            for name in {_folded(name) for name in names(entry.headword)} - {""}:
                claims[name].append(entry)
        for name, claimants in claims.items():
            named.setdefault(name, claimants[0] if len(claimants) == 1 else None)
    return {name: entry for name, entry in named.items() if entry}


def _followed(entry: Entry, at: Mapping[str, Entry]) -> Entry | None:
    """The entry, or what it is a synonym of; followed once."""
    target = at.get(entry.same_as) if entry.same_as else entry
    if (
        not target
        or target is entry
        or _folded(entry.headword) in map(_folded, _names_in_brackets(target.headword))
    ):
        return target
    return replace(target, headword=f"{target.headword} (also called {_BRACKETS.sub('', entry.headword)})")


def _plain_names(headword: str) -> list[str]:
    """'bias (math) or bias term' -> 'bias', 'bias term'."""
    return _BRACKETS.sub("", headword).split(" or ")


def _names_in_brackets(headword: str) -> list[str]:
    """'AUC (Area under the ROC curve)' -> 'Area under the ROC curve'; 'self-attention (also called …)' -> what it is also called."""
    inside = [piece for bracket in _BRACKETS.findall(headword) for piece in re.split(r", | or ", bracket)]
    return [_CALLED.sub("", piece, count=1) for piece in inside]


def _short_names(headword: str) -> list[str]:
    """'dropout regularization' -> 'dropout'."""
    pairs = (name.rsplit(" ", 1) for name in _plain_names(headword))
    return [pair[0] for pair in pairs if len(pair) == 2 and pair[1] in KINDS]


def _folded(name: str) -> str:
    """Without case, plural, hyphens and blanks: 'Fine-tunings' is 'finetuning'; without a last 'e', for 'caches' to be a cache."""
    plain = re.sub(r"[\W_]+", "", name.casefold())
    return (
        re.sub(r"(?<=[a-z]{2})ies\Z", "y", plain)
        if plain.endswith("ies")
        else _PLURAL.sub("", plain).removesuffix("e")
    )

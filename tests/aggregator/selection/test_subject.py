"""A paper as something to recognise."""

from __future__ import annotations

import pytest

from aggregator.selection.reading import Reader
from aggregator.selection.subject import also_called, subject_of
from aggregator.selection.words import stem
from sources.values import Paper


def paper_of(title: str, abstract: str = "", authors: tuple[str, ...] = ()) -> Paper:
    return Paper("2901.00042", title, authors, abstract, "test")


@pytest.mark.parametrize(
    ("title", "abstract", "form", "why"),
    [
        ("Heron: Frozen Sluices", "", "heron", "the name before the colon"),
        (
            "Frozen Sluices",
            "We propose Low-Rank Sluicing, or LoRS, which …",
            "low rank sluicing",
            "what it stands for",
        ),
        ("MuHeron: Sluices", "", "mu heron", "cut at its capitals, as captions hear it"),
        ("GQX: Sluices", "We introduce grouped-query crossing (GQX).", "g q x", "spelt out"),
        ("Group Sluicing", "", "group sluicing", "a title that is a name"),
        ("A Rethinking of TideNet for Long Marshes in Winter", "", "tidenet", "a name within a title"),
    ],
)
def test_the_names_a_paper_goes_by(title: str, abstract: str, form: str, why: str) -> None:
    """Short name, long form, and what captions make of them."""
    assert tuple(form.split()) in subject_of(paper_of(title, abstract)).forms, why


@pytest.mark.parametrize(
    ("title", "abstract", "generic", "why"),
    [
        (
            "Tides Are All",
            "We propose the Marsher, a network.",
            True,
            "written like a word, not the head of the title",
        ),
        ("Marsher: A Network", "", False, "coined in the title"),
        ("HERON: A Network", "", False, "capitals"),
        ("On Tides and Marshes", "Nothing is named.", True, "no name at all"),
    ],
)
def test_names_that_prove_nothing(title: str, abstract: str, generic: bool, why: str) -> None:
    """A name that a whole field may share is generic."""
    assert subject_of(paper_of(title, abstract)).generic is generic, why


def test_what_every_paper_says_is_no_term(paper: Paper) -> None:
    """Terms are the words that tell this paper; neither function words, nor the field's, nor its name."""
    terms = subject_of(paper).terms
    assert {stem("sluices"), stem("estuary"), f"{stem('glass')} {stem('river')}"} <= terms.keys()
    assert not {stem("network"), stem("training"), "we", "heron"} & terms.keys()


def test_surnames_that_are_words_are_left_out() -> None:
    """An author called Long or Min would be found in every text."""
    subject = subject_of(
        paper_of("T", authors=("Ottoline Quarrington", "Ying Long", "Sewon Min", "Łukasz Ångström"))
    )
    spelt = {form for forms in subject.surnames for form in forms}
    assert "quarrington" in spelt and "long" not in spelt
    assert {"Ångström", "angstrom"} <= spelt


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("representations", "representation"),
        ("normalizing", "normalization"),
        ("layers", "layer"),
        ("tuned", "tuning"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    """Both sides of every comparison are stemmed alike."""
    assert stem(one) == stem(other)


def test_words_are_learnt_once(paper: Paper, page, about: str) -> None:  # type: ignore[no-untyped-def]
    """A reader that has read a text gives the same reading again."""
    from aggregator.selection.headline import read_headline

    subject = subject_of(paper)
    reader, document = Reader(subject), page().document
    headline = read_headline(subject, [document.title])
    assert (
        reader.read(document, headline)
        == reader.read(document, headline)
        == Reader(subject).read(document, headline)
    )


def test_names_that_others_gave() -> None:
    """'word2vec' is spoken 'word to vec'; a name that several use for it makes the paper recognisable."""
    subject = also_called(subject_of(paper_of("Efficient Estimation of Words in Space")), ("word2vec",))
    assert {("word2vec",), ("word", "to", "vec")} <= set(subject.forms)
    assert subject.names == ("word2vec",) and not subject.generic


def test_a_long_word_is_heard_as_two() -> None:
    """Captions write 'skip gram' for 'skipgram'."""
    subject = subject_of(paper_of("Skipgram Sluices"))
    assert subject.broken["skip"] == {stem("gram"): "skipgram"}

"""Names of persons and titles of works are no nomenclature."""

from __future__ import annotations

import pytest

from aggregator.nomenclature import Byline, Passage, SourceText, extract_terms, read_terms
from aggregator.nomenclature.bylines import cited_names, named_authors, people, title_pattern
from aggregator.nomenclature.tokens import Vocabulary, words

TITLE = "Stochastic Widgets: The Lost Gadget for Fast Tinkering"

TEXTS = [
    SourceText(
        1, "a", (Passage(1, f"{TITLE}. Wolodymyr Petrenkovic uses stochastic widgets for gear ratios."),)
    ),
    SourceText(
        2, "b", (Passage(2, f"In {TITLE.upper()} a gear ratio is set. Wolodymyr Petrenkovic says so."),)
    ),
    SourceText(3, "p", (Passage(3, f"{TITLE}. We study gear ratios."),), anchor=True),
]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("as Bahnsen et al. show", {"bahnsen"}),
        ("as Bahnsen & Kowalik (2016) show", {"bahnsen", "kowalik"}),
        ("(Bahnsen and Kowalik, 2016a)", {"bahnsen", "kowalik"}),
        ("ImageNet (2012) and Adam, 2014", set()),
        ("what bahnsen and colleagues found", {"bahnsen"}),
        ("S. Bahnsen and T. K. Kowalik, 2016", {"bahnsen", "kowalik"}),
        ("the layer L. Dropouts help", set()),
        ("Wolodymyr Bahnsen et al. show", {"wolodymyr", "bahnsen"}),
        ("by Bahnsen & Kowalik in 2016", {"bahnsen", "kowalik"}),
        ("nobody is cited", set()),
    ],
)
def test_citations_name_persons(text: str, names: set[str]) -> None:
    """Only what is cited as an author is one: a thing with a year is none."""
    assert cited_names(text) == names


@pytest.mark.parametrize(
    ("phrase", "is_person"),
    [
        ("Wolodymyr Petrenkovic", True),
        ("petrenkovic", True),
        ("jian sun", True),  # a full name, though 'sun' is a word
        ("sun", False),
        ("Petrenkovic attention", False),
        ("bahnsen", True),
        ("dropout", False),
    ],
)
def test_a_name_is_a_person_unless_it_is_a_word(phrase: str, is_person: bool) -> None:
    """Full names always, single ones if they are no common word; a compound with a name in it is a thing."""
    known = people(Byline(("Wolodymyr A. Petrenkovic", "Jian Sun")), {"bahnsen", "dropout"})
    assert known.has(words(phrase, Vocabulary())) is is_person


@pytest.mark.parametrize(
    ("phrase", "of_a_paper", "is_person"),
    [
        ("Laura", True, True),
        ("Laura Kowalik", True, True),
        ("Laura's", True, True),
        ("laura", True, True),  # captions: a name, or something misheard for it
        ("Laura", False, False),  # who knows what these texts are about
        ("laura layers", True, False),
        ("Adam", True, False),
    ],
)
def test_given_names_are_persons_in_texts_about_a_paper(
    phrase: str, of_a_paper: bool, is_person: bool
) -> None:
    """Of whom no byline says so; names that are as often things are none of them."""
    assert people(Byline(), (), of_a_paper=of_a_paper).has(words(phrase, Vocabulary())) is is_person


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"read {TITLE} today", True),
        ("stochastic widgets - the lost gadget for fast tinkering", True),
        ("the lost gadget for fast tinkering", True),
        ("stochastic widgets", False),
        ("a gadget for fast tinkering", False),
    ],
)
def test_a_title_is_known_however_it_is_set(text: str, found: bool) -> None:
    """What follows its colon; never the term that it begins with."""
    pattern = title_pattern([TITLE])
    assert pattern is not None and bool(pattern.search(text)) is found
    assert "stochastic widgets" in pattern.sub("", text).lower() or "stochastic" not in text.lower()


def test_short_titles_cannot_be_told_from_terms() -> None:
    """A title of three words may be the name of the method."""
    assert title_pattern(["Layer Normalization", "Attention"]) is None


def test_neither_names_nor_wit_of_the_title_are_terms() -> None:
    """What authors are called and what only the title says is not listed; what the texts speak of is."""
    terms = {
        term.term.lower(): term for term in read_terms(TEXTS, Byline(("Wolodymyr Petrenkovic",), (TITLE,)))
    }
    assert "gear ratios" in terms and "stochastic widgets" in terms
    assert not {"wolodymyr petrenkovic", "petrenkovic"} & set(terms)
    assert terms["gear ratios"].document_frequency == 2
    assert terms["stochastic widgets"].occurrences == 3
    gadgets = [term for key, term in terms.items() if "gadget" in key]
    assert all(term.document_frequency == 0 for term in gadgets)


def test_who_speaks_is_no_term() -> None:
    """In captions by hand; a page's 'BLEU: 28' is no speaker."""
    talk = SourceText(
        1,
        "a",
        (Passage(1, "NADIA: Hi. TOM SMITH: The BLEU score, please. NADIA: It is a BLEU score."),),
        spoken=True,
    )
    page = SourceText(2, "b", (Passage(2, "BLEU: 28 in the table. A high BLEU."),))
    found = {term.key: term for term in read_terms([talk, page])}
    assert not {"nadia", "tom", "tom smith"} & set(found) and found["bleu"].document_frequency == 2


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (
            "by Wolodymyr Bahnsen, Jiri Kowalik and Jian Sun",
            {"Wolodymyr Bahnsen", "Jiri Kowalik", "Jian Sun"},
        ),
        ("Authors: Laura Sun, Jiri Kowalik", {"Laura Sun", "Jiri Kowalik"}),
        ("by Vision Transformer and Swin Transformer", set()),
        ("by Residual Learning, Batch Normalization and Weight Decay", set()),
        ("used by Laura Bahnsen", set()),  # one is no list; the given name tells
    ],
)
def test_lists_of_authors_are_told_from_lists_of_methods(text: str, authors: set[str]) -> None:
    """By the words in them: names are mostly no words."""
    assert named_authors(text) == authors


def test_of_plain_texts_those_about_a_paper_have_no_persons() -> None:
    """Texts on anything else may be about the persons."""
    riders = ["Laura Bahnsen rides a mare. Laura Bahnsen wins. Bahnsen rides.", "Laura Bahnsen has a mare."]
    readers = [f"{text} It is in the paper." for text in riders]
    assert "laura bahnsen" in {term.key for term in extract_terms(riders)}
    assert not {"laura bahnsen", "bahnsen", "laura"} & {term.key for term in extract_terms(readers)}


def test_what_is_not_written_as_a_name_is_none() -> None:
    """'KeViN' is a method, though Kevin is a name; captions have neither capital."""
    texts = [
        "The paper has KeViN. KeViN helps.",
        "in this paper kevin helps and kevin is fast. The kevin is cheap.",
    ]
    assert "kevin" in {term.key for term in extract_terms(texts)}
    assert "kevin" not in {
        term.key for term in extract_terms(text.replace("KeViN", "Kevin") for text in texts)
    }

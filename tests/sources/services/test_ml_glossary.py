"""The Machine Learning Glossary: its page in entries, and which entry bears a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.contract import ask
from sources.formats.gate import page_text
from sources.outcomes import State, Unanswered
from sources.services.ml_glossary import FIELD, MOST_TEXT, MachineLearningGlossary, bearing, entries

GLOSSARY = MachineLearningGlossary({})
FOOT = '<p>under the <a href="https://creativecommons.org/licenses/by/4.0/">Attribution 4.0 License</a></p>'


def entry(headword, *paragraphs, icon="", anchor=""):
    """As the page has it; a paragraph that begins with '<' is taken as it is."""
    anchor = anchor or "-".join(headword.lower().replace("(", "").replace(")", "").split())
    title = (
        f'<div class="glossary-icon-container">\n<span class="glossary-icon" title="{icon}">#i</span>\n</div>'
    )
    said = "\n".join(text if text.startswith("<") else f"<p>{text}</p>" for text in paragraphs)
    return f"""<p><a class="glossary-anchor" name="{anchor}"></a>
<h2 class="hide-from-toc" id="{anchor}" data-text="{headword}" tabindex="-1">{headword}</h2>
{title if icon else ""}</p>\n\n{said}\n"""


def page(*made, lang="en", foot=FOOT):
    letter = '<h2 id="f" class="glossary" data-text="F" tabindex="-1">F</h2>'
    body = f"<h1>Glossary</h1><p>What words mean.</p>{letter}{''.join(made)}"
    return f'<!doctype html><html lang="{lang}"><head><title>G</title></head><body>{body}{foot}</body></html>'


FOO = entry("foo", "A thing.")


def test_one_page_answers_all_names(world):
    """Each by the title that was asked for, with a link to the entry; for a week nobody is asked again."""
    world.on("robots", "User-agent: *\nDisallow: /private")
    made = entry("foo gate", "A thing that opens.", "It is old."), entry("bar", "What a gate hangs on.")
    world.on("glossary", page(*made), content_type="text/html; charset=utf-8")
    door = world.door(GLOSSARY)
    outcome = GLOSSARY.openings(door, ["Foo gates (machine learning)", "foo-gate", "rank", "bars"])
    assert list(outcome.value or {}) == ["Foo gates (machine learning)", "foo-gate", "bars"]
    article = (outcome.value or {})["bars"]
    assert (article.title, article.opening, article.field) == ("bar", "What a gate hangs on.", FIELD)
    assert article.url == "https://developers.google.com/machine-learning/glossary#bar" and article.fetched_at
    assert "2 of 2 entries" in outcome.sentence
    world.at += 6 * 24 * 3600
    assert GLOSSARY.openings(door, ["rank"]).state is State.NONE
    assert [asked for asked in world.asked if "robots" not in asked] == [
        "GET https://developers.google.com/machine-learning/glossary?hl=en"
    ]


FAULTS = [
    (page(FOO), 404, State.NONE, "the page is gone"),
    (page(FOO), 500, State.UNREACHABLE, "out of order"),
    (page(FOO), 403, State.BLOCKED, "programs may not read it"),
    (page(FOO), 429, State.RATE_LIMITED, "too often"),
    (page("<h2 id='foo'>foo</h2><p>A thing.</p>"), 200, State.CHANGED, "headings of another form"),
    (page(), 200, State.CHANGED, "no entry"),
    (page(FOO, lang="de"), 200, State.CHANGED, "another language"),
    (page(FOO, foot=""), 200, State.CHANGED, "another licence"),
    ("", 200, State.NONE, "nothing"),
    (b"%PDF-1.7 and so on", 200, State.REFUSED, "no page"),
    ("<p>" * 400 + page(FOO), 200, State.FOUND, "paragraphs that nobody closes"),
    ("<div>" * 400 + page(FOO), 200, State.CHANGED, "a page too deep to be read"),
]


@pytest.mark.parametrize(("body", "status", "state", "why"), FAULTS)
def test_faults(world, body, status, state, why):
    """Each has its outcome, with a sentence; none is an exception."""
    world.on("robots", "", 404)
    world.on("glossary", body, status, content_type="text/html", retry_after="86400")
    outcome = ask(lambda: GLOSSARY.openings(world.door(GLOSSARY), ["foo"]), GLOSSARY.name)
    assert outcome.state is state and outcome.sentence and not outcome.detail, why


def test_robots_txt_is_obeyed(world):
    """It is a page for people, not an endpoint for programs."""
    world.on("robots", "User-agent: *\nDisallow: /machine-learning")
    outcome = ask(lambda: GLOSSARY.openings(world.door(GLOSSARY), ["foo"]), GLOSSARY.name)
    assert outcome.value is None and len(world.asked) == 1


def test_a_page_of_four_megabytes_passes(world):
    """The door lets it through, and so does the reader."""
    world.on("robots", "", 404)
    filler = f"<p>{'More is said of it. ' * 300}</p>"
    body = page(*(entry(f"foo {number}", "A thing.", filler) for number in range(680)))
    world.on("glossary", body, content_type="text/html")
    outcome = GLOSSARY.openings(world.door(GLOSSARY), ["foo 7", "foo 649"])
    assert len(body) > 4_000_000 and len(outcome.value or {}) == 2


def test_formulas_that_never_end_are_read_in_no_time():
    """Each beginning is looked at for a few hundred characters, of a text that was cut before."""
    listed = entries(
        page(entry("foo", r"A thing \( " * 100_000), entry("bar", "A <sup><a>1</a></sup> bar." * 20_000))
    )
    assert [one.headword for one in listed] == ["foo", "bar"]


PARAGRAPHS = [
    (("A <strong>thing</strong>\nthat\xa0<a href='#x'>opens</a>.", "More."), "A thing that opens.", "the first, without markup"),
    (("A thing<sup><a href='#fn1'>1</a></sup> of 10<sup>6</sup> parts.",), "A thing of 106 parts.", "without the mark of a note"),
    (("<p></p>", "<p> </p>", "A thing."), "A thing.", "empty ones are passed over"),
    (("<script>let x = '<p>No.</p>'</script>", "A <style>p {}</style>thing."), "A thing.", "no script, no style"),
    (("A thing with $$x^2$$ in it and \\(y\\) too.",), "A thing with … in it and … too.", "formulas are dots"),
    (("Has many uses. It may be:", "<ul><li>a gate</li></ul>"), "Has many uses.", "what leads to a list is left out"),
    (("One of these:", "<ul><li>a gate</li></ul>", "More."), "", "where it is all, there is no text"),
    (("See <a href='#bar'>bar</a>.",), "", "nor where it says where to look"),
    (("<ul><li>a gate</li></ul>", "A thing."), "A thing.", "behind a list"),
    (("<h3>Example</h3>", "A thing."), "A thing.", "behind a small heading"),
    (("A &lt;b&gt; &amp; thing.",), "A <b> & thing.", "characters by name"),
    (("x" * 9_000,), "x" * MOST_TEXT, "no more than so much"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "said", "why"), PARAGRAPHS)
def test_an_entry_is_its_first_paragraph(paragraphs, said, why):
    """Letter by letter; the next entry's is never taken for it."""
    read = entries(page(entry("foo", *paragraphs, icon="Metric"), entry("bar", "Another.")))
    assert [(one.headword, one.text) for one in read] == [("foo", said), ("bar", "Another.")], why


def test_an_entry_without_a_paragraph_is_none():
    """Nor are letters, headings of another form, and what follows the last entry."""
    made = entry("foo"), entry("bar", "A thing."), "<h2>End</h2><p>Licence.</p>"
    assert [one.headword for one in entries(page(*made))] == ["bar"]


def test_words_of_a_part_of_the_field_say_so():
    """By the icon beside the headword; a theme that runs through the whole field is no part."""
    made = entry("state", "A.", icon="Reinforcement Learning"), entry("loss", "B.", icon="Metric")
    assert [one.field for one in entries(page(*made))] == ["reinforcement learning", FIELD]


HEADWORDS = [
    ("rectified linear unit (ReLU)", "ReLU|relu|rectified-linear-units|RELUs", "a short form in brackets"),
    ("AUC (Area under the ROC curve)", "AUC|area under the ROC curve", "a long form in brackets"),
    ("self-attention (also called self-attention layer)", "self attention|self-attention layers", "what it is also called"),
    ("attention (or scaled attention, dot attention)", "attention|scaled attention|dot attention", "several of them"),
    ("bias (math) or bias term", "bias|bias terms", "one or the other"),
    ("fine-tuning", "fine tuning|finetuning|Fine-Tuning", "hyphens and blanks"),
    ("mini-batch", "mini-batches|minibatch|mini batches", "plurals"),
    ("loss", "loss|losses|LOSS", "no plural"),
    ("policy", "policies", "nor is it the last letter alone"),
    ("bias", "bias|biases", "no plural either"),
    ("cache", "cache|caches", "a plural in -es"),
    ("dropout regularization", "dropout|dropout regularization", "the kind of thing left out"),
    ("embedding vector", "embeddings|embedding vectors", "and this kind"),
    ("mean average precision at k (mAP@k)", "mAP@k|mean average precision at k", "signs"),
]  # fmt: skip


@pytest.mark.parametrize(("headword", "asked", "why"), HEADWORDS)
def test_names_of_a_headword(headword, asked, why):
    """Whoever asks by any of them is led to it."""
    names = asked.split("|")
    found = bearing(entries(page(entry(headword, "A thing.", anchor="x"), entry("bar", "Another."))), names)
    assert {name: one.headword for name, one in found.items()} == dict.fromkeys(names, headword), why


MADE = page(
    entry("bias (ethics)", "A leaning."),
    entry("bias (math) or bias term", "A number."),
    entry("overloaded", "It may be:"),
    entry("hierarchy", "See <a href='#gate'>gate</a>."),
    entry("embedding vector", "A vector."),
    entry("embedding regularization", "A means."),
    entry("large language model (LLM)", "A model.", anchor="large"),
    entry("LLM", "Abbreviation for <a href='#large'>large language model</a>."),
    entry("neural network", "A network.", anchor="nn"),
    entry("ANN", "Synonym for <a href='/machine-learning/glossary#nn'>neural network</a>. It is artificial."),
    entry("deep net", "Synonym for <a href='#ann'>ANN</a>."),
    entry("widow", "Synonym for <a href='#lost'>lost</a>."),
    entry("orphan", "Synonym for gate."),
    entry("gate", "A thing that opens."),
    entry("valve (also called gate)", "A thing that shuts."),
)
LED = [
    ("bias", "", "two entries are called so"),
    ("cell (battery)", "", "another field's thing"),
    ("overloaded", "", "its entry says nothing by itself"),
    ("hierarchy", "", "its entry only says where to look"),
    ("embedding", "", "two entries are called so, but for the kind"),
    ("bias term", "bias (math) or bias term", "the other name has one sense"),
    ("LLM", "large language model (LLM)", "a short form with an entry of its own"),
    ("ANN", "neural network (also called ANN)", "a synonym leads to its entry, under both names"),
    ("deep net", "", "a synonym of a synonym is not followed"),
    ("widow", "", "a synonym of what is not there"),
    ("orphan", "", "a synonym that has no link"),
    ("gate", "gate", "the headword goes before a name in brackets"),
    ("", "", "no name"),
    ("…", "", "no letters"),
]


@pytest.mark.parametrize(("name", "headword", "why"), LED)
def test_what_a_name_leads_to(name, headword, why):
    """To one entry that says something; whatever is in doubt is left out."""
    found = bearing(entries(MADE), [name])
    assert [one.headword for one in found.values()] == ([headword] if headword else []), why


PIECES = st.sampled_from([
    "<p>", "</p>", "<h2>", "</h2>", '<h2 class="hide-from-toc" id="a" data-text="a">', '<h2 class="hide-from-toc" id="b">', "<div>",
    "</div>", '<a class="glossary-anchor" name="a">', '<a href="#a">', "</a>", "<sup>", "</sup>", "<script>", "</script>",
    '<span class="glossary-icon" title="Clustering">', "</span>", "<style>", "<table><tr><td>", "<!--", "-->", "Synonym for ", "See ", ":",
    "word ", "a (b) or c", "(also called ", "&#27;", "&amp;", "\x00", "\ud800", "\u202e", "x" * 5_000, '<html lang="', "<svg>", FOOT,
])  # fmt: skip


@given(st.lists(PIECES, max_size=60))
def test_whatever_the_page_is(pieces):
    """There are entries within their bounds, or an outcome; and a name leads to a text."""
    try:
        read = entries(page_text("".join(pieces).encode(errors="replace")))
    except Unanswered as unanswered:
        assert unanswered.outcome.sentence
        return
    assert all(one.headword and one.anchor and len(one.text) <= MOST_TEXT for one in read)
    assert all(one.text for one in bearing(read, [one.headword for one in read]).values())

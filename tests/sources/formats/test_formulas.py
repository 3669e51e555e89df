"""Formulas are found in every form in which pages carry them."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from sources.formats.formulas import mark_dollars, mark_formulas, split_display


@pytest.mark.parametrize(
    ("markup", "said", "why"),
    [
        ('<script type="math/tex">x^2</script>', "\\(x^2\\)", "MathJax 2"),
        ('<script type="math/tex; mode=display">x^2</script>', "\\[x^2\\]", "the same, alone"),
        ('<span class="MathJax_Preview">x2</span><span class="MathJax">x2</span><script type="math/tex">x^2</script>', "\\(x^2\\)", "saved after it was drawn"),
        ('<span class="katex"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math><span class="katex-html">x2</span></span>', "\\(x^2\\)", "KaTeX"),
        ('<span class="katex-display"><span class="katex"><math display="block"><annotation encoding="application/x-tex">x^2</annotation></math></span></span>', "\\[x^2\\]", "the same, alone"),
        ('<span class="katex"><span class="katex-html">x2</span></span>', "\\(x2\\)", "without its source: what is seen"),
        ('<math alttext="x^{2}"><msup><mi>x</mi><mn>2</mn></msup></math>', "\\(x^{2}\\)", "MathML with TeX"),
        ("<math><msup><mi>x</mi><mn>2</mn></msup></math>", "\\(x2\\)", "MathML without"),
        ('<math display="block" alttext="x"><mi>x</mi></math>', "\\[x\\]", "MathML, alone"),
        ('<mjx-container display="true"><math><mi>x</mi></math></mjx-container>', "\\[x\\]", "MathJax 3"),
        ('<span class="math inline">\\(x^2\\)</span>', "\\(x^2\\)", "pandoc"),
        ('<span class="math display">\\[x^2\\]</span>', "\\[x^2\\]", "pandoc, alone"),
        ('<span class="math inline">x^2</span>', "\\(x^2\\)", "pandoc for KaTeX"),
        ("<d-math>x^2</d-math>", "\\(x^2\\)", "Distill"),
        ('<d-math block="">x^2</d-math>', "\\[x^2\\]", "Distill, alone"),
        ('<img class="latex" src="f.png" alt="x^2">', "\\(x^2\\)", "WordPress"),
        ('<span class="mwe-math-element"><math alttext="{\\displaystyle x^2}"><mi>x</mi></math><img alt="x"></span>', "\\(x^2\\)", "Wikipedia"),
        ('<img class="photo" src="f.png" alt="a gate">', "", "a picture"),
        ("<b>x</b>", "x", "no formula"),
    ],
)  # fmt: skip
def test_carriers(markup: str, said: str, why: str) -> None:
    """Each becomes its TeX, once, between TeX's own marks; what is behind it stays."""
    tree = fromstring(f"<div><p>so {markup} it is</p></div>")
    mark_formulas(tree)
    assert " ".join(tree.text_content().split()) == " ".join(f"so {said} it is".split()), why


@pytest.mark.parametrize(
    ("text", "marked", "why"),
    [
        ("where $d_k$ is", "where \\(d_k\\) is", "TeX"),
        ("of $n$ words", "of \\(n\\) words", "a letter"),
        ("at $pos$ it", "at \\(pos\\) it", "a name in one word"),
        ("$x$, $y$", "\\(x\\), \\(y\\)", "two"),
        ("from $5 to $10", "from $5 to $10", "prices"),
        ("costs $5 (or more), not $6", "costs $5 (or more), not $6", "prices with words between"),
        ("US$5 and C$6", "US$5 and C$6", "currencies"),
        ("set $HOME and $PATH", "set $HOME and $PATH", "variables"),
        ("a \\$5 b \\$6", "a \\$5 b \\$6", "escaped"),
        ("$not a formula at all$", "$not a formula at all$", "words"),
    ],
)
def test_dollars(text: str, marked: str, why: str) -> None:
    """Dollars around a formula are marks, before a number they are money."""
    assert mark_dollars(text) == marked, why


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a $$x$$ b", [(False, "a"), (True, "x"), (False, "b")]),
        ("\\[x\\]", [(False, ""), (True, "x"), (False, "")]),
        (
            "a \\begin{align*}x\\end{align*}",
            [(False, "a"), (True, "\\begin{align*}x\\end{align*}"), (False, "")],
        ),
        ("no formula, $$ alone", [(False, "no formula, $$ alone")]),
    ],
)
def test_formulas_that_stand_alone(text: str, parts: list[tuple[bool, str]]) -> None:
    """They are cut out of the paragraph that they interrupt."""
    assert list(split_display(text)) == parts

"""The Markdown of a course as HTML: the same words, in the same shape."""

from __future__ import annotations

import pytest

from tests.export.outline import Outline
from tui.course.vignettes import parse
from tui.export.html_page import Html, element
from tui.export.html_text import line, prose, short
from tui.export.html_vignette import vignette


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("a *b* **c** `d`", "a <em>b</em> <strong>c</strong> <code>d</code>"),
        ("**a *b* c**", "<strong>a </strong><em><strong>b</strong></em><strong> c</strong>"),
        ("**`a < b`**", "<strong><code>a &lt; b</code></strong>"),
        ("[a](https://x.org) <b>", "[a](https://x.org) &lt;b&gt;"),
        ("# a & b", "# a &amp; b"),
        ("", ""),
    ],
)
def test_a_line_has_its_emphasis_and_nothing_else(source: str, made: str) -> None:
    assert line(source).markup == made


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("", ""),
        ("- a", "<p>- a</p>"),
        ("a\n\n- b\n- c\n  - d", "<p>a</p><ul><li>b</li><li>c<ul><li>d</li></ul></li></ul>"),
        ("- b\n\n- c", "<ul><li><p>b</p></li><li><p>c</p></li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("> a\n> *b*", "<blockquote><p>a <em>b</em></p></blockquote>"),
        ("a\n\n    b < c\n    d", "<p>a</p><pre><code>b &lt; c\nd</code></pre>"),
        ("<div onclick=x>\na\n</div>", "<p>&lt;div onclick=x&gt; a &lt;/div&gt;</p>"),
    ],
)
def test_a_short_text_has_its_paragraphs(source: str, made: str) -> None:
    assert short(source).markup == made


def test_a_table_is_a_table() -> None:
    made = prose("| a | b |\n| --- | --- |\n| *c* | |")
    assert '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>' in made.markup
    assert "<tbody><tr><td><em>c</em></td><td></td></tr></tbody>" in made.markup


def test_where_a_link_leads_is_for_the_page_to_say() -> None:
    def lead(target: str, said: Html) -> Html:
        return element("a", said, href=f"#{target[5:]}")

    assert prose("see [*it*](term:x)", lead).markup == '<p>see <a href="#x"><em>it</em></a></p>'
    assert prose("see [*it*](term:x)").markup == "<p>see <em>it</em></p>"


DOCUMENT = """\
**Note.** First one. Second *one*.

> user: Do it. Now.
> model (thinking): [I will.]{games=yes}
>
> No speaker.

- a bullet
- `14:02` a log line

| x | y |
| --- | --- |
| 1 | two |
"""


def test_a_document_keeps_its_words_and_numbers_its_sentences() -> None:
    found, flaws = parse(DOCUMENT, ["games"])
    assert flaws == []
    made = vignette(found).markup
    outline = Outline(made)
    bare = outline.text
    for number in range(1, len(found.sentences) + 1):
        assert f"<sup>{number}</sup>" in made
        bare = bare.replace(f"{number}\u00a0", "", 1)
    assert "".join(bare.split()) == "".join(found.text.split())
    assert made.startswith(
        "<p><strong>Note.</strong> <sup>1</sup>\u00a0First one. <sup>2</sup>\u00a0Second <em>one</em>.</p>"
    )
    assert "<p><strong>user:</strong> <sup>3</sup>\u00a0Do it. <sup>4</sup>\u00a0Now.</p>" in made
    assert '<p class="thought"><strong>model (thinking):</strong> <sup>5</sup>\u00a0I will.</p>' in made
    assert made.count("<blockquote>") == 1
    assert "games" not in made

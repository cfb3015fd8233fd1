"""Course text as content, and the small lines: keys, bar."""

from __future__ import annotations

import pytest
from textual.content import Content

from tests.properties import always, joined
from tui.widgets.bar import bar
from tui.widgets.texts import clickable, emphasised, lines, styled


@pytest.mark.parametrize(
    ("source", "plain", "styles"),
    [
        ("plain", "plain", []),
        ("an *old* leaf", "an old leaf", [(3, 6, "italic")]),
        ("a **bold** `code`", "a bold code", [(2, 6, "bold"), (7, 11, "bold")]),
        ("[/x] [bold]b[/bold] [@click=app.quit]q[/]", "[/x] [bold]b[/bold] [@click=app.quit]q[/]", []),
        ("[link](https://example.org)", "[link](https://example.org)", []),
        ("a\n b", "a b", []),
    ],
)
def test_emphasis_is_kept_and_nothing_else_is_read(source: str, plain: str, styles: list[tuple[int, int, str]]) -> None:
    content = styled(source)
    assert content.plain == plain
    assert [(span.start, span.end, span.style) for span in content.spans] == styles


def test_a_style_for_all_of_it_comes_below_the_emphasis() -> None:
    assert [span.style for span in styled("an *old* leaf", "bold").spans] == ["bold", "italic"]


@always(lambda random: (joined(random, [*"ab[]/@=.*_`\\ ", "[/]", "[bold]"], 40),), examples=200)
def test_no_text_is_taken_for_markup(source: str) -> None:
    content = styled(source)
    assert {span.style for span in content.spans} <= {"italic", "bold"}
    assert [letter for letter in content.plain if letter in "[]/@=."] == [
        letter for letter in source if letter in "[]/@=."
    ]


def test_lines_and_clicks() -> None:
    content = lines(["one", Content("two"), ""])
    assert content.plain == "one\ntwo\n"
    (span,) = clickable(Content("go"), "screen.go(1)").spans
    assert getattr(span.style, "meta", {}) == {"@click": "screen.go(1)"}
    assert emphasised("x", ()).plain == "x"


@always(lambda random: (random.randint(0, 100), random.randint(0, 100), random.randint(1, 20)), examples=200)
def test_a_bar_is_full_only_when_all_is_done(done: int, whole: int, width: int) -> None:
    drawn = bar(done, whole, width).plain
    assert len(drawn) == width
    assert (drawn == "━" * width) == (done >= whole)
    if done == 0 and whole:
        assert "━" not in drawn
    if 0 < done < whole and width > 1:
        assert "━" in drawn

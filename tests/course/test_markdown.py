import pytest

from tui.course.markdown import Styled, inline, plain


@pytest.mark.parametrize(
    ("source", "text", "styles"),
    [
        ("", "", []),
        ("plain", "plain", []),
        ("*so* it **is**", "so it is", [(0, 2, "em"), (6, 8, "strong")]),
        ("***both***", "both", [(0, 4, "em"), (0, 4, "strong")]),
        ("run `a[0]` now", "run a[0] now", [(4, 8, "code")]),
        ("two\nlines  \nthree", "two lines three", []),
        ("[/x] [bold] [@click=app.quit]go[/]", "[/x] [bold] [@click=app.quit]go[/]", []),
        ("[a](https://b) ![c](d) <https://e>", "[a](https://b) ![c](d) <https://e>", []),
        ("<b>bold</b> &amp; \\*", "<b>bold</b> & *", []),
        ("# no heading\n- no list", "# no heading - no list", []),
        ("a *open", "a *open", []),
        ("5 * 3 * 2", "5 * 3 * 2", []),
        ("snake_case_name", "snake_case_name", []),
    ],
)
def test_short_texts(source: str, text: str, styles: list[tuple[int, int, str]]) -> None:
    found = inline(source)
    assert found.text == plain(source) == text
    assert [tuple(style) for style in found.styles] == styles
    assert all(isinstance(style, Styled) for style in found.styles)

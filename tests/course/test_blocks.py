from tui.course.blocks import blocks
from tui.course.plaintext import lines, short_paragraphs

STEM = """\
What does this *print*?

```python
for i in range(2):
    print(i)  # <b>
```

- zero
- one
  over two lines
  1. nested

> quoted

| a | b |
|---|---|
| `1` | 2 |
"""


def test_blocks_of_a_short_text_are_not_run_together() -> None:
    found = [
        (block.kind, block.words.text or block.code, block.indent, block.mark, block.close) for block in blocks(STEM)
    ]
    assert found == [
        ("words", "What does this print?", 0, "", False),
        ("code", "for i in range(2):\n    print(i)  # <b>", 0, "", False),
        ("words", "zero", 2, "- ", False),
        ("words", "one over two lines", 2, "- ", True),
        ("words", "nested", 5, "1. ", True),
        ("words", "quoted", 4, "", False),
        ("table", "", 0, "", False),
    ]


def test_the_words_of_a_block_keep_their_emphasis() -> None:
    first, *_, table = blocks(STEM)
    assert [tuple(style) for style in first.words.styles] == [(15, 20, "em")]
    assert [[cell.text for cell in row] for row in table.rows] == [["a", "b"], ["1", "2"]]
    assert [tuple(style) for style in table.rows[1][0].styles] == [(0, 1, "code")]


def test_a_text_of_one_line_is_a_paragraph_whatever_it_begins_with() -> None:
    for source in ("- not a list", "# none", "3. a place", "```", "> so", "    deep"):
        (block,) = blocks(f"{source}\n")
        assert (block.kind, block.words.text, block.indent) == ("words", source.strip(), 0)
    assert blocks(" \n") == ()


def test_what_markdown_knows_besides_is_taken_as_it_is_written() -> None:
    source = "# no heading\n\nno heading\n---\n\n***\n\n<b>x</b>\n\n[a]: https://b\n\n[a](https://b) ![c](d)"
    shown = " ".join(block.words.text for block in blocks(source))
    for part in ("# no heading", "---", "***", "<b>x</b>", "[a]: https://b", "[a](https://b) ![c](d)"):
        assert part in shown


def test_plain_lines_of_a_short_text() -> None:
    assert (
        "\n".join(lines(short_paragraphs(STEM), 40))
        == """\
What does this print?

    for i in range(2):
        print(i)  # <b>

- zero
- one over two lines
  1. nested

    quoted

a: 1; b: 2"""
    )

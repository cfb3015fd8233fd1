"""The course to print: what stands where, and that nothing in a course does anything on the page."""

from __future__ import annotations

import re
from pathlib import Path

from tests.export.outline import Outline, safe
from tests.screens.hostile import ESCAPES, hostile_course
from tui.course.bundled import bundled_course
from tui.course.course import Course
from tui.export.handout import as_html
from tui.export.material import gather


def made(course: Course) -> str:
    return as_html(course, gather(course))


def test_lessons_and_questions_stand_in_their_order_and_the_keys_at_the_end(awkward: Course) -> None:
    outline = safe(made(awkward))
    titles = [words for _, words in outline.headings]
    for before, after in (
        ("Two Teas", "Contents"),
        ("Contents", "The leaf"),
        ("One leaf", "One plant"),
        ("One plant", "Question 1"),
        ("Question 1", "Care"),
        ("Making tea", "Tasting"),
        ("Tasting", "Which tea"),
        ("Which tea", "Keys and explanations"),
    ):
        assert titles.index(before) < titles.index(after), (before, after)
    numbers = [words for words in titles if words.startswith("Question ")]
    half = len(numbers) // 2
    assert numbers == [f"Question {number}" for number in range(1, half + 1)] * 2
    assert titles.index("Keys and explanations") < len(titles) - half


def test_nothing_before_the_keys_tells_one(awkward: Course) -> None:
    before, keys = made(awkward).split('<section class="sheet"')
    for words in ("There is only one.", "The pan comes at once", "Rolling, and then", "Sentence 2 decides."):
        assert words not in before
        assert words in keys


def test_the_keys_are_on_a_sheet_of_their_own(course: Course) -> None:
    assert ".sheet { break-before: page; }" in made(course)


def test_a_question_of_a_lesson_stands_there_and_not_once_more_with_its_quiz(course: Course) -> None:
    text = made(course)
    assert text.count("<em>plants</em> give the two teas?") == 1
    assert text.index("One plant</h4>") < text.index("give the two teas?") < text.index("Care</h4>")
    assert "Questions on the leaf" not in text


def test_a_letter_names_the_same_option_in_the_question_and_in_the_key(awkward: Course) -> None:
    text = made(awkward)
    for title, right in (("One plant", "One"), ("Heat", "It keeps the leaf green.")):
        options = text.split(f"{title}</h4>")[1].split('<ol class="letters">')[1].split("</ol>")[0].split("<li>")[1:]
        letter = "abc"[options.index(f"<p>{right}</p></li>")]
        assert f"<strong>{letter}. </strong><p>{right}</p>" in text


def test_documents_keep_their_shape(awkward: Course) -> None:
    text = made(awkward)
    assert '<p class="thought"><strong>shed (reasoning):</strong> <sup>' in text
    assert '<ul class="log"><li><code>21:58</code> <sup>' in text
    assert '<th scope="col">heated at once</th>' in text
    assert "7, by the door</td><td>200</td><td>0</td><td>171, all that had been rolled</td></tr>" in text
    assert "<li><strong>Picking.</strong> <sup>" in text
    assert "<strong>Audit note, tea shed, batch 4200.</strong> <sup>" in text


def test_links_lead_within_the_page_or_to_the_web(course: Course) -> None:
    text = made(course)
    outline = safe(text)
    assert "https://example.org/leaves" in outline.all("href")
    anchor = next(name for name in outline.all("id") if f'<h4 id="{name}">Air</h4>' in text)
    assert f'<a href="#{anchor}">says</a>' in text
    assert "is oxidation, as" in text
    assert '<a href="#part-1-1-note-1">¹</a>' in text
    assert '<li id="part-1-1-note-1" value="1"><p>A note about <em>chapter</em> three.</p></li>' in text


def test_a_figure_says_in_words_what_it_draws(course: Course) -> None:
    alt = "A bush with two branches, one to a green cup and one to a black one."
    assert f'<pre role="img" aria-label="{alt}">  bush -&gt; cup</pre>' in made(course)


EVIL = """\
<script>alert(1)</script>

Some <b onclick="alert(2)">bold</b> and [a](javascript:alert(3)) and [b](data:text/html,x) ![c](https://x.org/c.png)

{onclick="alert(4)" .wide style="position:fixed"}
A paragraph [with](https://example.org/"onmouseover="alert(5)) a link.

1. {onclick="alert(6)"} item

[d](https://example.org/d "title") <https://example.org/e> <javascript:alert(7)>

Pick in"""


def test_a_hostile_lesson_does_nothing(course_root: Path) -> None:
    lesson = course_root / "lessons/01-leaf.md"
    lesson.write_text(lesson.read_text().replace("Pick in", EVIL))
    outline = safe(made(Course.open(course_root)))
    assert "Some bold and" in outline.text
    assert {"https://example.org/d", "https://example.org/e"} <= set(outline.all("href"))
    assert "x.org" not in made(Course.open(course_root))


def test_a_hostile_course_does_nothing_and_sends_no_sign_that_is_not_seen(tmp_path: Path) -> None:
    text = made(Course.open(hostile_course(tmp_path)))
    safe(text)
    assert not set(ESCAPES) & set(text) - set("]0;owned[31mred32m2J")


def test_the_bundled_course_is_whole() -> None:
    course = Course.open(bundled_course())
    outline = safe(made(course))
    titles = [words for _, words in outline.headings]
    for lesson in course.lesson_heads:
        assert {step.title for step in lesson.steps} <= set(titles)
    assert len([words for words in titles if words.startswith("Question ")]) > 2 * 200


def test_a_course_without_questions_has_no_sheet_of_keys(course_root: Path) -> None:
    head = course_root / "lessons/course.yaml"
    head.write_text(head.read_text().replace(", questions]", "]").replace("[teas, last]", "[last]"))
    outline = Outline(made(Course.open(course_root)))
    assert "Keys and explanations" not in outline.text


def test_the_page_may_load_nothing(course: Course) -> None:
    text = made(course)
    assert Outline(text).all("content")[0].startswith("default-src 'none';")
    assert not re.search(r"@import|url\(", text)

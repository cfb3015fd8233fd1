import pytest

from tui.course.sentences import split


@pytest.mark.parametrize(
    "sentences",
    [
        ["One."],
        ["One sentence without an end"],
        ["One.", "Two."],
        ["Is it?", "It is!", "No…", "So be it."],
        ["He met Dr. Ng at 5 p.m. on Fig. 3."],
        ["It was J. Smith who said so.", "Nobody heard."],
        ["She said “Go.”", "Then she went."],
        ["She said 'Go!'", '"Why?"', "Silence."],
        ["(It stops here.)", "Then it goes on."],
        ["It stops [so it says].", "Then it goes on."],
        ["Version 3.5 of the model ran.", "It failed."],
        ["It waited... and went on."],
        ["It waited...", "It went on."],
        ["There were three.", "5 of them ran."],
        ["It ran e.g. on forms, i.e. on paper, etc. and so on."],
        ["What?!", "Really."],
        ["“It is done.”", "“It is not.”"],
        ["Ärger folgt.", "Über Nacht."],
        ["It read a.txt. and left."],
        ["Log 12:30: ok.", "Log 12:31: gone."],
        ["He paid 3 approx. 4 vs. 5 times."],
        ["She asked (as always).", "(Nobody spoke.)", "It ended."],
        ["It chose plan B. Nobody saw it."],
    ],
)
def test_a_paragraph_splits_into_its_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split(text)] == sentences


def test_blanks_between_sentences_belong_to_neither() -> None:
    text = "One.   Two.  "
    assert split(text) == [(0, 4), (7, 11)]


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_has_no_sentence(text: str) -> None:
    assert split(text) == []


def test_a_long_text_is_split_in_good_time() -> None:
    assert len(split("Word and word. " * 20_000)) == 20_000
    assert len(split("." * 100_000)) == 1
    assert len(split("e.g. A " * 5_000)) == 1

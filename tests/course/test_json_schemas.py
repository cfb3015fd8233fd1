import json
from typing import Any

import pytest

from tui.course.json_schemas import KINDS, schema


def _shapes(kind: str) -> dict[str, Any]:
    whole: Any = schema(kind)
    return {"": whole, **whole.get("$defs", {})}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_whole(kind: str) -> None:
    whole: Any = json.loads(json.dumps(schema(kind)))
    assert whole["$schema"].endswith("2020-12/schema")
    assert kind in whole["title"] or kind == "quiz"
    for name, shape in _shapes(kind).items():
        assert shape["type"] == "object"
        assert shape["additionalProperties"] is False
        assert set(shape.get("required", ())) <= shape["properties"].keys()
        for key, value in shape["properties"].items():
            assert value.get("description", "").endswith("."), (name, key)


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_resolves(kind: str) -> None:
    text = json.dumps(schema(kind))
    for part in text.split('"#/$defs/')[1:]:
        assert part.partition('"')[0] in _shapes(kind)


def test_the_kinds() -> None:
    assert KINDS == ("course", "objectives", "glossary", "rubric", "quiz", "workshops")
    with pytest.raises(KeyError):
        schema("lesson")


def test_scalars_in_each_form_in_which_an_editor_sees_them() -> None:
    course = _shapes("course")[""]["properties"]
    assert course["format"]["type"] == ["integer", "string"]
    assert course["complete"]["enum"] == ["no", "yes", True, False]
    assert "number" in course["title"]["type"]
    assert "number" not in course["id"]["type"]
    option = _shapes("quiz")["OptionEntry"]["properties"]
    assert True in option["correct"]["enum"]
    implication = _shapes("rubric")["ImplicationEntry"]["properties"]["if"]
    assert True in implication["additionalProperties"]["enum"]


@pytest.mark.parametrize("kind", KINDS)
def test_patterns_are_those_of_every_dialect(kind: str) -> None:
    assert "(?" not in json.dumps(schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_mapping_has_a_title_in_words(kind: str) -> None:
    for name, shape in _shapes(kind).items():
        assert shape["title"].partition(" ")[0] in ("A", "An", "The", "What", "Which") or not name
        assert ":" not in shape["title"] or not name


def test_the_kinds_of_item_are_told_apart() -> None:
    said = _shapes("quiz")["ChoiceEntry"]["properties"]["kind"]["description"]
    assert "choice (a question with one right option), flip (which fact would turn" in said

import json
from typing import Any

import pytest

from tui.course.json_schemas import KINDS, schema
from tui.course.schema_help import FIELDS, FORMS


def _forms(kind: str) -> dict[str, Any]:
    whole: Any = schema(kind)
    return {"": whole, **whole.get("$defs", {})}


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_whole(kind: str) -> None:
    whole: Any = json.loads(json.dumps(schema(kind)))
    assert whole["$schema"].endswith("2020-12/schema")
    assert kind in whole["title"] or kind == "quiz"
    for name, form in _forms(kind).items():
        assert form["type"] == "object"
        assert form["additionalProperties"] is False
        assert set(form.get("required", ())) <= form["properties"].keys()
        for key, value in form["properties"].items():
            assert value.get("description", "").endswith("."), (name, key)


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_resolves(kind: str) -> None:
    text = json.dumps(schema(kind))
    for part in text.split('"#/$defs/')[1:]:
        assert part.partition('"')[0] in _forms(kind)


def test_the_kinds() -> None:
    assert KINDS == ("course", "objectives", "glossary", "rubric", "quiz")
    with pytest.raises(KeyError):
        schema("lesson")


def test_scalars_in_each_form_in_which_an_editor_sees_them() -> None:
    course = _forms("course")[""]["properties"]
    assert course["format"]["type"] == ["integer", "string"]
    assert course["complete"]["enum"] == ["no", "yes", True, False]
    assert "number" in course["title"]["type"]
    assert "number" not in course["id"]["type"]
    option = _forms("quiz")["OptionEntry"]["properties"]
    assert True in option["correct"]["enum"]
    implication = _forms("rubric")["ImplicationEntry"]["properties"]["if"]
    assert True in implication["additionalProperties"]["enum"]


@pytest.mark.parametrize("kind", KINDS)
def test_patterns_are_those_of_every_dialect(kind: str) -> None:
    assert "(?" not in json.dumps(schema(kind))


def test_help_is_for_what_there_is() -> None:
    names = {form for kind in KINDS for form in _forms(kind)}
    assert FORMS.keys() <= names
    keys = {(name, key) for kind in KINDS for name, form in _forms(kind).items() for key in form["properties"]}
    tops = {"CourseFile", "ObjectivesFile", "GlossaryFile", "RubricFile", "QuizFile"}
    for name, key in FIELDS:
        assert (name, key) in keys or name in tops or (name == "" and any(key == known for _, known in keys))

"""The published schema of a saved file says what the website accepts, as far as a schema can."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import reduce
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from playwright.sync_api import Page

from tests.browser.fixtures.backups import PARTS, SAMPLES, as_json, file_of, generated, read
from tests.browser.fixtures.hostile import BAD_KEYS, BAD_VALUES, FIELDS, HOSTILE, JUNK, POISONED, changed
from tests.browser.fixtures.modules import Functions
from tests.project import ROOT

SCHEMA = ROOT / "docs" / "assets" / "schema" / "sicherung-2.schema.json"
UNSAYABLE = {"site", "twice"}
"""Problems that the rules of a schema cannot name."""


@pytest.fixture
def reader(functions: Functions) -> Page:
    """A page with the functions."""
    return functions(*PARTS)


@pytest.fixture(scope="module")
def schema() -> Validator:
    """As Python understands it: there `$` also stands before a line break at the end."""
    rules = json.loads(SCHEMA.read_text())
    Draft202012Validator.check_schema(rules)
    quick: type[Validator] = extend(Draft202012Validator, {"anyOf": any_of})  # type: ignore[no-untyped-call]
    return quick(_for_python(rules), format_checker=FormatChecker())


def any_of(validator: Validator, rules: list[Any], value: Any, schema: Any) -> Iterator[ValidationError]:
    """As in the package, which gathers all that each branch has against a value; here the first thing is enough."""
    if not any(validator.evolve(schema=rule).is_valid(value) for rule in rules):
        yield ValidationError(f"{value!r:.300} is not valid under any of the given schemas")


def test_generated_assessments_are_valid(schema: Validator) -> None:
    for values in generated(200):
        schema.validate(file_of(values))


def test_the_schema_agrees_on_every_file_here(reader: Page, schema: Validator) -> None:
    texts = [text for text, _ in HOSTILE.values()]
    texts += [as_json(file_of({key: value})) for key in BAD_KEYS for value in SAMPLES.values()]
    texts += [as_json(file_of({key: value})) for key, value in BAD_VALUES.values()]
    texts += [as_json(file_of()), POISONED, as_json(file_of(version=1, entries={}))]
    assert disagreements(reader, schema, texts) == []


def test_the_schema_agrees_on_any_value_in_any_field(reader: Page, schema: Validator) -> None:
    fields = [(key, field) for key, field in FIELDS if (key[:4], field) not in {("quiz", "v"), ("quiz", "o")}]  # equally long
    texts = [as_json(file_of(changed(key, field, value))) for key, field in fields for value in JUNK]
    texts += [as_json(file_of({key: value})) for key in SAMPLES for value in JUNK]
    texts += [as_json(file_of() | {name: value}) for name in file_of() for value in JUNK if name != "site"]
    assert disagreements(reader, schema, texts) == []


SAID_BY_PART = {
    "check": "answer",
    "quiz": "choice",
    **{part: f"{part}/properties/value" for part in ("assessment", "plan", "snapshot", "saved", "invitation", "returned")},
    "quiz-attempt": "attempt/properties/value",
    "recall": "recall/properties/value",
    "recall-off": "recalling/properties/value",
}
"""Part of a key -> where the schema says the fields of its values."""


def test_the_schema_has_the_fields_of_the_website_and_the_same_ones_may_be_missing(reader: Page) -> None:
    fields = reader.evaluate("() => ({ ...FIELDS })")
    kept = {part: own for part, own in fields.items() if part != "deleted"}  # stands in no file
    assert {part: (sorted(own), required(own)) for part, own in kept.items()} == {
        part: (sorted(rules["properties"]), sorted(rules["required"])) for part, rules in said_by_schema().items()
    }


def required(fields: dict[str, str]) -> list[str]:
    return sorted(name for name, kind in fields.items() if kind.split(" ")[0] not in ("maybe", "day", "when", "flag"))


def said_by_schema() -> dict[str, Any]:
    rules = json.loads(SCHEMA.read_text())["$defs"]
    return {part: reduce(lambda found, step: found[step], path.split("/"), rules) for part, path in SAID_BY_PART.items()}


def test_every_field_of_the_schema_is_described() -> None:
    rules = json.loads(SCHEMA.read_text())
    bare = [name for part in _objects(rules) for name, field in part.get("properties", {}).items() if not _described(field)]
    assert bare == []


def disagreements(page: Page, schema: Validator, texts: list[str]) -> list[str]:
    """Files that one of the two accepts and the other does not."""
    found = read(page, *texts)
    accepted = [result.get("problem") not in UNSAYABLE and "entries" in result for result in found]
    skipped = [result.get("problem") in UNSAYABLE for result in found]
    pairs = zip(texts, accepted, skipped, strict=True)
    return [text[:300] for text, ours, skip in pairs if not skip and ours != _is_valid(schema, text)]


def _is_valid(schema: Validator, text: str) -> bool:
    try:
        return bool(schema.is_valid(json.loads(text)))
    except json.JSONDecodeError:
        return False


def _objects(rules: Any) -> list[dict[str, Any]]:
    if isinstance(rules, list):
        return [found for part in rules for found in _objects(part)]
    if not isinstance(rules, dict):
        return []
    return [rules, *(found for part in rules.values() for found in _objects(part))]


def _described(field: dict[str, Any]) -> bool:
    """Or it only narrows or names what is described elsewhere."""
    return "description" in field or "$ref" in field or field == {"maxItems": 1}


def _for_python(rules: Any) -> Any:
    if isinstance(rules, list):
        return [_for_python(part) for part in rules]
    if not isinstance(rules, dict):
        return rules
    return {
        name: value.replace("$", r"\Z") if name == "pattern" and isinstance(value, str) else _for_python(value)
        for name, value in rules.items()
    }


def test_the_name_of_the_schema_is_that_of_its_file() -> None:
    assert json.loads(SCHEMA.read_text())["$id"] == SCHEMA.name

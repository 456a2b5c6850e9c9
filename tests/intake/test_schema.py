"""The schema against the reader, in both directions, on every type of field and on whole files."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.intake.fields import Field, Language, table
from orgaudit.intake.schema import input_schema
from tests.examples import examples
from tests.intake.documents import documents
from tests.intake.editor_view import normalised, seen_by_an_editor
from tests.intake.test_round_trip import text_of
from tests.intake.texts import read

SCHEMA = input_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)

BEYOND_THE_SCHEMA = {
    "unclear_grade",
    "day_of_nobody",
    "duplicate_key",
    "duplicate_id",
    "reserved_id",
    "ambiguous_reference",
    "skill_twice",
    "missing_key",
    "waiver_incomplete",
    "no_company",
    "no_departments",
}
"""Problems of references, doubles and gaps. Those of type, value and key must be the schema's, too."""

SCALARS = (
    *("", "~", "null", "''", "' '", "'null'", "none", "なし", "×", "—", "'none'", "文", "'a b'", "a/b"),
    *("true", "false", "True", "'true'", "'false'", "yes", "no", "'no'", "はい", "いいえ", "あり", "無", "○"),
    *(
        "0",
        "1",
        "2",
        "4",
        "5",
        "12",
        "13",
        "0.5",
        "1.0",
        "1.5",
        "-1",
        "-0.5",
        "+1",
        "-0",
        "007",
        "'-0'",
        "'-1'",
    ),
    *(
        "1e0",
        "1e2",
        "5e-1",
        "0x1",
        "0o4",
        "1e12",
        "1e300",
        ".5",
        "1.",
        ".inf",
        "-.inf",
        "999999999999",
        "1000000000000",
    ),
    *(
        "'0'",
        "'1'",
        "'0.5'",
        "'1.01'",
        "'12'",
        "'13'",
        "'1,200'",
        "'1,20'",
        "'1,200.5'",
        "'01'",
        "'1e0'",
        "'5.0'",
        "'999,999,999,999'",
    ),
    *(
        "'1,000,000,000,000'",
        "1_000",
        "12:30",
        "30h",
        "3月",
        "13月",
        "'4 月'",
        "'4.0'",
        "2026",
        "1899",
        "2200",
        "'2026'",
    ),
    *(
        "2026-11-20",
        "2026/1/5",
        "2026年1月5日",
        "2026年 1月 5日",
        "2026-02-29",
        "2028-02-29",
        "2000/2/29",
        "1900-02-29",
    ),
    *(
        "2026-04-31",
        "2026-13-01",
        "2026-00-01",
        "2026-1-0",
        "26-01-01",
        "2200-01-01",
        "'2026-11-20'",
        "2026-11-20 10:00",
    ),
    *(
        "2026-11",
        "2026-13",
        "2026/12",
        "2026年3月",
        "2026年",
        "2027-Q1",
        "2027Q4",
        "2027-Q5",
        "2026-H2",
        "2026-H3",
    ),
    *(
        "2026年度",
        "2026年度上期",
        "2026年度第4四半期",
        "2026年度Q1",
        "2026年度Q5",
        "来年度",
        "JP",
        "no",
        "jpn",
        "J1",
    ),
    *(
        "front",
        "紙",
        "excel",
        "medium",
        "一部",
        "未測定",
        "none_yet",
        "outdated",
        "古い",
        "paper",
        "定型",
        "middle",
    ),
    *(
        "20時間",
        "月20時間",
        "約20",
        "2026.4.1",
        "令和8年4月1日",
        "R8.4.1",
        "2026-04-01T09:00:00Z",
        "1 April 2026",
        "月1回",
        "3月・4月",
    ),
    *(
        "'-'",
        "－",
        "（なし）",
        "同上",
        "5%",
        "3個",
        "紙・FAX",
        "△",
        "A",
        "◎",
        "1件",
        "令和8年度",
        "2026年4月1日(水)",
        "11月〜1月",
    ),
)
SHAPES = (
    *(
        "[]",
        "{}",
        "[[]]",
        "[{}]",
        "[~]",
        "['']",
        "[x, ~]",
        "[なし]",
        "['none']",
        "[なし, x]",
        "[なし, なし]",
        "[x]",
        "[x, y]",
    ),
    *(
        "[1, 12]",
        "[0]",
        "[13]",
        "[3月]",
        "[true]",
        "[yes]",
        "[paper, fax]",
        "[paper, x]",
        "[paper, なし]",
        "[手形]",
    ),
    *("[1,2,3,4,5,6,7,8,9,10,11,12]", "[1,2]", "[1,2,3,4,5,6,7,8,9,10,11,x]", "[1,2,3,4,5,6,7,8,9,10,11,-1]"),
    *("[1,2,3,4,5,6,7,8,9,10,11,~]", "[1,2,3,4,5,6,7,8,9,10,11,none]"),
    *(
        "{1: 2}",
        "{1月: 2, 12: ~}",
        "{13: 1}",
        "{1: -1}",
        "{1: x}",
        "{1: none}",
        "{'': 1}",
        "{x: 1}",
        "{x: 4}",
        "{x: 5}",
    ),
    *(
        "{x: 2026-01-01}",
        "{x: 2026-02-30}",
        "{x: ~}",
        "{x: none}",
        "{はい: 2026-01-01}",
        "{x: {}}",
        "{x: []}",
    ),
)
VALUES = (*SCALARS, *SHAPES)


def simple_fields() -> list[Field]:
    """Return one field of each kind that the schema can tell apart."""
    kinds: dict[tuple[object, ...], Field] = {}
    for section in ("company", "person", "department", "goal", "unowned", "handoff", "waiver"):
        for field in table().sections[section].fields:
            if field.type != "objects":
                words = field.values.name if field.values else ""
                kind = (field.type, field.minimum, field.maximum, words, field.accepts_none, field.required)
                kinds.setdefault(kind, field)
    return list(kinds.values())


def lines_with(field: Field) -> str:
    """Return a company in which each line holds one of the values in the field."""
    rows = [f"{field.key}: {value}" for value in VALUES]
    name = "" if field.key == "name" else "name: n%d, "
    place = "from: B, to: B, id: h%d, "
    wrapped = {
        "company": (None, "{%s}"),
        "person": ("people:", "- {" + (name if field.key != "id" else "") + "%s}"),
        "department": ("departments:", "- {" + name + "%s}"),
        "goal": (
            "departments:\n- name: B\n  goals:",
            "  - {" + ("" if field.key == "text" else "text: n%d, ") + "%s}",
        ),
        "duty": ("duties:", "- {" + name + "%s}"),
        "unowned": ("duties:", "- {" + name + "%s}"),
        "handoff": (
            "handoffs:",
            "- {"
            + ("id: h%d, " if field.required else place if field.key != "id" else "from: B, to: B, ")
            + "%s}",
        ),
        "waiver": ("waivers:", "- {%s}"),
    }
    head, row = wrapped[field.section]
    filled = [(row % (number, text)) if "%d" in row else row % text for number, text in enumerate(rows)]
    return "\n".join([head or "", *filled])


def refused_by_the_reader(field: Field) -> list[bool]:
    """Return for each value whether the reader refuses it for its type or value."""
    if field.section == "company":
        name = "" if field.key == "name" else "name: A, "
        texts = [f"company: {{{name}{field.key}: {value}}}\n" for value in VALUES]
        return [any(_counts(item.code) for item in read(text).problems) for text in texts]
    text = lines_with(field)
    first = (
        text.split("\n").index(next(line for line in text.split("\n") if line.lstrip().startswith("- {"))) + 1
    )
    refused = {item.place.line - first for item in read(text).problems if _counts(item.code)}
    return [number in refused for number in range(len(VALUES))]


def _counts(code: str) -> bool:
    return code not in BEYOND_THE_SCHEMA and not code.startswith("dangling_")


@cache
def seen_as(value: str) -> Any:
    """Return what an editor takes a value for, whichever field it stands in."""
    return seen_by_an_editor(f"x: {value}")["x"]


@pytest.mark.parametrize("field", simple_fields(), ids=lambda field: f"{field.section}.{field.key}")
def test_reader_and_schema_agree_on_every_value(field: Field) -> None:
    definition = {"$ref": f"#/definitions/{field.section}.{field.key}", "definitions": SCHEMA["definitions"]}
    validator = jsonschema.Draft7Validator(definition)
    differing = []
    for value, refused in zip(VALUES, refused_by_the_reader(field), strict=True):
        seen = seen_as(value)
        nothing = seen is None or (isinstance(seen, str) and not seen.strip())
        if validator.is_valid(seen) is refused and not (field.required and nothing):
            differing.append((value, "reader refuses" if refused else "reader takes"))
    assert differing == []


def valid(text: str) -> bool:
    return bool(VALIDATOR.is_valid(normalised(seen_by_an_editor(text))))


def test_it_is_a_schema_of_draft_7() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    json.dumps(SCHEMA, allow_nan=False)


@pytest.mark.slow
@examples(25)
@given(documents(), st.sampled_from(("ja", "en")))
def test_what_the_reader_takes_the_schema_takes(document: dict[str, Any], language: Language) -> None:
    text = text_of(document, language)
    assert read(text).problems == ()
    assert valid(text)


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "sample_orgs").glob("*.yaml")), ids=lambda path: path.stem
)
def test_an_editor_marks_nothing_in_our_samples(path: Path) -> None:
    """As written, without any normalising: what people copy must not be underlined."""
    seen = seen_by_an_editor(path.read_text(encoding="utf-8"))
    assert [error.message for error in VALIDATOR.iter_errors(seen)] == []


@pytest.mark.parametrize("name", table().sections)
def test_every_key_and_alias_is_known_and_no_other(name: str) -> None:
    definition = SCHEMA if name == "top" else SCHEMA["definitions"][name]
    branches = [definition, *definition.get("anyOf", ())]
    keys = {key for branch in branches for key in branch.get("properties", ())}
    fields = table().sections[name].fields
    assert keys == {word for field in fields for word in (field.key, *field.aliases)}
    assert all(branch.get("additionalProperties") is False for branch in branches if "properties" in branch)


STRUCTURES = [
    "company: A\ndepartments: [B]",
    "company: A\ndepartments: [{name: B}, なし]",
    "company: A\ndepartments: [[B]]",
    "company: A\ndepartments: B",
    "company: [A]\ndepartments: [B]",
    "company: {name: A, offce: x}\ndepartments: [B]",
    "company: A\ndepartments: [B]\nx: 1",
    "company: A\ndepartments: [{name: B, goals: [G, {text: H, due: 2026年度}], duties: [D, {name: E, 担当者: 佐藤}]}]",
    "company: A\ndepartments: [{name: B, goals: なし, duties: [なし]}]",
    "company: A\ndepartments: [{name: B, goals: [~]}]",
    "company: A\ndepartments: [{name: B, duties: {C: D}}]",
    "company: A\ndepartments: [B]\npeople: {p: , q: 佐藤, r: {fte: 0.5}}",
    "company: A\ndepartments: [B]\npeople: {a/b: }",
    "company: A\ndepartments: [B]\npeople: {p: {氏: x}}",
    "company: A\ndepartments: [B]\npeople: [佐藤, {id: p}, {name: q}]",
    "company: A\ndepartments: [B]\npeople: {p: [x]}",
    "company: A\ndepartments: [B]\npeople: なし\nhandoffs: none\nduties: []\nwaivers: ~",
    "company: A\ndepartments: [B]\npeople: 佐藤",
    "company: A\ndepartments: [B]\nhandoffs: [B]",
    "company: A\ndepartments: [B]\nhandoffs: [{from: B, to: B, medium: 紙}]",
    "company: A\ndepartments: [B]\nformat: 1",
    "company: A\ndepartments: [B]\nformat: '1'",
    "company: A\ndepartments: [B]\nformat: 2",
    "company: A\ndepartments: [B]\nformat: [1]",
    "company: A\ndepartments: [{name: B, waive: [{rule: X, reason: y, owner: B, expires: 2027-01-01}]}]",
    "company: A\ndepartments: [{name: B, waive: [{rule: X, subject: B, reason: y, owner: B, expires: 2027-01-01}]}]",
    "company: A\ndepartments: [{name: B, waive: [X]}]",
    "company: A\ndepartments: [{name: B, departments: [B]}]",
    "company: A\ndepartments: [B]\nduties: [{name: C, departments: [B]}]",
    "- company",
]


@pytest.mark.parametrize("text", STRUCTURES)
def test_reader_and_schema_agree_on_structures(text: str) -> None:
    assert valid(text) is not any(_counts(item.code) for item in read(text).problems)


def test_editors_are_told_what_a_key_means_in_both_languages() -> None:
    about = SCHEMA["definitions"]["duty.backups"]["description"]
    assert "一人で代われる人" in about
    assert "Who can do it alone" in about
    assert SCHEMA["definitions"]["duty"]["anyOf"][1]["properties"]["副担当"] == {
        "$ref": "#/definitions/duty.backups"
    }

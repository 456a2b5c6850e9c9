"""The JSON Schema (draft-07) of the input, made from the one table of fields, for editors and validators.

It knows keys in both languages, types, bounds and words. What it cannot know: references, double addresses, a key
written once in each language, and other widths and cases of the same word (the reader takes ``ＦＡＸ``, ``Legal``,
``２０２６``; the schema takes words and figures as the table writes them). It asks for no ``company`` and no
``departments``, because a file may be one of several of a company. ``.nan`` and numbers in rare notations as months
or years are refused by the reader only.
"""

from typing import Any, Final

from orgaudit.intake.fields import Field, Section, Table, table
from orgaudit.intake.schema_figures import Schema
from orgaudit.intake.schema_types import nothing, unknown, value_schema

_TITLE: Final = "orgaudit 会社ファイル / orgaudit company file"

_BARE: Final = ("company", "person", "department", "goal", "duty", "unowned")
"""Sections whose elements may be written as a mere text."""


def input_schema() -> dict[str, Any]:
    """Return the schema as plain data, ready for JSON."""
    whole = table()
    definitions: Schema = {"unknown": unknown(), "none": nothing()}
    for section in whole.sections.values():
        for field in section.fields:
            definitions[f"{field.section}.{field.key}"] = _field(field, whole)
        if section.name != "top":
            definitions[section.name] = _object(section)
    definitions["person_entry"] = _object(whole.sections["person"], entry=True)
    top = whole.sections["top"]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": _TITLE,
        "type": "object",
        "properties": _properties(top),
        "patternProperties": {"^[xX]-": {}},
        "additionalProperties": False,
        "definitions": definitions,
    }


def _properties(section: Section, *, without: str = "") -> Schema:
    return {
        word: {"$ref": f"#/definitions/{field.section}.{field.key}"}
        for field in section.fields
        if field.key != without
        for word in dict.fromkeys((field.key, *field.aliases))
    }


def _object(section: Section, *, entry: bool = False) -> Schema:
    """Return the schema of an element; an ``entry`` of a map of people has its id as key."""
    schema: Schema = {
        "type": "object",
        "properties": _properties(section, without="id" if entry else ""),
        "additionalProperties": False,
    }
    required = [_one_of_keys(field) for field in section.fields if field.required]
    if section.name == "person" and not entry:
        required = [_one_of_keys(*(field for field in section.fields if field.key in ("id", "name")))]
    if required:
        schema["allOf"] = required
    if section.name not in _BARE:
        return schema
    bare: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
    if section.name != "company" and not entry:
        bare["not"] = nothing()
    return {"anyOf": [bare, schema]}


def _one_of_keys(*fields: Field) -> Schema:
    return {
        "anyOf": [
            {"required": [word]} for field in fields for word in dict.fromkeys((field.key, *field.aliases))
        ]
    }


def _field(field: Field, whole: Table) -> Schema:
    about = f"{field.about['ja']} / {field.about['en']}"
    forms = [_value(field, whole)]
    if not field.required:
        forms.append({"$ref": "#/definitions/unknown"})
    if field.accepts_none:
        forms.append({"$ref": "#/definitions/none"})
    names = f"{field.labels['ja']} / {field.labels['en']}"
    return {"title": names, "description": about, "anyOf": forms}


def _value(field: Field, whole: Table) -> Schema:
    if field.type == "object":
        return {"$ref": f"#/definitions/{field.of}"}
    if field.type not in ("objects", "people"):
        return value_schema(field, whole)
    only_none = {"type": "array", "minItems": 1, "maxItems": 1, "items": {"$ref": "#/definitions/none"}}
    elements: Schema = {
        "anyOf": [{"type": "array", "items": {"$ref": f"#/definitions/{field.of}"}}, only_none]
    }
    if field.type == "people":
        entry = {"anyOf": [{"$ref": "#/definitions/person_entry"}, {"$ref": "#/definitions/unknown"}]}
        names = {"pattern": r"^[^/／]*$", "allOf": [{"pattern": r"\S"}]}
        elements["anyOf"].append({"type": "object", "propertyNames": names, "additionalProperties": entry})
    return elements

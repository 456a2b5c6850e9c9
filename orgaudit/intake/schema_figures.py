"""Schemas of figures: bounded, quoted, with a unit or words for "about"."""

import re
from typing import Any

from orgaudit.intake.fields import Field
from orgaudit.intake.schema_patterns import (
    BY_ANOTHER_PERIOD,
    LESS_THAN_LARGEST,
)
from orgaudit.intake.values.plain_values import LARGEST
from orgaudit.intake.values.quantities import pattern_of

Schema = dict[str, Any]


def with_unit(field: Field, bounded: Schema, digits: str) -> Schema:
    """Return the schema of a figure that may carry a unit, or words for "about"."""
    if not field.unit:
        return bounded
    if field.maximum == 1:
        parts = r"0*(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)\s*(?:%|％|パーセント)|0*(?:10|\d(?:\.\d+)?)\s*割"
        return {
            "anyOf": [*bounded["anyOf"], {"type": "string", "pattern": rf"^\s*(?:約\s*)?(?:{parts})\s*$"}]
        }
    written = re.sub(r"\?P<\w+>", "?:", pattern_of(field.unit, digits))
    more_than_digits = {"type": "string", "pattern": rf"^(?!\s*[+\d,.]+\s*$)\s*(?:{written})\s*$"}
    other = [{"type": "string", "pattern": BY_ANOTHER_PERIOD}] if field.unit == "hours/month" else []
    return {"anyOf": [*bounded["anyOf"], more_than_digits, *other]}


def bounded(kind: str, low: float | None, high: float | None) -> Schema:
    """Return the schema of a number within bounds, or of a text that holds one."""
    number: Schema = {"type": kind, "exclusiveMaximum": LARGEST}
    if low is not None:
        number["minimum"] = low
    if high is not None:
        number["maximum"] = high
    return {"anyOf": [number, {"type": "string", "pattern": _written(kind, high)}]}


def _written(kind: str, high: float | None) -> str:
    """Return the pattern of a quoted or Japanese-style number; every bounded field of the table starts at 0."""
    if high is None:
        digits = LESS_THAN_LARGEST if kind == "number" else LESS_THAN_LARGEST.replace(r"(\.\d+)?", r"(\.0+)?")
    elif kind == "integer":
        digits = rf"0*[0-{high:.0f}](\.0+)?"
    else:
        digits = r"(0+(\.\d+)?|0*1(\.0+)?)"
    return rf"^\s*(\+?{digits}|-0+(\.0+)?)\s*$"

"""Which values of a fact are codes of ours: a word of the input table, a field, a verdict. No person is meant by one, whatever people are called."""

from functools import cache
from typing import Final

from orgaudit.intake.fields import label, table
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.industry_profiles import EXPECTED
from orgaudit.knowledge.kpi_library import kpi_named
from orgaudit.wording.catalogue import Catalogue

_OF_THE_USER: Final = frozenset(
    ("", "company", "person", "department", "duty", "unowned", "goal", "handoff", "process", "waiver")
)
"""Kinds whose values are texts of the user, or are made of them."""


def is_code(kind: str, value: str, catalogue: Catalogue) -> bool:
    """Whether a value of this kind of fact is a code of ours; a value of a kind that only a plugin knows is none."""
    if kind in _OF_THE_USER:
        return False
    return _is_in_a_table(kind, value) or catalogue.ui_or_none(f"{kind}.{value}") is not None


@cache
def _is_in_a_table(kind: str, value: str) -> bool:
    if kind == "field":
        return _is_field(value)
    if kind == "function":
        return value in FUNCTIONS
    if kind in ("expected", "expected_reason"):
        return value in EXPECTED
    if kind == "library_kpi":
        return kpi_named(value) is not None
    return any(
        value in item.values.words
        for section in table().sections.values()
        for item in section.fields
        if item.values and kind in (item.key, item.attribute)
    )


def _is_field(path: str) -> bool:
    try:
        label(path, "en")
    except KeyError:
        return False
    return True

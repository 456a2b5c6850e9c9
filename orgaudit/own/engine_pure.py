"""``cel-python``: CEL in pure Python, where the compiled library has no wheel. It knows no types before a run."""

import re
from collections.abc import Mapping
from typing import Any, Final

import celpy
from celpy.adapter import json_to_cel
from celpy.celparser import CELParseError
from celpy.evaluation import CELEvalError

from orgaudit.own.engines import (
    ConditionError,
    Evaluate,
    MissingFactError,
    Types,
    WrongConditionError,
    failure,
)

_LOST: Final = "CELEvalError"
"""What the library says instead of the missing key where that stands on the right of an operator."""

_SELECTED: Final = re.compile(r"(?<!has\()\b([A-Za-z_]\w*)\.([A-Za-z_]\w*)\b(?!\s*\()")


def check(text: str, types: Types) -> None:
    """Raise WrongConditionError for what cannot be parsed."""
    del types
    try:
        celpy.Environment().compile(text)
    except CELParseError as error:
        raise WrongConditionError(
            "wrong_condition", error.line or 1, error.column or 1, detail="Syntax error"
        ) from None
    except RecursionError:
        raise WrongConditionError("wrong_condition", detail="recursion limit exceeded") from None


def prepare(text: str, names: tuple[str, ...]) -> Evaluate:
    """Return what evaluates a text."""
    del names
    env = celpy.Environment()
    program = env.program(env.compile(text))

    def evaluate(values: Mapping[str, Any]) -> bool:
        try:
            found = program.evaluate({name: json_to_cel(value) for name, value in values.items()})
        except CELEvalError as error:
            said = str(error.args[0] if error.args else error)
            raise (_lacking(text, values) if _LOST in said else None) or failure(said) from None
        except RecursionError as error:
            raise ConditionError(str(error)) from None
        if isinstance(found, bool | celpy.celtypes.BoolType):
            return bool(found)
        raise ConditionError(type(found).__name__)

    return evaluate


def _lacking(text: str, values: Mapping[str, Any]) -> MissingFactError | None:
    """Return the first fact that a condition names and an element does not have."""
    for found in _SELECTED.finditer(text):
        facts = values.get(found[1])
        if isinstance(facts, Mapping) and found[2] not in facts:
            return MissingFactError(found[2])
    return None

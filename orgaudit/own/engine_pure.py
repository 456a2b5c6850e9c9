"""``cel-python``: CEL in pure Python, where the compiled library has no wheel. It knows no types before a run, and is made to count iterations."""

import re
from collections.abc import Mapping
from typing import Any, Final

import celpy
from celpy.adapter import json_to_cel
from celpy.celparser import CELParseError
from celpy.evaluation import CELEvalError, Evaluator

from orgaudit.own.engines import (
    ConditionError,
    Evaluate,
    MissingFactError,
    Types,
    WrongConditionError,
    failure,
)

MOST_STEPS: Final = 10_000
"""Iterations of all loops of one evaluation: as many as the compiled library allows (cel-cpp, comprehension_max_iterations)."""

_SPENT: Final = "iteration budget exceeded"

_LOST: Final = "CELEvalError"
"""What the library says instead of the missing key where that stands on the right of an operator."""

_SELECTED: Final = re.compile(r"(?<!has\()\b([A-Za-z_]\w*)\.([A-Za-z_]\w*)\b(?!\s*\()")


class _SpentError(Exception):
    """No error of CEL: its loops take those for values."""


class _Counting(Evaluator):
    """Counts how often the inner parts of loops are evaluated, whose evaluators are made by that of the whole."""

    def __init__(self, ast: Any, activation: Any, steps: list[int] | None = None) -> None:
        super().__init__(ast, activation)
        self._steps, self._is_inner = steps or [0], steps is not None

    def sub_evaluator(self, ast: Any) -> "_Counting":
        """Return the evaluator of a part of a loop."""
        return _Counting(ast, self.activation, self._steps)

    def evaluate(self, context: Any = None) -> Any:
        """Return what comes out; of an inner part this is one step."""
        if self._is_inner:
            self._steps[0] += 1
            if self._steps[0] >= MOST_STEPS:
                raise _SpentError
        return super().evaluate(context)


class _Runner(celpy.InterpretedRunner):
    def evaluate(self, context: Any) -> Any:
        return _Counting(self.ast, self.new_activation()).evaluate(context)


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
    env = celpy.Environment(runner_class=_Runner)
    program = env.program(env.compile(text))

    def evaluate(values: Mapping[str, Any]) -> bool:
        try:
            found = program.evaluate({name: json_to_cel(value) for name, value in values.items()})
        except CELEvalError as error:
            said = str(error.args[0] if error.args else error)
            raise (_lacking(text, values) if _LOST in said else None) or failure(said) from None
        except _SpentError:
            raise ConditionError(_SPENT) from None
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

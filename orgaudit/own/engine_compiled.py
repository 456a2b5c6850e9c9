"""``cel-expr-python``: the C++ implementation of CEL, with types and a budget of iterations."""

import re
from collections.abc import Mapping
from typing import Any, Final

from cel_expr_python import cel

from orgaudit.own.engines import ConditionError, Evaluate, Types, WrongConditionError, failure

_KINDS: Final = cel.Type
_MAP: Final = _KINDS.Map(_KINDS.STRING, _KINDS.DYN)
_BY_NAME: Final[Mapping[str, Any]] = {
    "text": _KINDS.STRING,
    "whole": _KINDS.INT,
    # CEL compares no 3.5 with 3; between values whose type is not known it does.
    "number": _KINDS.DYN,
    "flag": _KINDS.BOOL,
    "texts": _KINDS.List(_KINDS.STRING),
    "wholes": _KINDS.List(_KINDS.INT),
    "map": _MAP,
    "maps": _KINDS.List(_MAP),
}
_FIRST: Final = re.compile(r"<input>:(\d+):(\d+): (.*)")
_IN_CONTAINER: Final = " (in container '')"


def check(text: str, types: Types) -> None:
    """Raise WrongConditionError for what is no condition, or compares what cannot be compared."""
    env = cel.NewEnv(variables={name: _BY_NAME[kind] for name, kind in types.items()})
    try:
        result = env.compile(text).return_type()
    except RuntimeError as error:
        raise _wrong(str(error)) from None
    if result.name() not in ("BOOL", "DYN"):
        raise WrongConditionError("no_condition", found=result.name())


def prepare(text: str, names: tuple[str, ...]) -> Evaluate:
    """Return what evaluates a text. Raises WrongConditionError."""
    try:
        expression = cel.NewEnv(variables=dict.fromkeys(names, _KINDS.DYN)).compile(text)
    except RuntimeError as error:
        raise _wrong(str(error)) from None

    def evaluate(values: Mapping[str, Any]) -> bool:
        try:
            found = expression.eval(data=values)
        except RuntimeError as error:
            raise ConditionError(str(error)) from None
        if found.type() == _KINDS.BOOL:
            return bool(found.value())
        raise failure(str(found.value()))

    return evaluate


def _wrong(said: str) -> WrongConditionError:
    first = _FIRST.search(said)
    if first is None:
        return WrongConditionError("wrong_condition", detail=said.partition("\n")[0].partition(" [")[0])
    detail = first[3].replace(_IN_CONTAINER, "")
    return WrongConditionError("wrong_condition", int(first[1]), int(first[2]), detail=detail)

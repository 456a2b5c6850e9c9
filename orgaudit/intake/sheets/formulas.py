"""Works out formulas whose value the file does not hold, where that takes no more than sums, products and cells of the same sheet."""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from typing import Final

from orgaudit.intake.sheets.grid import Grid, place_of
from orgaudit.intake.values.plain_values import number_of

_CELL: Final = re.compile(r"\$?[A-Z]{1,3}\$?\d{1,7}")
_SUM: Final = re.compile(r"SUM\((\$?[A-Z]{1,3}\$?\d+):(\$?[A-Z]{1,3}\$?\d+)\)")
_ALLOWED: Final = re.compile(r"[0-9.+\-*/() ]+")
_MOST_CELLS: Final = 1_000
_DEEPEST: Final = 20
_LONGEST: Final = 20_000

_OPERATORS: Final[Mapping[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def recomputed(grid: Grid, formulas: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """Return the values of those formulas that are simple, by their cells; a lone reference gives the text of its cell."""
    found: dict[tuple[int, int], str] = {}
    for place, formula in formulas.items():
        value = _value(grid, formulas, formula.strip().lstrip("="), 0)
        if value is not None:
            found[place] = value
    return found


class _NotSimpleError(Exception):
    """The formula needs more than is worked out here."""


def _value(grid: Grid, formulas: Mapping[tuple[int, int], str], formula: str, depth: int) -> str | None:
    if _CELL.fullmatch(formula):
        return _text_at(grid, formulas, formula, depth)
    try:
        plain = _CELL.sub(
            lambda match: _number_at(grid, formulas, match[0], depth),
            _SUM.sub(lambda match: _total(grid, formulas, match), formula.upper()),
        )
        if _ALLOWED.fullmatch(plain) and len(plain) < _LONGEST:
            return f"{_reckoned(ast.parse(plain.strip(), mode='eval').body):.10g}"
    except (_NotSimpleError, SyntaxError, ZeroDivisionError, ValueError, OverflowError, RecursionError):
        return None
    return None


def _text_at(grid: Grid, formulas: Mapping[tuple[int, int], str], reference: str, depth: int) -> str | None:
    place = place_of(reference)
    if place not in formulas:
        return grid.cell(*place)
    return (
        _value(grid, formulas, formulas[place].strip().lstrip("="), depth + 1) if depth < _DEEPEST else None
    )


def _number_at(grid: Grid, formulas: Mapping[tuple[int, int], str], reference: str, depth: int) -> str:
    text = _text_at(grid, formulas, reference, depth)
    value = 0.0 if text == "" else number_of(text) if text else None
    if value is None:
        raise _NotSimpleError
    return repr(value)


def _total(grid: Grid, formulas: Mapping[tuple[int, int], str], match: re.Match[str]) -> str:
    (top, left), (bottom, right) = place_of(match[1]), place_of(match[2])
    places = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)][
        : _MOST_CELLS + 1
    ]
    if len(places) > _MOST_CELLS or any(place in formulas for place in places):
        raise _NotSimpleError
    numbers = [number_of(grid.cell(*place)) for place in places if grid.cell(*place)]
    return f"({'+'.join(repr(item) for item in numbers if item is not None) or '0'})"


def _reckoned(node: ast.expr) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return node.value
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_reckoned(node.left), _reckoned(node.right))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_reckoned(node.operand)
    raise ValueError

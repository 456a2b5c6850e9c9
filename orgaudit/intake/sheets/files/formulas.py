"""Works out formulas whose value the file does not hold, where that takes no more than sums, products and cells of the same sheet."""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from orgaudit.intake.sheets.files.grid import Grid, place_of
from orgaudit.intake.values.plain_values import number_of

_CELL: Final = re.compile(r"\$?[A-Z]{1,3}\$?\d{1,7}")
_SUM: Final = re.compile(r"SUM\((\$?[A-Z]{1,3}\$?\d+):(\$?[A-Z]{1,3}\$?\d+)\)")
_ALLOWED: Final = re.compile(r"[0-9.+\-*/() ]+")
_MOST_CELLS: Final = 1_000
_DEEPEST: Final = 20
_MOST_NESTED: Final = 200
"""Terms of one formula, each within the next: house default, far below where Python gives up, which depends on who calls."""

_LONGEST: Final = 20_000
_MOST_LOOKED_AT: Final = 1_000_000
"""Cells that all formulas of a sheet together look at: house default, so that a few formulas cannot ask for one sum a million times."""

_OPERATORS: Final[Mapping[type[ast.operator], Callable[[float, float], float]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def recomputed(grid: Grid, formulas: Mapping[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """Return the values of those formulas that are simple, by their cells; a lone reference gives the text of its cell."""
    sheet = _Sheet(grid, formulas)
    for place in formulas:
        sheet.at(place, 0)
    return {place: sheet.found[place] for place in formulas if place in sheet.found}


class _NotSimpleError(Exception):
    """The formula needs more than is worked out here."""


@dataclass(slots=True)
class _Sheet:
    """Cells and formulas; ``found`` keeps what was worked out, so that each formula is reckoned once, and ``looked_at`` counts cells."""

    grid: Grid
    formulas: Mapping[tuple[int, int], str]
    found: dict[tuple[int, int], str] = field(default_factory=dict)
    looked_at: int = 0

    def at(self, place: tuple[int, int], depth: int) -> str | None:
        """Return what a cell holds, worked out where it is a formula; ``None`` for one that is not simple."""
        if place not in self.formulas:
            return self.grid.cell(*place)
        if place not in self.found and depth <= _DEEPEST:
            value = self._value(self.formulas[place].strip().lstrip("="), depth)
            if value is not None:
                self.found[place] = value
        return self.found.get(place)

    def _value(self, formula: str, depth: int) -> str | None:
        if len(formula) > _LONGEST:
            return None
        try:
            if _CELL.fullmatch(formula):
                return self.at(place_of(formula), depth + 1)
            plain = _CELL.sub(
                lambda match: self._number_at(match[0], depth),
                _SUM.sub(lambda match: self._total(match), formula.upper()),
            )
            if _ALLOWED.fullmatch(plain) and len(plain) < _LONGEST:
                return f"{_reckoned(ast.parse(plain.strip(), mode='eval').body):.10g}"
        except _UNREADABLE:
            return None
        return None

    def _number_at(self, reference: str, depth: int) -> str:
        text = self.at(place_of(reference), depth + 1)
        value = 0.0 if text == "" else number_of(text) if text else None
        if value is None:
            raise _NotSimpleError
        return repr(value)

    def _total(self, match: re.Match[str]) -> str:
        (top, left), (bottom, right) = place_of(match[1]), place_of(match[2])
        count = max(0, bottom - top + 1) * max(0, right - left + 1)
        self.looked_at += count
        if count > _MOST_CELLS or self.looked_at > _MOST_LOOKED_AT:
            raise _NotSimpleError
        places = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        if any(place in self.formulas for place in places):
            raise _NotSimpleError
        numbers = [number_of(self.grid.cell(*place)) for place in places if self.grid.cell(*place)]
        return f"({'+'.join(repr(item) for item in numbers if item is not None) or '0'})"


_UNREADABLE: Final = (
    *(_NotSimpleError, SyntaxError, ZeroDivisionError, ValueError, OverflowError, RecursionError),
    MemoryError,
)
"""What a formula ends with that is none of ours; Python's parser calls one that is nested too deeply out of memory."""


def _reckoned(node: ast.expr, depth: int = 0) -> float:
    if depth > _MOST_NESTED:
        raise _NotSimpleError
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return node.value
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_reckoned(node.left, depth + 1), _reckoned(node.right, depth + 1))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_reckoned(node.operand, depth + 1)
    raise ValueError

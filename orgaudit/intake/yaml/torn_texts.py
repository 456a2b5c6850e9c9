"""What YAML's complaint means where it is not a sign of another keyboard: a quote or bracket left open, a colon within a value, an indentation."""

from typing import Final

from yaml import YAMLError
from yaml.error import MarkedYAMLError

from orgaudit.intake.problems import InputProblem, problem_at
from orgaudit.intake.yaml.positions import SHIFT, Lines
from orgaudit.model import Place
from orgaudit.model.pattern import pattern

_PAIR: Final = pattern("(?P<indent> *(?:- +)?)[^\\s:#\"'\\[\\]{}]+:(?= |$)")
_CLOSINGS: Final = {"[": "]", "{": "}"}
_RESERVED: Final = "@`%"

MEANINGS: Final = frozenset(
    ("open_quote", "open_bracket", "reserved_sign", "colon_in_value", "uneven_indent")
)
"""What a complaint may mean: the cause of whatever else was told of the line."""


def meaning_of(error: YAMLError, text: str, path: str) -> InputProblem | None:
    """Return what a complaint of the parser means; None where that is not certain."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return None
    context, problem = error.context or "", error.problem or ""
    lines = text.splitlines()
    at = error.problem_mark.line, error.problem_mark.column
    opened = error.context_mark
    if "node content" in problem:
        is_at_end = error.problem_mark.index >= len(text.rstrip())
        return _left_open(text, path) if is_at_end else None
    if "block scalar" in context:
        return None  # it is what it says
    if opened and "quoted scalar" in context and ("end of" in problem or "document" in problem):
        sign = _sign(lines, opened.line, opened.column)
        return problem_at("open_quote", path, opened.line, opened.column, {"found": sign})
    if opened and "flow" in context and "expected" in problem:
        sign = _sign(lines, opened.line, opened.column)
        facts = {"found": sign, "closing": _CLOSINGS.get(sign, "]")}
        return problem_at("open_bracket", path, opened.line, opened.column, facts)
    if "cannot start any token" in problem and (sign := _sign(lines, *at)) and sign in _RESERVED:
        return problem_at("reserved_sign", path, *at, {"found": sign})
    if opened and "alphabetic or numeric" in problem:
        sign = _sign(lines, opened.line, opened.column)
        return problem_at("reserved_sign", path, opened.line, opened.column, {"found": sign})
    if "mapping values are not allowed" in problem:
        return _colon_or_indent(lines, path, at)
    if "expected" in problem:  # libyaml: did not find expected key; PyYAML: expected <block end>, but found
        return _uneven(lines, path, at[0])
    return None


def _left_open(text: str, path: str) -> InputProblem | None:
    """Return the last bracket of a text that nothing closes."""
    closed = 0
    for at in range(len(text) - 1, -1, -1):
        if text[at] in "]}":
            closed += 1
        elif text[at] in _CLOSINGS and closed:
            closed -= 1
        elif text[at] in _CLOSINGS:
            place = Place(path, *Lines(text).span(at << SHIFT | at + 1))
            return InputProblem("open_bracket", place, {"found": text[at], "closing": _CLOSINGS[text[at]]})
    return None


def _colon_or_indent(lines: list[str], path: str, at: tuple[int, int]) -> InputProblem | None:
    line = lines[at[0]] if at[0] < len(lines) else ""
    pair = _PAIR.match(line)
    if pair and pair.end() - 1 < at[1]:
        return problem_at("colon_in_value", path, *at, {})
    return _uneven(lines, path, at[0])


def _uneven(lines: list[str], path: str, number: int) -> InputProblem | None:
    """Return that a key stands under no other: its indentation is that of no line above it, or goes in under a value."""
    pair = _PAIR.match(lines[number]) if number < len(lines) else None
    if pair is None or "-" in pair["indent"]:  # the first key of an item begins where it likes
        return None
    column = pair.end("indent")
    above = _columns_above(lines, number)
    if not above or column in above:
        return None
    begins = len(lines[number]) - len(lines[number].lstrip(" "))
    facts = {"found": column + 1, "wanted": tuple(at + 1 for at in sorted(above)[-2:])}
    return problem_at("uneven_indent", path, number, begins, facts)


def _columns_above(lines: list[str], number: int) -> set[int]:
    """Return the columns of the keys that are open above a line: of the last one, and of those that it stands in."""
    found: set[int] = set()
    least: int | None = None
    listed = False  # whether the last one is an item, whose dash may stand right below the key of its list
    for line in reversed(lines[:number]):
        pair = _PAIR.match(line)
        if pair is None:
            continue
        column, item = pair.end("indent"), "-" in pair["indent"]
        if least is None or column < least or (listed and not item and column == least):
            found.add(column)
            least, listed = (line.find("-"), True) if item else (column, False)
        if least == 0:
            break
    return found


def _sign(lines: list[str], line: int, column: int) -> str:
    return lines[line][column : column + 1] if line < len(lines) else ""

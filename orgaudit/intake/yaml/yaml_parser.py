"""PyYAML's parsers, the C one where it is there, and what their complaints mean."""

from collections.abc import Callable
from typing import Any, Final

from yaml import YAMLError
from yaml.error import MarkedYAMLError
from yaml.parser import Parser
from yaml.reader import Reader, ReaderError
from yaml.scanner import Scanner

from orgaudit.intake.problems import InputProblem
from orgaudit.model.pattern import pattern
from orgaudit.model.place import Place

try:
    from yaml._yaml import CParser as _CParser
except ImportError:  # PyYAML built without libyaml
    _FAST: Any = None
else:
    _FAST = _CParser

HAS_C_PARSER: Final[bool] = _FAST is not None
"""False where PyYAML came without libyaml; reading is then about eight times slower."""

_UNPRINTABLE: Final = pattern("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END: Final = pattern("\r\n|[\n\r\x85\u2028\u2029]")


def event_source(text: str) -> Callable[[], Any]:
    """Return the function that gives the next event of a text. It raises YAMLError and UnicodeEncodeError."""
    parser = _FAST(text) if HAS_C_PARSER else _PurePythonParser(text)
    source: Callable[[], Any] = parser.get_event
    return source


def syntax_problem(error: YAMLError, text: str, path: str) -> InputProblem:
    """Return the problem that a parser's complaint tells of."""
    if isinstance(error, ReaderError) and (match := _UNPRINTABLE.search(text)):
        return unprintable(text, match.start(), path)
    mark = (error.problem_mark or error.context_mark) if isinstance(error, MarkedYAMLError) else None
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    place = Place(path, line, column, line, column + 1)
    if mark and text[mark.index : mark.index + 1] == "\t":
        return InputProblem("tab_indent", place)
    detail = getattr(error, "problem", None) or getattr(error, "reason", None) or type(error).__name__
    return InputProblem("syntax", place, {"detail": str(detail)})


def unprintable(text: str, index: int, path: str) -> InputProblem:
    """Return the problem of a sign that no YAML text may hold."""
    before = _LINE_END.split(text[:index])
    line, column = len(before), len(before[-1]) + 1
    place = Place(path, line, column, line, column + 1)
    return InputProblem("unprintable", place, {"found": f"U+{ord(text[index]):04X}"})


class _PurePythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, for installations without libyaml."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)

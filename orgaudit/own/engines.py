"""The two libraries that evaluate CEL, behind one value: ``cel-expr-python`` where it has a wheel, else ``cel-python``.

Both say the same of every condition that our tests hold against each other. The first checks types before a run and counts iterations;
the second, in pure Python, is made to count them too. See docs/decisions/0018.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, Literal

from orgaudit.model.dataclass import dataclass

EXTRA: Final = "rules"
"""The extra that installs what is missing."""

Evaluate = Callable[[Mapping[str, Any]], bool]
"""Says whether a condition holds for variables by name. Raises MissingFactError or ConditionError."""

Types = Mapping[str, str]
"""Variable, as ``duty.backups``, -> type, as facts.py names them."""


class NoEngineError(Exception):
    """Neither library is installed."""


class MissingFactError(Exception):
    """A condition asks for a fact that nobody wrote. ``key`` names it."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class ConditionError(Exception):
    """A condition that cannot be evaluated for an element, with what the library says of it."""


class WrongConditionError(Exception):
    """A text that is no condition. ``line`` and ``column`` count from 1, in signs; ``code`` names the sentence, which ``facts`` fill."""

    def __init__(self, code: str, line: int = 1, column: int = 1, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.column = column
        self.facts: Mapping[str, object] = facts


@dataclass(frozen=True, slots=True)
class Engine:
    """A library: how it checks a text (raises WrongConditionError), and how it makes it ready for variables."""

    name: Literal["cel-expr-python", "cel-python"]
    check: Callable[[str, Types], None]
    prepare: Callable[[str, tuple[str, ...]], Evaluate]


@cache
def engine() -> Engine:
    """Return the library that is installed, the compiled one first. Raises NoEngineError."""
    for make in (compiled, pure):
        try:
            return make()
        except ImportError:
            continue
    raise NoEngineError


def compiled() -> Engine:
    """Return ``cel-expr-python``. Raises ImportError."""
    from orgaudit.own import engine_compiled

    return Engine("cel-expr-python", engine_compiled.check, engine_compiled.prepare)


def pure() -> Engine:
    """Return ``cel-python``. Raises ImportError."""
    from orgaudit.own import engine_pure

    return Engine("cel-python", engine_pure.check, engine_pure.prepare)


_MISSING: Final = re.compile(r"""[Kk]ey not found in map : "(.*)"|no such member in mapping: '(.*?)'""")


def failure(said: str) -> Exception:
    """Return the error for what a library says of an evaluation that came to nothing."""
    missing = _MISSING.search(said)
    return MissingFactError(missing[1] or missing[2]) if missing else ConditionError(said)

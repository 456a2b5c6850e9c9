"""What can be wrong with an input, as values; the words stand in wording/<language>/problems.yaml."""

from collections.abc import Mapping
from enum import StrEnum

from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass, field


class Weight(StrEnum):
    """An error stops the audit; a note is told on stderr and the audit goes on."""

    ERROR = "error"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class InputProblem:
    """One problem at one place.

    ``code`` is the key of its sentence under ``problems.``; ``facts`` fill the sentence: what was found, what is
    allowed (``allowed``, a tuple), the nearest allowed word (``nearest``, or None).
    """

    code: str
    place: Place
    facts: Mapping[str, object] = field(default_factory=dict)
    weight: Weight = Weight.ERROR


def problem_at(
    code: str, path: str, line: int, column: int, facts: Mapping[str, object], *, signs: int = 1
) -> InputProblem:
    """Return the problem of so many signs in one line; line and column count from 0, as parsers do."""
    return InputProblem(code, Place(path, line + 1, column + 1, line + 1, column + 1 + signs), facts)

"""What reading gives back."""

from dataclasses import dataclass
from typing import Literal

from orgaudit.intake.problems import InputProblem
from orgaudit.model.organization import Organization


@dataclass(frozen=True, slots=True)
class Loaded:
    """The outcome of reading a path.

    ``organization`` is ``None`` where any problem is an error. ``paths`` are as shown to the user: relative, with
    ``/``, never absolute. ``sha256`` is taken over the decoded text of all files in order. ``language`` is the one
    most of the text is written in. ``notes`` and ``problems`` are ordered by path, line and column.
    """

    organization: Organization | None
    problems: tuple[InputProblem, ...]
    notes: tuple[InputProblem, ...]
    paths: tuple[str, ...]
    sha256: str
    language: Literal["ja", "en"]

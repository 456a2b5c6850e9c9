"""What reading gives back."""

from collections.abc import Mapping
from typing import Literal

from orgaudit.intake.messages import message
from orgaudit.intake.problems import InputProblem
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, field
from orgaudit.wording.catalogue import Catalogue


class InvalidInputError(ValueError):
    """The input has problems. ``messages`` tells each of them with its place, as one line."""

    def __init__(self, messages: tuple[str, ...]) -> None:
        super().__init__("\n".join(messages))
        self.messages = messages


@dataclass(frozen=True, slots=True)
class Loaded:
    """The outcome of reading a path.

    ``organization`` is ``None`` where any problem is an error. ``paths`` are as shown to the user: relative, with
    ``/``, never absolute. ``sha256`` is taken over the decoded text of all files in order. ``language`` is the one
    most of the text is written in. ``notes`` and ``problems`` are ordered by path, line and column. ``persons`` holds
    everyone whom the input names, by id, as far as it could be read.
    """

    organization: Organization | None
    problems: tuple[InputProblem, ...]
    notes: tuple[InputProblem, ...]
    paths: tuple[str, ...]
    sha256: str
    language: Literal["ja", "en"]
    persons: Mapping[str, set[str]] = field(default_factory=dict)

    def messages(self, lang: Literal["ja", "en"] | None = None) -> tuple[str, ...]:
        """Return every problem as ``path:line:column: what, what is allowed``, in a language; else in that of the input."""
        words = Catalogue(lang or self.language)
        return tuple(message(problem, words) for problem in self.problems)

    def valid(self, lang: Literal["ja", "en"] | None = None) -> Organization:
        """Return the company. Raises InvalidInputError where the input has problems, worded in ``lang``."""
        if self.organization is None:
            raise InvalidInputError(self.messages(lang))
        return self.organization

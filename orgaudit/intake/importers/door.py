"""The door of importers: what one is handed and what it gives back. Ours and those of other distributions come in by it alike.

An importer is handed texts and yields elements, doubts and remarks; it opens no file, and nothing that it reads is run.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from orgaudit.intake.editing.edits import Value

ElementKind = Literal["company", "department", "duty", "goal", "person", "handoff"]


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its ``path`` as it is told and its text.

    ``place`` are the parts of its whole path, ``parts`` those below the folder that the call names: none for a file that is named itself.
    """

    path: str
    text: str
    place: tuple[str, ...]
    parts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.place[-1]


@dataclass(frozen=True, slots=True)
class At:
    """A place in a file; line and column count from 1, a line of 0 is the file as a whole."""

    path: str
    line: int = 0
    column: int = 1


@dataclass(frozen=True, slots=True)
class Element:
    """Something of the company. ``name`` is what it is called (of a goal its text, of a handoff what is handed over).

    ``facts`` are by the keys of the input format (``orgaudit fields``). A duty or goal stands in ``department``, the path from the
    highest one down; where several claim a duty they are ``claimed`` instead, and none of them says that nobody answers for it.
    """

    kind: ElementKind
    name: str
    at: At
    facts: Mapping[str, Value] = field(default_factory=dict)
    department: tuple[str, ...] = ()
    claimed: tuple[str, ...] | None = None
    skills: tuple[tuple[str, int], ...] = ()
    """Persons with what they can do of a duty, from 0 (nothing) to 4 (can teach it)."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Something that was not understood, or not taken as it stands. ``code`` names its sentence; other distributions write ``says`` instead."""

    at: At
    found: str
    code: str = "importer_says"
    key: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    says: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A decision that is no doubt, told in the same way."""

    at: At
    code: str = "importer_says"
    facts: Mapping[str, object] = field(default_factory=dict)
    says: str = ""


Found = Element | Doubtful | Remark


@dataclass(frozen=True, slots=True)
class Importer:
    """One kind of file. ``takes`` says of the parts of a path below a folder whether the file is of this kind; files that the call names are taken whatever they are called."""

    name: str
    takes: Callable[[tuple[str, ...]], bool]
    read: Callable[[Sequence[Source]], Iterable[Found]]

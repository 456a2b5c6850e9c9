"""What can be changed in a company's files, as values."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, Literal, TypeAlias

from orgaudit.intake.problems import InputProblem
from orgaudit.model.dataclass import dataclass, field

Scalar: TypeAlias = str | bool | int | float | date

Value: TypeAlias = "str | bool | int | float | date | Sequence[Value] | Mapping[str, Value]"
"""A value to be written: the words of the file's own language, a number, a day, a list or a map of them.

Maps that stand for an element have the keys of the input table (``name``, ``backups``); they are written in the language
that the element around them uses.
"""

Kind = Literal["top", "company", "person", "department", "duty", "goal", "handoff", "waiver"]

SUBJECT_KINDS: Final[Mapping[str, Kind]] = {
    "company": "company",
    "department": "department",
    "duty": "duty",
    "goal": "goal",
    "handoff": "handoff",
}
"""What facts can be asked of and written into, by the word by which a fact names it."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element by its kind and its address in the company; ``TOP`` is the file's top level."""

    kind: Kind
    address: str


TOP = Element("top", "")


@dataclass(frozen=True, slots=True)
class SetField:
    """Give a field of an element a value, whether it has one or not. ``field`` is a key of the input table."""

    element: Element
    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class RemoveField:
    """Take a field out of an element; nothing happens where it is not written."""

    element: Element
    field: str


@dataclass(frozen=True, slots=True)
class AddItem:
    """Add an item to the end of a list field: a text, or an element as a map. One value becomes a list of two."""

    element: Element
    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class RemoveItem:
    """Take an element out of the list it stands in. The last one leaves an empty list.

    ``keep_remarks`` leaves its remarks in its place, as lines of their own.
    """

    element: Element
    keep_remarks: bool = False


@dataclass(frozen=True, slots=True)
class MoveItem:
    """Take an element out of its list, as it is written, and add it to the end of another one."""

    element: Element
    to: Element
    field: str


Edit: TypeAlias = SetField | RemoveField | AddItem | RemoveItem | MoveItem

Reason = Literal["no_such_element", "not_in_a_file", "no_such_field", "shared", "not_kept", "unreadable"]


class EditRefused(Exception):  # noqa: N818
    """An edit that cannot be made without touching anything else; no text was changed.

    ``shared``: the place is written once and used several times (an anchor). ``not_kept``: the text after the edit
    would not say what it said before and the edit. ``unreadable``: the texts would be no company, for ``problems``.
    """

    def __init__(
        self, reason: Reason, edit: Edit | None = None, problems: Sequence[InputProblem] = ()
    ) -> None:
        super().__init__(f"{reason}: {edit}")
        self.reason: Reason = reason
        self.edit = edit
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Written:
    """Where the value of an edit stands in the new text: its file and its first and last offset."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edited:
    """The texts after the edits, by path.

    ``written`` says, by the number of the edit, where the values of the last neighbouring ``SetField`` went.
    """

    texts: Mapping[str, str]
    written: Mapping[int, Written] = field(default_factory=dict)

"""A report between words and formats: a title and blocks. Every report builds one, every format for people writes one.

A format may drop the looks of a text, and what it is told not to show.
"""

from collections.abc import Iterable
from enum import Flag, auto

from orgaudit.model.dataclass import dataclass
from orgaudit.reports.pictures.data import Drawing, Timeline
from orgaudit.reports.text import NOTHING, Span, Text, plain


class On(Flag):
    """Where a block is told: on a screen at three lengths, on a short page, and on pages with room for everything.

    Those are a text that is read from top to bottom, and one in a browser, which draws, hides and finds.
    """

    BRIEF = auto()
    FULL = auto()
    VERBOSE = auto()
    NOTE = auto()
    TEXT = auto()
    WEB = auto()
    LISTED = BRIEF | FULL
    SCREEN = BRIEF | FULL | VERBOSE
    PAGE = NOTE | TEXT | WEB
    DETAIL = VERBOSE | PAGE
    ALL = SCREEN | PAGE


@dataclass(frozen=True, slots=True)
class Gap:
    """Room on a screen between blocks that hang together on a page."""

    on: On = On.SCREEN


@dataclass(frozen=True, slots=True)
class Heading:
    """The start of a section; ``depth`` 2 stands under the title, 3 and more under another heading.

    A section that stands ``beside`` the one before it does so where a page has the room.
    """

    text: str
    depth: int = 2
    on: On = On.ALL
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with what is to be said beside it, in one or several paragraphs."""

    rows: tuple[tuple[str, tuple[Text, ...]], ...]
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Line:
    """One more line of an item."""

    text: Text
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: its level, what it is, and lines that say more. ``number`` is its rank where it has one.

    ``anchor`` is the name by which the entry can be led to. ``facets`` are what readers may look for it by, in their words:
    what kind of thing, and which.
    """

    text: Text
    lines: tuple[Line, ...] = ()
    number: int | None = None
    badge: Span | None = None
    on: On = On.ALL
    anchor: str = ""
    facets: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list of points or of entries."""

    items: tuple[Item, ...]
    on: On = On.ALL


def points(lines: Iterable[str]) -> Items:
    """Return a list of plain points."""
    return Items(tuple(Item(plain(line)) for line in lines))


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column. Figures stand to the right; a text that ``grows`` may wrap and, on a screen, stands last.

    ``heat`` colours the figures of neighbouring columns by how large they are, ``cold`` by how small, where there are colours.
    """

    title: str
    figures: bool = False
    grows: bool = False
    heat: bool = False
    cold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads. A screen that is not verbose shows ``brief`` of them and then ``more``; ``None`` shows all.

    ``tinted`` cells show the look of their text as a ground, so that a wide table can be read as a map.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    brief: int | None = None
    more: str = ""
    on: On = On.ALL
    tinted: bool = False


def cells(*texts: str) -> tuple[Text, ...]:
    """Return a row of plain cells."""
    return tuple(map(plain, texts))


@dataclass(frozen=True, slots=True)
class Sample:
    """A text to be shown as it is, line by line, such as a file; ``language`` names its form."""

    text: str
    language: str = ""
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Answer:
    """A line to be filled in by hand or in an editor, told only where that can be done; ``key`` is by what it is known again."""

    label: str
    key: str = ""
    on: On = On.PAGE


@dataclass(frozen=True, slots=True)
class Picture:
    """What can be drawn, what it shows (``title``, ``sees``), and what to say where it cannot, unless the text around it does."""

    data: Timeline | Drawing
    alternative: Text = NOTHING
    on: On = On.ALL
    title: str = ""
    sees: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that a page hides behind a title until the reader asks; only a verbose screen tells them."""

    title: str
    blocks: "tuple[Block, ...]"
    on: On = On.DETAIL


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks under a title of their own within a section. ``aside`` stands beside the title where there is room for it.

    What is one of ``many`` may be shut where pages can be opened.
    """

    title: str
    blocks: "tuple[Block, ...]"
    aside: Text = NOTHING
    on: On = On.ALL
    many: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """What a cell of a form takes: ``words`` to choose from, where ``free`` others too; ``proposed`` stands there already."""

    words: tuple[str, ...] = ()
    free: bool = True
    proposed: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """What is said of one answer; ``key`` is by what it is known when it comes back."""

    cells: tuple[Text, ...]
    choices: Choices
    key: str


@dataclass(frozen=True, slots=True)
class Form:
    """Rows under heads with a column to be filled in and one of keys, both named; only for workbooks."""

    columns: tuple[Column, ...]
    rows: tuple[FormRow, ...]
    answer: str
    key: str
    on: On = On.PAGE


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook. In a ``filtered`` one the head of its last table stays in view and filters the rows."""

    name: str
    blocks: "tuple[Block, ...]"
    filtered: bool = False
    on: On = On.PAGE


Block = (
    Gap | Heading | Paragraph | Facts | Items | Table | Sample | Answer | Picture | Fold | Group | Form | Sheet
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. ``kind`` says what it is where a page has room for that before the title.

    ``subtitle`` stands under the title, ``footer`` after everything: what was read, and by what.
    """

    title: str
    blocks: tuple[Block, ...]
    kind: str = ""
    subtitle: str = ""
    footer: tuple[Paragraph, ...] = ()

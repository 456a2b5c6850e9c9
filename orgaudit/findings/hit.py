"""What a rule says of one subject: it is hit, it is clean, or the facts do not suffice to judge."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Protocol

from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.dataclass import dataclass, field, fields
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.place import Origin


class Subject(Protocol):
    """Any element of the model that a finding can be about."""

    @property
    def kind(self) -> str:
        """``duty``, ``department``, ``goal`` ..."""
        ...

    @property
    def address(self) -> str:
        """The canonical id within its kind."""
        ...

    @property
    def name(self) -> str:
        """What a reader calls it."""
        ...

    @property
    def department_id(self) -> str | None:
        """The one department it belongs to, if any."""
        ...

    @property
    def origin(self) -> Origin:
        """Where it was written."""
        ...


@dataclass(frozen=True, slots=True)
class Facts:
    """Base of the frozen dataclasses in which a rule hands over what its sentences may say."""


def of(kind: str, **default: Any) -> Any:
    """Declare what a fact's text stands for, so that it can be told in the reader's language.

    ``kind`` is ``person``, ``department``, ``duty``, ``goal`` or ``handoff`` for ids; ``field`` for a path
    such as ``duty.backups``; ``function`` for a taxonomy id; ``library_kpi`` for one of the KPI library; ``lexicon`` for a key of our lexicons; else the
    field of the input table whose values it takes (``deadline``, ``media``). Facts without a kind are told as
    they are: numbers, dates, the user's own words. ``default`` as for ``dataclasses.field``.
    """
    return field(metadata={"kind": kind}, **default)


def internal(kind: str = "", **default: Any) -> Any:
    """Declare a fact that only carries a sentence, such as a count that the text spells out: it is no evidence of its own.

    ``kind`` as for ``of``; ``default`` likewise. Machine formats hold it like any other.
    """
    return field(metadata={"kind": kind, "internal": True}, **default)


_KINDS: Final[dict[type[Facts], Mapping[str, str]]] = {}


def kinds_of(facts: Facts) -> Mapping[str, str]:
    """Return what each fact of a rule stands for, by its name; an empty text for what is told as it is."""
    kind = type(facts)
    known = _KINDS.get(kind)
    if known is None:
        known = _KINDS[kind] = {item.name: item.metadata.get("kind", "") for item in fields(kind)}
    return known


# What follows are named tuples: every rule makes one for every subject, and a frozen dataclass takes thrice as long.


class Related(NamedTuple):
    """Another element concerned. ``kind`` as in the model, ``role`` a word of the rule's own (``owner``, ``front_goal``)."""

    kind: str
    id: str
    role: str

    @classmethod
    def each(cls, kind: str, ids: Iterable[str], role: str) -> "tuple[Related, ...]":
        """Return several elements of one kind that have the same role."""
        return tuple([cls(kind, name, role) for name in ids])


class Hit(NamedTuple):
    """A defect. ``severity`` None means the rule's own; ``field`` names the field of the subject to point at.

    ``hours`` and ``hours_defaulted`` let a rule that measures its own waste (re-keying, removable steps)
    hand over recoverable hours a year; otherwise the rule's gain model decides.
    """

    subject: Subject
    facts: Facts
    severity: Severity | None = None
    confidence: Confidence = Confidence.HIGH
    related: tuple[Related, ...] = ()
    field: str | None = None
    hours: float | None = None
    hours_defaulted: bool = False


class Clean(NamedTuple):
    """The rule was judged for this subject and found nothing.

    ``confidence`` is below high where it was judged as written and a fact still unknown could show the defect.
    """

    subject: Subject
    confidence: Confidence = Confidence.HIGH


class NotJudged(NamedTuple):
    """The facts do not suffice. ``missing`` names fields as ``duty.backups``, ``department.goals``."""

    subject: Subject
    missing: tuple[str, ...]


Outcome = Hit | Clean | NotJudged

Outcomes = Iterator[Outcome]
"""What a rule yields: one outcome for every subject that it applies to."""

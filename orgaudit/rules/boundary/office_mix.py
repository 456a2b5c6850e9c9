"""How a department's recurring work is shared among the offices, with the bounds of what is not known."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Final

from orgaudit.findings.severity import Confidence
from orgaudit.knowledge.functions import Function
from orgaudit.model import Department, Duty, Office
from orgaudit.model.dataclass import dataclass
from orgaudit.model.load import DIGITS
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.boundary.offices import evident_office, named_office
from orgaudit.rules.charter_lines import Charter
from orgaudit.rules.duty_functions import DutyFunctions, OfficeReading

OFFICES: tuple[Office, ...] = ("front", "middle", "back")

_LEADING: Final = frozenset(("attendance", "training", "onboarding", "evaluation"))
"""Functions that every team has for itself too: its roster, its newcomers; house choice."""


_LEAST_NAMES: Final = 2
"""Names of another office that make a share where duties are only counted: one may be misread, and nobody knows its weight; house choice."""


class Piece(NamedTuple):
    """One duty with its office and its weight: its hours, or 1 where duties are counted."""

    duty: Duty
    reading: OfficeReading
    weight: float
    has_hours: bool


@dataclass(frozen=True)
class Mix:
    """The work of a department. Duties without hours weigh nothing where others have hours. Not slotted: sums are kept."""

    pieces: tuple[Piece, ...]

    @cached_property
    def total(self) -> float:
        """The whole weight, hours or a count."""
        return sum([piece.weight for piece in self.pieces])

    @cached_property
    def hours_complete(self) -> bool:
        """Whether every duty has hours."""
        return all(piece.has_hours for piece in self.pieces)

    @cached_property
    def is_counted(self) -> bool:
        """Whether no duty has hours, so that duties are counted."""
        return not any(piece.has_hours for piece in self.pieces)

    @property
    def sureness(self) -> Confidence:
        """High where every duty has hours and a declared office, so that nothing unwritten can change the shares."""
        declared = all(piece.reading.declared for piece in self.pieces)
        return Confidence.HIGH if declared and self.hours_complete else Confidence.MEDIUM

    def share_of(self, office: Office, *, declared_only: bool = False) -> float:
        """Return the share of the weight that is known to belong to an office, or declared to."""
        return self._known_share(lambda own: own == office, declared_only=declared_only)

    def _known_share(self, fits: Callable[[Office | None], bool], *, declared_only: bool) -> float:
        pieces = (piece for piece in self.pieces if piece.reading.declared or not declared_only)
        return self._share(sum(piece.weight for piece in pieces if fits(piece.reading.office)))

    def perhaps_of(self, office: Office) -> float:
        """Return the largest share of work that may belong to an office, whatever hours are still unknown."""
        possible = [piece for piece in self.pieces if piece.reading.office in (None, office)]
        if not all(piece.has_hours for piece in possible):
            return 1.0
        return self._share(sum(piece.weight for piece in possible))

    def largest_office(self) -> Office:
        """Return the office with the largest share, front before middle before back among equals."""
        return max(OFFICES, key=self.share_of)

    def largest_other(self, office: Office) -> Office | None:
        """Return the other single office with the largest share; ``None`` where none has any."""
        others = [item for item in OFFICES if item != office and self.of_office(item)]
        ranked = sorted(others, key=self.share_of, reverse=True)
        return ranked[0] if ranked else None

    def surely_off(self, office: Office, *, declared_only: bool = False) -> float:
        """Return the share of work known to belong to another office, or declared to."""
        return self._known_share(lambda own: own not in (None, office), declared_only=declared_only)

    def perhaps_off(self, office: Office) -> float:
        """Return the largest share of work that may belong to another office, whatever hours are still unknown."""
        if any(not piece.has_hours and piece.reading.office != office for piece in self.pieces):
            return 1.0
        return self._share(sum([piece.weight for piece in self.pieces if piece.reading.office != office]))

    def off_office(self, office: Office) -> list[Duty]:
        """Return the duties known to belong to another office, the largest first."""
        return _largest_first(piece for piece in self.pieces if piece.reading.office not in (None, office))

    def of_office(self, office: Office) -> list[Duty]:
        """Return the duties known to belong to an office, the largest first."""
        return _largest_first(piece for piece in self.pieces if piece.reading.office == office)

    def _share(self, weight: float) -> float:
        return round(weight / self.total, DIGITS) if self.total > 0 else 0.0


def read_by_name(mix: Mix, functions: DutyFunctions, department: Department, charter: Charter | None) -> Mix:
    """Return the mix with the offices that names tell, where nothing else does; the very same where none does.

    A name is not held against the office of the department where something written stands against it: some sources put its function in that very
    office; the department is called after that function, or its charter may well name the duty, so that its declared office is this
    company's word on it; or a front department states that the duty meets customers now and then. What no source and no written
    purpose bears out may add to a share, never carry it: where it is more than half of what lies outside the department's office, it is
    left out. Nor does a single name where duties are only counted.
    """
    own, called = department.office, functions.named(department.name)
    named = tuple([_by_name(piece, functions, own, called, charter) for piece in mix.pieces])
    off = [
        piece
        for piece, before in zip(named, mix.pieces, strict=True)
        if piece != before and piece.reading.office != own
    ]
    loose = {piece.duty.address for piece in off if not functions.is_borne_out(piece.duty)}
    if 2 * sum(piece.weight for piece in off if piece.duty.address in loose) > sum(
        piece.weight for piece in off
    ):
        named = tuple(
            before if piece.duty.address in loose else piece
            for piece, before in zip(named, mix.pieces, strict=True)
        )
    outside = [piece for piece in named if piece.reading.office not in (None, own)]
    weak = mix.is_counted and len(outside) < _LEAST_NAMES
    return mix if weak or named == mix.pieces else Mix(named)


def _is_own_work(
    duty: Duty, functions: DutyFunctions, own: Office | None, called: Function | None, charter: Charter | None
) -> bool:
    """Whether something that is written makes a duty the department's own, whatever its name tells."""
    if own not in OFFICES:
        return False
    if own == "front" and duty.customer_contact == "occasional":
        return True
    read = functions.read(duty)
    if read is not None and (read is called or read.votes[OFFICES.index(own)] > 0):
        return True
    return charter is not None and (charter.means(read) or charter.names(duty))


def _by_name(
    piece: Piece,
    functions: DutyFunctions,
    own: Office | None,
    called: Function | None,
    charter: Charter | None,
) -> Piece:
    if piece.reading.office is not None:
        return piece
    fits = _is_own_work(piece.duty, functions, own, called, charter)
    office = own if fits else named_office(functions, piece.duty)
    return Piece(piece.duty, OfficeReading(office, declared=False), piece.weight, piece.has_hours)


def _largest_first(pieces: Iterable[Piece]) -> list[Duty]:
    ordered = sorted(pieces, key=lambda piece: (-piece.weight, piece.duty.address))
    return [piece.duty for piece in ordered]


def mix_of(duties: Iterable[Duty], functions: DutyFunctions, own: Office | None) -> Mix:
    """Weigh duties by hours where any has hours, else count them; ``own`` is the office of their department.

    A duty whose written contact and purpose speak for the department's own office is one of its own, unless it declares another:
    the usual office of a function is only usage, and stands against no written fact. So is what leads its own team: the roster or the
    training that only the department itself uses.
    """
    listed = [(duty, duty.monthly_effort) for duty in duties]
    counted = all(effort is None for _, effort in listed)
    return Mix(
        tuple(
            [
                Piece(
                    duty,
                    _reading(duty, functions, own),
                    1.0 if counted else effort or 0.0,
                    effort is not None,
                )
                for duty, effort in listed
            ]
        )
    )


def _leads_its_own_team(duty: Duty, functions: DutyFunctions) -> bool:
    function = functions.of(duty) if duty.consumer == (duty.home,) else None
    return function is not None and function.id in _LEADING


def _reading(duty: Duty, functions: DutyFunctions, own: Office | None) -> OfficeReading:
    reading = functions.office(duty)
    fits = (
        not reading.declared
        and own is not None
        and (evident_office(duty) == own or _leads_its_own_team(duty, functions))
    )
    return OfficeReading(own, declared=False) if fits else reading

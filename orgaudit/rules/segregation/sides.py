"""Which duties of a process are front execution, which confirm or book at the back, and how surely that is known."""

from collections.abc import Callable, Iterable, Mapping

from orgaudit.findings.severity import Confidence
from orgaudit.model import Duty, Office, Organization, Process
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions
from orgaudit.rules.known import NO, YES, Known, both, either, unknown


@dataclass(frozen=True, slots=True)
class Sides:
    """The duties of a process by side, each with how surely it belongs there."""

    front: Mapping[str, Known]
    back: Mapping[str, Known]
    front_duties: tuple[Duty, ...]
    back_duties: tuple[Duty, ...]
    front_is_open: bool
    back_is_open: bool
    is_sure: bool

    @property
    def can_meet(self) -> bool:
        """Whether each side has a duty, or may have one."""
        return bool((self.front or self.front_is_open) and (self.back or self.back_is_open))


def sides_of(org: Organization, process: Process) -> Sides:
    """Sort the duties of a process by side."""
    functions = duty_functions(org)
    fronts = [(duty, _front(functions, duty)) for duty in process.duties]
    backs = [(duty, _back(functions, duty)) for duty in process.duties]
    every = [side for _, side in (*fronts, *backs)]
    return Sides(
        front={duty.address: side for duty, side in fronts if side.holds},
        back={duty.address: side for duty, side in backs if side.holds},
        front_duties=tuple(duty for duty, side in fronts if side.holds),
        back_duties=tuple(duty for duty, side in backs if side.holds),
        front_is_open=any(side.holds is None for _, side in fronts),
        back_is_open=any(side.holds is None for _, side in backs),
        is_sure=all(side.holds is not None and side.sure is Confidence.HIGH for side in every),
    )


def meeting(
    front: Iterable[Duty],
    back: Iterable[Duty],
    sides: Sides,
    names: Callable[[Duty], Iterable[str]],
    names_behind: Callable[[Duty], Iterable[str]],
) -> dict[str, Known]:
    """Return whoever stands on both sides, and how surely: ``names`` tells who stands behind a front duty."""
    ahead = _best(front, sides.front, names)
    behind = _best(back, sides.back, names_behind)
    return {name: both(ahead[name], behind[name]) for name in sorted(ahead.keys() & behind.keys())}


def _best(
    duties: Iterable[Duty], sides: Mapping[str, Known], names: Callable[[Duty], Iterable[str]]
) -> dict[str, Known]:
    best: dict[str, Known] = {}
    for duty in duties:
        for name in names(duty):
            best[name] = either(sides[duty.address], best.get(name, NO))
    return best


def _front(functions: DutyFunctions, duty: Duty) -> Known:
    """Tell front execution: an ``initiate`` or ``execute`` step in the front office."""
    if duty.step is None:
        return unknown("duty.step")
    if duty.step not in ("initiate", "execute"):
        return NO
    return _in_office(functions, duty, "front")


def _back(functions: DutyFunctions, duty: Duty) -> Known:
    """Tell confirming and booking: ``record`` and ``reconcile`` wherever they are done, ``custody`` in a back office.

    A shop's till is custody at the front; that whoever sells also takes the money is no mixing of offices.
    """
    if duty.step is None:
        return unknown("duty.step")
    if duty.step in ("record", "reconcile"):
        return YES
    return _in_office(functions, duty, "back") if duty.step == "custody" else NO


def _in_office(functions: DutyFunctions, duty: Duty, office: Office) -> Known:
    """Compare the office: declared it is certain, by the function fairly sure, read from the name inferred."""
    stated = functions.office(duty)
    if stated.office is not None:
        return Known(stated.office == office, Confidence.HIGH if stated.declared else Confidence.MEDIUM)
    read = functions.office_by_name(duty)
    return unknown("duty.office") if read is None else Known(read == office, Confidence.LOW)

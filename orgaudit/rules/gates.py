"""The gates that stand before a remedy: may this duty be automated, may its paper go.

The automation gate asks in this order whether the work follows rules, its input is digital, exceptions are few, the way
of doing it is stable, there is enough of it, and it is kept (somebody answers for it and its manual is not missing).
The first gate that is not open names what to do next; automation is no answer before that. The figures are house
defaults; the criteria are common to DELPHI, WELLMANN and RPAEQ. RPADISSENT praises robots for work that changes often;
most say the opposite, so the gate stays.
"""

from collections.abc import Mapping
from typing import Final, Literal

from orgaudit.model import NONE, Duty
from orgaudit.model.dataclass import dataclass
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.vocabulary import BY_HAND
from orgaudit.rules.known import NO, YES, Known, both, tested, unknown

GateName = Literal["rules", "digital", "exceptions", "stable", "volume", "kept"]
Verdict = Literal["candidate", "standardise_first", "no", "unknown"]
NextAction = Literal[
    "keep_judgement",
    "leave_by_hand",
    "digitise_input",
    "cut_exceptions",
    "settle_method",
    "bundle_volume",
    "name_owner_and_write_manual",
    "ask_rules",
    "ask_media",
    "count_exceptions",
    "ask_changes",
    "measure_hours",
    "ask_manual",
]
PaperVerdict = Literal["keep", "ask", "stop", "find_out"]


@dataclass(frozen=True, slots=True)
class AutomationLimits:
    """Where the gates stand: shares 0–1, hours a month, changes a year. House defaults."""

    most_exceptions: float = 0.1
    most_changes: float = 2.0
    least_hours: float = 10.0
    worth_hours: float = 2.0


USUAL_LIMITS: Final = AutomationLimits()


class GateReading(NamedTuple):
    """What the automation gate says of one duty, and of each gate, in the order in which they are asked, whether it is open.

    ``no``: it needs an expert's judgement, or takes too little time to be worth it. ``standardise_first``: another gate
    is shut. ``candidate``: the first five are open and the last is not shut. ``unknown``: none is shut, but one of the
    first five is not known. ``next_action`` opens the first gate that is not open; ``None`` where all six are.
    """

    verdict: Verdict
    gates: Mapping[GateName, Known]
    next_action: NextAction | None

    def that_are(self, *, is_open: bool | None) -> tuple[GateName, ...]:
        """Return the gates that are open or shut, or with ``None`` those of which it is not known, in their order."""
        return tuple(name for name, known in self.gates.items() if known.holds is is_open)


_NEXT: Final[Mapping[GateName, tuple[NextAction, NextAction]]] = {
    "rules": ("keep_judgement", "ask_rules"),
    "digital": ("digitise_input", "ask_media"),
    "exceptions": ("cut_exceptions", "count_exceptions"),
    "stable": ("settle_method", "ask_changes"),
    "volume": ("bundle_volume", "measure_hours"),
    "kept": ("name_owner_and_write_manual", "ask_manual"),
}
"""What to do next where a gate is shut, and where that is not known."""


def automation_gate(duty: Duty, limits: AutomationLimits = USUAL_LIMITS) -> GateReading:
    """Read all six gates of one duty."""
    hours = monthly_hours(duty)
    by_rules = tested(duty.judgement, lambda kind: kind != "expert", "duty.judgement")
    gates: dict[GateName, Known] = {
        "rules": by_rules,
        # An empty list says that it runs on nothing, which tells nothing about what comes in.
        "digital": tested(duty.media or None, BY_HAND.isdisjoint, "duty.media"),
        "exceptions": _at_most(duty, "exception_rate", limits.most_exceptions),
        "stable": _at_most(duty, "changes_per_year", limits.most_changes),
        "volume": tested(hours, lambda own: own >= limits.least_hours, "duty.hours_per_month"),
    }
    five = both(*gates.values())
    gates["kept"] = _kept(duty)
    if by_rules.holds is False:
        return GateReading("no", gates, "keep_judgement")
    if hours is not None and hours < limits.worth_hours:
        return GateReading("no", gates, "leave_by_hand")
    shut = five.holds is False or gates["kept"].holds is False
    verdict: Verdict = "standardise_first" if shut else "candidate" if five.holds else "unknown"
    actions = (_NEXT[name][gate.holds is None] for name, gate in gates.items() if not gate.holds)
    return GateReading(verdict, gates, next(actions, None))


def paperless_gate(duty: Duty) -> PaperVerdict:
    """Return what may happen to a duty's paper: law keeps it (scan a copy), a counterparty is asked, a habit stops."""
    reasons: dict[str | None, PaperVerdict] = {"law": "keep", "counterparty": "ask", "habit": "stop"}
    return reasons.get(duty.paper_required_by, "find_out")


def monthly_hours(duty: Duty) -> float | None:
    """Return the hours of a mean month; 0 where it is stated that there are none, ``None`` where unknown."""
    effort = duty.monthly_effort
    return 0.0 if effort is None and duty.hours_per_month is NONE else effort


def _at_most(duty: Duty, name: str, most: float) -> Known:
    return tested(getattr(duty, name), lambda own: own is NONE or own <= most, f"duty.{name}")


def _kept(duty: Duty) -> Known:
    """Read whether somebody answers for the duty, or does it, and a manual is there, be it an old one."""
    owners = [duty.accountable, duty.primary]
    if duty.manual == "none" or owners == [(), ()]:
        return NO
    return YES if duty.manual is not None and any(owners) else unknown("duty.manual", "duty.primary")

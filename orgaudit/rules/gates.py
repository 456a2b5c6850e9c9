"""The gates that stand before a remedy: may this duty be automated, may its paper go.

The automation gate asks in this order whether the work follows rules, its input is digital, exceptions are few, the way
of doing it is stable, there is enough of it, and it is kept (somebody answers for it and its manual is not missing).
The first gate that is not open names what to do next; automation is no answer before that. The figures are house
defaults; the criteria are common to DELPHI, WELLMANN and RPAEQ. RPADISSENT praises robots for work that changes often;
most say the opposite, so the gate stays.
"""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from orgaudit.model.duty import Duty
from orgaudit.model.vocabulary import NONE, StatedNone

GateName = Literal["rules", "digital", "exceptions", "stable", "volume", "kept"]
GateState = Literal["passed", "failed", "unknown"]
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

NOT_DIGITAL: Final = frozenset({"paper", "mail", "fax", "seal", "phone"})
"""Media that somebody must read or hear before a machine can go on."""


@dataclass(frozen=True, slots=True)
class AutomationLimits:
    """Where the gates stand: shares 0–1, hours a month, changes a year. House defaults."""

    most_exceptions: float = 0.1
    most_changes: float = 2.0
    least_hours: float = 10.0
    worth_hours: float = 2.0


USUAL_LIMITS: Final = AutomationLimits()


class Gate(NamedTuple):
    """One gate and how it stands."""

    name: GateName
    state: GateState


class GateReading(NamedTuple):
    """What the automation gate says of one duty.

    ``no``: it needs an expert's judgement, or takes too little time to be worth it. ``standardise_first``: another gate
    is shut. ``candidate``: the first five are open and the last is not shut. ``unknown``: none is shut, but one of the
    first five is not known. ``next_action`` opens the first gate that is not open; ``None`` where all six are.
    """

    verdict: Verdict
    gates: tuple[Gate, ...]
    next_action: NextAction | None

    def named(self, state: GateState) -> tuple[GateName, ...]:
        """Return the gates in this state, in their order."""
        return tuple(gate.name for gate in self.gates if gate.state == state)


_STATE: Final[dict[bool | None, GateState]] = {None: "unknown", True: "passed", False: "failed"}
_SHUT: Final[dict[GateName, NextAction]] = {
    "rules": "keep_judgement",
    "digital": "digitise_input",
    "exceptions": "cut_exceptions",
    "stable": "settle_method",
    "volume": "bundle_volume",
    "kept": "name_owner_and_write_manual",
}
_NOT_KNOWN: Final[dict[GateName, NextAction]] = {
    "rules": "ask_rules",
    "digital": "ask_media",
    "exceptions": "count_exceptions",
    "stable": "ask_changes",
    "volume": "measure_hours",
    "kept": "ask_manual",
}


def automation_gate(duty: Duty, limits: AutomationLimits = USUAL_LIMITS) -> GateReading:
    """Read all six gates of one duty."""
    hours = monthly_hours(duty)
    too_little = hours is not None and hours < limits.worth_hours
    gates = (
        Gate("rules", _rules(duty)),
        Gate("digital", _digital(duty)),
        Gate("exceptions", _at_most(duty.exception_rate, limits.most_exceptions)),
        Gate("stable", _at_most(duty.changes_per_year, limits.most_changes)),
        Gate("volume", _STATE[None if hours is None else hours >= limits.least_hours]),
        Gate("kept", _kept(duty)),
    )
    if gates[0].state == "failed":
        return GateReading("no", gates, "keep_judgement")
    if too_little:
        return GateReading("no", gates, "leave_by_hand")
    return GateReading(_verdict(gates), gates, _next_action(gates))


def paperless_gate(duty: Duty) -> PaperVerdict:
    """Return what may happen to a duty's paper: law keeps it (scan a copy), a counterparty is asked, a habit stops."""
    reasons: dict[str | None, PaperVerdict] = {"law": "keep", "counterparty": "ask", "habit": "stop"}
    return reasons.get(duty.paper_required_by, "find_out")


def monthly_hours(duty: Duty) -> float | None:
    """Return the hours of a mean month; 0 where it is stated that there are none, ``None`` where unknown."""
    effort = duty.monthly_effort
    return 0.0 if effort is None and duty.hours_per_month is NONE else effort


def _verdict(gates: tuple[Gate, ...]) -> Verdict:
    if any(gate.state == "failed" for gate in gates):
        return "standardise_first"
    return "unknown" if any(gate.state == "unknown" for gate in gates[:-1]) else "candidate"


def _next_action(gates: tuple[Gate, ...]) -> NextAction | None:
    for gate in gates:
        if gate.state != "passed":
            return (_SHUT if gate.state == "failed" else _NOT_KNOWN)[gate.name]
    return None


def _rules(duty: Duty) -> GateState:
    return _STATE[None if duty.judgement is None else duty.judgement != "expert"]


def _digital(duty: Duty) -> GateState:
    # An empty list says that it runs on nothing, which tells nothing about what comes in.
    return _STATE[NOT_DIGITAL.isdisjoint(duty.media) if duty.media else None]


def _at_most(value: float | StatedNone | None, most: float) -> GateState:
    return _STATE[None if value is None else value is NONE or value <= most]


def _kept(duty: Duty) -> GateState:
    """Whether somebody answers for the duty, or does it, and a manual is there, be it an old one."""
    owners = [duty.accountable, duty.primary]
    if duty.manual == "none" or owners == [(), ()]:
        return "failed"
    return "passed" if duty.manual is not None and any(owners) else "unknown"

"""Which controls would make up for steps that cannot be parted, so that an advice fits the process.

The kinds are those of the sources (BONADIO, CBB): review by the owner, reconciliation by somebody else, release by two,
leave of two weeks; which of them fits which process is a house choice.
"""

from typing import Final, Literal

from orgaudit.model import Organization, Process
from orgaudit.rules.segregation.firm import TINY_FIRM, is_tiny
from orgaudit.rules.segregation.matter import matter_of

Control = Literal[
    "owner_statement",
    "outside_reconciliation",
    "dual_release",
    "cash_count",
    "payroll_review",
    "change_list",
    "sample_review",
    "two_weeks_leave",
    "outside_confirmation",
]

_BY_MATTER: Final[dict[str | None, tuple[Control, ...]]] = {
    "payroll": ("payroll_review", "owner_statement"),
    "payments": ("owner_statement", "dual_release"),
    "master_data": ("change_list", "sample_review"),
    None: ("sample_review", "two_weeks_leave"),
}


def fitting_controls(org: Organization, process: Process, *, front: bool = False) -> tuple[Control, ...]:
    """Return the controls that fit a process, the best first. ``front`` is for front and back in one hand."""
    if front and org.company.industry == "finance":
        return ("outside_confirmation", "two_weeks_leave")
    if any("cash" in (duty.payments or ()) for duty in process.duties):
        return ("cash_count", "owner_statement")
    controls = _BY_MATTER[matter_of(org, process).code]
    if not is_tiny(org, TINY_FIRM):
        return controls
    # Two or three people have no second pair of hands for every payment.
    return tuple("outside_reconciliation" if item == "dual_release" else item for item in controls)

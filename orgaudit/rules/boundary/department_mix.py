"""The mix of a department's recurring work as BND004 and BND007 judge it: readable or not, and how surely."""

from orgaudit.findings.hit import Clean, NotJudged
from orgaudit.findings.severity import Confidence
from orgaudit.model.department import Department
from orgaudit.model.organization import Organization
from orgaudit.rules.boundary.office_mix import Mix, mix_of
from orgaudit.rules.boundary.small_teams import size_is_settled
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.known import unwritten


def mix_or_outcome(org: Organization, department: Department) -> Mix | Clean | NotJudged | None:
    """Return a department's mix, or the judgement that needs none; ``None`` where it has no recurring work.

    What is missing to read it leaves it not judged. A written reason for its office speaks for its duties too: clean.
    """
    if missing := unwritten(department, "office", "duties"):
        return NotJudged(department, missing)
    if isinstance(department.office_reason, str):
        return Clean(department)
    recurring = (duty for duty in department.duties or () if duty.is_recurring)
    mix = mix_of(recurring, duty_functions(org), department.office)
    return mix if mix.pieces and (mix.total > 0 or not mix.hours_complete) else None


def share_confidence(org: Organization, department: Department, mix: Mix, *, declared: bool) -> Confidence:
    """Return how sure a share is that reaches its threshold; ``declared``: by declared offices alone.

    Low where duties are only counted. High where nothing unwritten can change it: every duty has hours, and no unknown size
    can call in the guard for small teams.
    """
    if mix.is_counted:
        return Confidence.LOW
    settled = declared and mix.hours_complete and size_is_settled(org, department)
    return Confidence.HIGH if settled else Confidence.MEDIUM

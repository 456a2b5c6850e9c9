"""The mix of a department's recurring work as BND004 and BND007 judge it: readable or not, and how surely."""

from collections.abc import Callable, Container, Sequence

from orgaudit.findings.hit import Clean, NotJudged, Outcome, Outcomes
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Department, Office, Organization
from orgaudit.rules.boundary.office_mix import OFFICES, Mix, Piece, mix_of
from orgaudit.rules.boundary.small_teams import is_small, size_is_settled
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.known import unwritten


def judged_by_mix(
    org: Organization,
    judge: Callable[[Department, Mix], Outcome],
    offices: Container[Office | None] = (*OFFICES, "mixed", None),
) -> Outcomes:
    """Yield what is judged of every department of these offices that has recurring duties."""
    for department in org.departments:
        mix = _mix_or_outcome(org, department) if department.office in offices else None
        if isinstance(mix, Mix):
            yield judge(department, mix)
        elif mix:
            yield mix


def _mix_or_outcome(org: Organization, department: Department) -> Mix | Clean | NotJudged | None:
    """Return a department's mix, or the judgement that needs none; ``None`` where it has no recurring work.

    What is missing to read it leaves it not judged. A written reason for its office speaks for its duties too: clean.
    """
    if missing := unwritten(department, "office", "duties"):
        return NotJudged(department, missing)
    if isinstance(department.office_reason, str):
        return Clean(department)
    mix = mix_of(department.recurring_duties, duty_functions(org), department.office)
    return mix if mix.pieces and (mix.total > 0 or not mix.hours_complete) else None


def missing_of(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return what is unknown of the duties that could lift a share."""
    unknown = any(piece.reading.office is None for piece in pieces)
    names = ("duty.office", "duty.function") if unknown else ()
    return names if all(piece.has_hours for piece in pieces) else (*names, "duty.hours_per_month")


def share_severity(
    org: Organization,
    department: Department,
    mix: Mix,
    level: Severity,
    *,
    guard: tuple[int, int],
    inferred: bool,
) -> Severity:
    """Return the level of a share: medium where names or mere counts tell it, and a note in small teams.

    ``guard`` is up to how many people a company and a team count as small.
    """
    if is_small(org, department, company=guard[0], team=guard[1], weighed=not mix.is_counted):
        return Severity.INFO
    return Severity.MEDIUM if inferred or mix.is_counted else level


def share_confidence(
    org: Organization, department: Department, mix: Mix, *, declared: bool, inferred: bool
) -> Confidence:
    """Return how sure a share is that reaches its threshold; ``declared``: by declared offices alone.

    Low where names tell it or duties are only counted. High where nothing unwritten can change it: every duty has hours, and no unknown size
    can call in the guard for small teams.
    """
    if inferred or mix.is_counted:
        return Confidence.LOW
    settled = declared and mix.hours_complete and size_is_settled(org, department)
    return Confidence.HIGH if settled else Confidence.MEDIUM

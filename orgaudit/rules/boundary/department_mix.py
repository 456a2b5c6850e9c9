"""A share of a department's recurring work as BND004 and BND007 judge it: whether it is reached, how grave that is, and how sure."""

from collections.abc import Callable, Container, Sequence

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Department, Office, Organization
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.boundary.office_mix import OFFICES, Mix, Piece, mix_of, read_by_name
from orgaudit.rules.charter_lines import charters
from orgaudit.rules.duty_facts import OUTSIDE
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.known import unwritten
from orgaudit.rules.sister_questions import asked_once


class Share(NamedTuple):
    """What a rule measures in the mix of a department: how much of the work it is for sure, and how much it may be at most.

    ``counts`` tells the duties that may be of it. It is reached from ``least`` on, of 1.
    """

    least: float
    surely: Callable[[Department, Mix], float]
    perhaps: Callable[[Department, Mix], float]
    counts: Callable[[Piece], bool]


def judged_by_share(
    org: Organization,
    share: Share,
    hit: Callable[[Department, Mix, Mix | None], Hit],
    offices: Container[Office | None] = (*OFFICES, "mixed", None),
) -> Outcomes:
    """Yield what is judged of every department of these offices that has recurring duties; sister units are asked once.

    Where what is stated does not reach the share, what names tell may; ``hit`` then gets the mix without it as well.
    """

    def judge(department: Department, mix: Mix) -> Outcome:
        if share.perhaps(department, mix) < share.least:
            return Clean(department, mix.sureness)
        if share.surely(department, mix) >= share.least:
            return hit(department, mix, None)
        named = read_by_name(mix, duty_functions(org), department, charters(org).get(department.id))
        if share.surely(department, named) >= share.least:
            return hit(department, named, mix)
        return NotJudged(department, _missing_of([piece for piece in mix.pieces if share.counts(piece)]))

    concerned = (item for item in org.departments if item.office in offices)
    found = ((department, _mix_or_outcome(org, department)) for department in concerned)
    outcomes = (judge(department, mix) if isinstance(mix, Mix) else mix for department, mix in found)
    return asked_once(org, filter(None, outcomes))


def _mix_or_outcome(org: Organization, department: Department) -> Mix | Clean | NotJudged | None:
    """Return a department's mix, or the judgement that needs none; ``None`` where it has no recurring work.

    What is missing to read it leaves it not judged. A written reason for its office speaks for its duties too, and how others divide
    the work that they do for us is theirs: clean.
    """
    if missing := unwritten(department, "office", "duties"):
        return NotJudged(department, missing)
    if isinstance(department.office_reason, str) or department.provided_by in OUTSIDE:
        return Clean(department)
    mix = mix_of(department.recurring_duties, duty_functions(org), department.office)
    return mix if mix.pieces and (mix.total > 0 or not mix.hours_complete) else None


def _missing_of(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return what is unknown of the duties that could lift a share."""
    unknown = any(piece.reading.office is None for piece in pieces)
    names = ("duty.office", "duty.function") if unknown else ()
    return names if all(piece.has_hours for piece in pieces) else (*names, "duty.hours_per_month")


def share_hit(
    org: Organization,
    department: Department,
    mix: Mix,
    facts: Facts,
    level: Severity,
    *,
    small: tuple[int, int],
    declared: bool,
    inferred: bool,
    field: str,
) -> Hit:
    """Return the hit of a share that is reached.

    The level is medium at most where names or mere counts tell it, and info in small teams; ``small`` is up to how many people a company and a
    team are that. It is of low confidence where names tell it or duties are only counted; high where nothing unwritten can change it: it is
    reached by ``declared`` offices alone, every duty has hours, and no unknown size can call in the guard for small teams.
    """
    weak = inferred or mix.is_counted
    settled = declared and mix.hours_complete and size_is_settled(org, department)
    if is_small(org, department, company=small[0], team=small[1], weighed=not mix.is_counted):
        level = Severity.INFO
    elif weak:
        level = Severity.MEDIUM
    sure = Confidence.LOW if weak else Confidence.HIGH if settled else Confidence.MEDIUM
    return Hit(department, facts, severity=level, confidence=sure, field=field)


def is_small(org: Organization, department: Department, *, company: int, team: int, weighed: bool) -> bool:
    """Whether a company has at most ``company`` people or a department at most ``team``; never in a regulated trade.

    Without a headcount those count who work there and an empty seat, not those who are named as backups.
    Where nobody is named yet the size is unknown: then a department whose work is ``weighed`` by hours passes for small, so
    that naming a first person cannot soften the finding; where duties are only counted it does not.
    """
    if org.company.is_regulated:
        return False
    employees = org.company.employees
    size = org.posts(department)
    few = isinstance(employees, int) and employees <= company
    return few or (size <= team and (size > 0 or weighed))


def size_is_settled(org: Organization, department: Department) -> bool:
    """Whether no number still unwritten, of employees or heads, could make the guard for small teams apply."""
    stated = org.company.employees is not None and department.headcount is not None
    return org.company.is_regulated is True or stated

"""BND005 boundary-unwritten: a function that easily blurs, and no written word on where it belongs.

Hit where the stated function of a duty is one that sources put in two or more offices with a disagreement of at least 0.15 (votes by source in
knowledge/functions/), and nothing is written: no charter line of an owning department that names the duty or its function (``charter_lines``;
of what only a name tells, its whole area is enough), no ``office_reason``, no office of the company's settings. It says "write it down", never
"you chose wrong". High confidence with charter and both reasons stated as none; medium where they are unwritten, as this is where they would stand.

- Without a stated function a name read with high confidence is asked about, at low confidence, where the company chose an office that fewer
  sources give it than another, unless a written contact or purpose fits it, it is an approval, a vendor's or the group's, unused, in a company
  of one department, or names what companies of this industry sell (``DutyFunctions.is_trade``). A name never makes a duty clean; unclear ones, and
  a stated function that the taxonomy does not know, leave it not judged. ``function: none`` is no subject. Sister units are asked once.
- Low; medium where two or more departments touch the duty: owners, handoffs, or the same function elsewhere. High where the goals of one
  that does conflict with its neighbour's (GOL008; ``goal_conflict.py``), at medium confidence at least and no less surely than the finding.
"""

from collections.abc import Mapping
from itertools import islice

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.knowledge.functions import Function
from orgaudit.model import NONE, Department, Duty, Office, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.boundary.fixes import boundary_written
from orgaudit.rules.boundary.neighbours import neighbours_in
from orgaudit.rules.boundary.office_mix import OFFICES
from orgaudit.rules.boundary.offices import evident_office
from orgaudit.rules.boundary.owners import owner_departments
from orgaudit.rules.charter_lines import Charter, charters
from orgaudit.rules.duty_facts import OUTSIDE, is_unused
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions
from orgaudit.rules.goal_conflict import pulled_departments
from orgaudit.rules.sister_questions import SHOWN, asked_once, more_than_shown
from orgaudit.rules.spec import Family, Move, NoOptions, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryUnwrittenFacts(Facts):
    """What BND005 tells: how many sources put the function in each office, and this company's own choice.

    ``touching`` holds at most five of the departments that own or touch the duty, where there are two or more, and ``touching_more`` counts
    the others. ``read_from`` is the name of the duty where that told the function, ``own_word`` the company's own word by its settings.
    """

    function: str = of("function")
    votes_front: int
    votes_middle: int
    votes_back: int
    office: str | None = of("office")
    touching: tuple[str, ...] = of("department")
    touching_more: int | None = internal(default=None)
    read_from: str | None = None
    own_word: str | None = internal(default=None)
    sisters: tuple[str, ...] = internal("department", default=())
    sisters_more: int | None = internal(default=None)


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every duty, unless it is stated to have no function."""
    return asked_once(org, _judged(org))


def _judged(org: Organization) -> Outcomes:
    functions, known = duty_functions(org), charters(org)
    pulled, neighbours = pulled_departments(org), neighbours_in(org)
    for duty in org.duties:
        if duty.function is NONE:
            continue
        stated = functions.stated(duty)
        function = stated or functions.read(duty)
        if function is None:
            yield NotJudged(duty, ("duty.function",))
            continue
        owners = owner_departments(duty) or ()
        departments = [org.department_by_id[owner] for owner in owners if owner in org.department_by_id]
        decided = function.id in org.own_offices
        if not function.boundary_prone or decided or _is_written(duty, function, departments, known):
            yield Clean(duty) if stated else NotJudged(duty, ("duty.function",))
            continue
        touching = neighbours.of(duty, function)
        office = duty.office or _own_office(departments)
        if not stated and not (
            len(org.departments) > 1
            and functions.is_sure(duty)
            and _is_worth_asking(functions, duty, function, office)
        ):
            yield NotJudged(duty, ("duty.function",))
        else:
            hit = _hit(duty, function, departments, touching, functions.own_word(duty))
            yield _raised(hit, pulled, touching)


def _raised(hit: Hit, pulled: Mapping[str, Confidence], touching: tuple[str, ...]) -> Hit:
    """Lift a hit to high where goals conflict at this boundary, no less surely than the hit itself is sure."""
    sure = [pulled[name] for name in touching if name in pulled]
    surest = max(sure, default=Confidence.LOW, key=lambda confidence: confidence.rank)
    if surest is Confidence.LOW or not surest.at_least(hit.confidence):
        return hit
    return hit._replace(severity=Severity.HIGH)


def _is_written(
    duty: Duty, function: Function, departments: list[Department], known: Mapping[str, Charter]
) -> bool:
    reasons = (duty.office_reason, *(department.office_reason for department in departments))
    if any(isinstance(reason, str) for reason in reasons):
        return True
    written = [known[department.id] for department in departments if department.id in known]
    return any(
        charter.names(duty)
        or charter.names_function(function)
        or (charter.means(function) if duty.function is None else charter.reads_as(function))
        for charter in written
    )


def _is_worth_asking(functions: DutyFunctions, duty: Duty, function: Function, office: Office | None) -> bool:
    """Whether the office chosen for what only a name tells is one that fewer sources give it than another, and nothing written explains it."""
    if (
        is_unused(duty)
        or duty.step == "authorise"
        or duty.performed_by in OUTSIDE
        or functions.is_trade(function)
    ):
        return False
    votes = dict(zip(OFFICES, function.votes, strict=True))
    return office in votes and votes[office] < max(votes.values()) and evident_office(duty) != office


def _hit(
    duty: Duty,
    function: Function,
    departments: list[Department],
    near: tuple[str, ...],
    own_word: str | None,
) -> Hit:
    read = duty.function is None
    touching = near if len(near) > 1 else ()
    none_stated = duty.office_reason is NONE and all(
        department.charter == () and department.office_reason is NONE for department in departments
    )
    front, middle, back = function.votes
    return Hit(
        duty,
        BoundaryUnwrittenFacts(
            function=function.id,
            votes_front=front,
            votes_middle=middle,
            votes_back=back,
            office=duty.office or _own_office(departments),
            touching=_shown(touching, [department.id for department in departments]),
            touching_more=more_than_shown(touching),
            read_from=duty.name if read and not own_word else None,
            own_word=own_word,
        ),
        severity=Severity.MEDIUM if touching else Severity.LOW,
        confidence=Confidence.LOW if read else Confidence.HIGH if none_stated else Confidence.MEDIUM,
        field="name" if read else "function",
    )


def _shown(touching: tuple[str, ...], owners: list[str]) -> tuple[str, ...]:
    """Return as many of the departments as a sentence can hold, the owners among them, in the order of their ids."""
    if len(touching) <= SHOWN:
        return touching
    others = islice((name for name in touching if name not in owners), max(SHOWN - len(owners), 0))
    return tuple(sorted((*owners[:SHOWN], *others)))


def _own_office(departments: list[Department]) -> Office | None:
    """Return the office that the company itself chose for where the duty stands, if one department owns it."""
    return departments[0].office if len(departments) == 1 else None


RULE = Rule(
    id="BND005",
    name="boundary-unwritten",
    family=Family.BOUNDARY,
    severity=Severity.LOW,
    ceiling=Severity.HIGH,
    subject="duty",
    check=check,
    facts=BoundaryUnwrittenFacts,
    effort_hours=8,
    move=Move.WRITE_BOUNDARY,
    fix=boundary_written,
    sources=("S0", "S1", "S3", "EW", "KCSF", "BUNSHO"),
)

"""BND002 owner-overlap: two departments or two persons answer for the same duty.

Hit where two or more departments are stated (``departments: [a, b]`` in the top-level list, ``also_in`` in a department)
or two or more persons are ``accountable``; there is one accountable and one approver (RACI, DACI). A written ``scope``
silences it: the cut is there. A duty in one department's list without ``also_in`` has one owner and is clean; of a duty
in the top-level list without ``departments`` nobody knows how many there are: not judged.
High where the owners sit in different offices (of the departments named, and of those that the accountable persons
belong to; ``mixed`` or unwritten offices do not count as different), else medium. It absorbs BND003.
An empty seat beside somebody accountable is one of two, and the finding is high: whom it belongs to may sit anywhere, and a question
that waits for it waits in vain. One of two leaving would else mend what two of them left unsettled (an empty seat mends nothing).
Recoverable hours are taken as 5 % of the duty's (house default).
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, Related, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.boundary.fixes import one_owner
from orgaudit.rules.boundary.owners import is_claimed_twice, owner_departments, vacant_beside
from orgaudit.rules.spec import Family, Gain, Move, NoOptions, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerOverlapFacts(Facts):
    """What BND002 tells. ``owners`` or ``accountable`` is empty where only the other is double.

    ``offices`` are the different offices of the owners, where there are several; ``vacant``: one of the seats is empty.
    """

    owners: tuple[str, ...] = of("department")
    accountable: tuple[str, ...] = of("person")
    offices: tuple[str, ...] = of("office")
    vacant: bool = internal()
    hours_per_month: float | None


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every duty."""
    for duty in org.duties:
        if is_claimed_twice(duty):
            yield Clean(duty) if isinstance(duty.scope, str) else _hit(org, duty)
        elif owner_departments(duty) is None:
            yield NotJudged(duty, ("duty.departments",))
        else:
            yield Clean(duty)


def _hit(org: Organization, duty: Duty) -> Hit:
    departments = owner_departments(duty) or ()
    owners = departments if len(departments) > 1 else ()
    named, vacant = tuple(dict.fromkeys(duty.accountable or ())), vacant_beside(duty)
    accountable = named if len(named) > 1 or vacant else ()
    offices = _offices(org, owners, accountable)
    return Hit(
        duty,
        OwnerOverlapFacts(
            owners=owners,
            accountable=accountable,
            offices=offices if len(offices) > 1 else (),
            vacant=vacant,
            hours_per_month=duty.monthly_effort,
        ),
        severity=Severity.HIGH if len(offices) > 1 or vacant else Severity.MEDIUM,
        related=(
            *Related.each("department", owners, "owner"),
            *Related.each("person", accountable, "accountable"),
        ),
        field=("also_in" if duty.also_in else "departments") if owners else "accountable",
    )


def _offices(org: Organization, owners: tuple[str, ...], accountable: tuple[str, ...]) -> tuple[str, ...]:
    people = (org.person_by_id.get(person) for person in accountable)
    homes = (person.department for person in people if person and isinstance(person.department, str))
    departments = (org.department_by_id.get(department) for department in {*owners, *homes})
    offices = {item.office for item in departments if item and item.office not in (None, "mixed")}
    return tuple(office for office in ("front", "middle", "back") if office in offices)


RULE = Rule(
    id="BND002",
    name="owner-overlap",
    family=Family.BOUNDARY,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="duty",
    check=check,
    facts=OwnerOverlapFacts,
    absorbs=("BND003",),
    effort_hours=8,
    move=Move.NAME_OWNER,
    fix=one_owner,
    gain=Gain.SHARE_OF_DUTY,
    gain_share=0.05,
    sources=("RACI", "DACI"),
)

"""SIL001 sole-keeper: a duty that only one person can do (属人化).

Hit where at most one person is able to run a recurring duty alone; two are asked for by ENG1212 and SENNAN. Able is
settled in the model. ``backups: none`` is a statement and fires with high confidence; missing backups are not judged, unless

- the skill maps hold a level for this duty of as many people of the department as its headcount: medium confidence, or
- at least half of the recurring duties record their backups: then the gap counts as a statement, at low confidence.

What a vendor or the group performs is not compared: a firm has more than one head.
An unwritten ``primary`` is never taken for nobody; the words ``primary: none`` with ``backups: none`` are, and fire, unless a
vendor or the group performs it. What only a gap tells is worded as a gap in the file.
``stoppable`` makes the finding low whatever else. The legal deadline is part of this rule's own levels.
"""

from orgaudit.findings.hit import Facts, Hit, Outcomes, Related, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.duty_facts import gravity
from orgaudit.rules.known import Known, without_hit
from orgaudit.rules.silo.fixes import backed_up
from orgaudit.rules.silo.keepers import KeeperOptions, keepers_read, unwritten_backups
from orgaudit.rules.spec import Family, Gain, Move, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class SoleKeeperFacts(Facts):
    """What SIL001 tells. ``keepers`` holds person ids, fewer than the least number asked for.

    ``inferred``: the backups are only ``unwritten`` while most other duties name theirs.
    """

    inferred: bool = internal()
    unwritten: tuple[str, ...] = of("field")
    keepers: tuple[str, ...] = of("person")
    hours_per_month: float | None
    deadline: str | None = of("deadline")
    criticality: str | None = of("criticality")
    manual: str | None = of("manual")


def check(org: Organization, options: KeeperOptions) -> Outcomes:
    """Judge every recurring duty."""
    few_of = keepers_read(org, options)
    for duty in org.recurring_duties:
        few = few_of(duty)
        yield without_hit(duty, few) or _hit(org, duty, few)


def _hit(org: Organization, duty: Duty, few: Known) -> Hit:
    keepers, unwritten = tuple(sorted(org.able(duty))), unwritten_backups(few)
    level = Severity.HIGH if gravity(duty).holds else Severity.MEDIUM
    return Hit(
        duty,
        SoleKeeperFacts(
            inferred=bool(unwritten),
            unwritten=unwritten,
            keepers=keepers,
            hours_per_month=duty.monthly_effort,
            deadline=duty.deadline,
            criticality=duty.criticality,
            manual=duty.manual,
        ),
        severity=Severity.LOW if duty.stoppable else level,
        confidence=few.sure,
        related=Related.each("person", keepers, "keeper"),
        field="backups" if duty.backups is not None else "primary",
    )


RULE = Rule(
    id="SIL001",
    name="sole-keeper",
    family=Family.SILO,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="duty",
    check=check,
    leads_to=("SIL006", "SIL007", "SIL004", "LOD003"),
    helping=("keeper",),
    facts=SoleKeeperFacts,
    options=KeeperOptions,
    supporting=("criticality", "deadline", "stoppable"),
    softened_by=("stoppable", "performed_by"),
    legal_step=False,
    effort_hours=24,
    move=Move.NAME_BACKUP,
    fix=backed_up,
    gain=Gain.STOP_LOSS,
    sources=("ENG1212", "SENNAN", "HYRING", "QIITA", "TAIZIII"),
)

"""SIL001 sole-keeper: a duty that only one person can do (属人化).

Hit where at most one person is able to run a recurring duty alone. Able is settled in the model: primary,
backups and everyone with skill 2 or more. ``backups: none`` is a statement and fires with high confidence;
missing backups are not judged, unless at least half of the recurring duties of the file record theirs:
then the gap counts as a statement, at low confidence. ``stoppable`` makes it low whatever else.
The legal deadline is part of this rule's own levels, so the engine does not raise it again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Related, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.rules.recorded import RECORDED_SHARE, recorded_elsewhere
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class SoleKeeperOptions(Options):
    """Thresholds of SIL001."""

    least_keepers: int = threshold(2, Origin.SOURCED, "people")
    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoleKeeperFacts(Facts):
    """What SIL001 tells. ``keepers`` holds person ids, at most one of them."""

    keepers: tuple[str, ...] = of("person")
    hours_per_month: float | None
    deadline: str | None = of("deadline")
    criticality: str | None = of("criticality")
    manual: str | None = of("manual")


def check(org: Organization, options: SoleKeeperOptions) -> Iterator[Outcome]:
    """Judge every recurring duty."""
    recurring = [duty for duty in org.duties if duty.is_recurring]
    gap_counts = recorded_elsewhere((duty.backups is not None for duty in recurring), options.recorded_share)
    for duty in recurring:
        able = org.able(duty)
        if len(able) >= options.least_keepers:
            yield Clean(duty)
            continue
        skilled = duty.address in org.skills_by_duty
        if duty.primary is None and not skilled:
            yield NotJudged(duty, ("duty.primary", "duty.backups"))
            continue
        if duty.backups is None and not skilled and not gap_counts:
            yield NotJudged(duty, ("duty.backups",))
            continue
        stated = duty.backups is not None or skilled
        yield Hit(
            duty,
            SoleKeeperFacts(
                keepers=tuple(sorted(able)),
                hours_per_month=duty.monthly_effort,
                deadline=duty.deadline,
                criticality=duty.criticality,
                manual=duty.manual,
            ),
            severity=_severity(duty),
            confidence=Confidence.HIGH if stated else Confidence.LOW,
            related=tuple(Related("person", person, "keeper") for person in sorted(able)),
            field="backups" if duty.backups is not None else "primary",
        )


def _severity(duty: Duty) -> Severity:
    if duty.stoppable:
        return Severity.LOW
    grave = duty.criticality in ("high", "critical") or duty.deadline in ("legal", "contract")
    return Severity.HIGH if grave else Severity.MEDIUM


RULE = Rule(
    id="SIL001",
    name="sole-keeper",
    family=Family.SILO,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    since="0.1",
    subject="duty",
    check=check,
    facts=SoleKeeperFacts,
    options=SoleKeeperOptions,
    supporting=("criticality", "deadline", "stoppable"),
    legal_step=False,
    effort_hours=24,
    move=Move.NAME_BACKUP,
    gain=Gain.STOP_LOSS,
    sources=("ENG1212", "SENNAN", "HYRING", "QIITA", "TAIZIII"),
)

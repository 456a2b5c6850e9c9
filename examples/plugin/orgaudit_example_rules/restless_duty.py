"""EXA001 restless-duty: what is done changes so often that a manual cannot keep up, and there is none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from orgaudit import (
    Clean,
    Facts,
    Family,
    Finding,
    Hit,
    Move,
    NotJudged,
    Options,
    Organization,
    Origin,
    Rule,
    Severity,
    threshold,
)


@dataclass(frozen=True, slots=True)
class RestlessDutyOptions(Options):
    """Thresholds of EXA001; settings change them under ``options``."""

    most_changes: float = threshold(12, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RestlessDutyFacts(Facts):
    """What EXA001 tells: the holes of its sentences, and its evidence."""

    yearly_changes: float


def check(org: Organization, options: RestlessDutyOptions) -> Iterator[Hit | Clean | NotJudged]:
    """Judge every duty."""
    for duty in org.duties:
        changes = duty.changes_per_year
        if not isinstance(changes, int | float):
            yield NotJudged(duty, ("duty.changes_per_year",))
        elif changes <= options.most_changes or duty.manual == "ok":
            yield Clean(duty)
        else:
            yield Hit(duty, RestlessDutyFacts(yearly_changes=changes), field="changes_per_year")


def with_manual(org: Organization, finding: Finding) -> Organization:
    """Return the company with a manual for the duty of a finding: what the plan tries out."""
    return replace(
        org,
        departments=tuple(
            replace(
                department,
                duties=department.duties
                and tuple(
                    replace(duty, manual="ok") if duty.address == finding.subject.address else duty
                    for duty in department.duties
                ),
            )
            for department in org.departments
        ),
    )


RULE = Rule(
    id="EXA001",
    name="restless-duty",
    family=Family.OWN,
    severity=Severity.MEDIUM,
    ceiling=Severity.MEDIUM,
    since="0.1",
    subject="duty",
    check=check,
    facts=RestlessDutyFacts,
    options=RestlessDutyOptions,
    effort_hours=8,
    move=Move.FOLLOW_RULE,
    fix=with_manual,
)

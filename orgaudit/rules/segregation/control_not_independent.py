"""SOD004 control-not-independent: risk, compliance or internal audit depends on what it controls (第2線・第3線の独立性).

Subjects are departments that their name shows to be risk or compliance (second line) or internal audit (third line), at medium confidence
(low where it is less plain, high where the function of a duty says the same), and those of which half of the duties or hours are of control
functions, unless they are a front office. Control staff inside another department (line 1.5) are legitimate; nothing asks for a second
line (IIA: roles, not structure). Hit where one carries a sales goal; or answers to the front (a front department above it, or its head is,
or reports to, a front head who is not at the top; two empty seats count as one, at medium confidence, a name without an entry at low); or, for
internal audit, runs business itself (IIA, FSA). The surest is told, and its confidence holds; see ``front_ties.py``.

Critical in a regulated company, else medium. Not judged: the goals are unknown, for internal audit the duties, or nothing is said of whom it
answers to. Clean at medium confidence while an unwritten type, function or line could show a tie; clean up to 3 employees (house).
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity, weakest
from orgaudit.model import Department, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.known import NO, without_hit
from orgaudit.rules.segregation.control_lines import Reading, line_of
from orgaudit.rules.segregation.firm import TinyFirmOptions, is_tiny, size_confidence
from orgaudit.rules.segregation.fixes import control_freed
from orgaudit.rules.segregation.front_ties import ties_of
from orgaudit.rules.segregation.reporting_lines import EMPTY_SEAT, ReportingLines
from orgaudit.rules.spec import Family, Move, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlNotIndependentFacts(Facts):
    """What SOD004 tells: only what is as sure as the finding. ``line`` is second or third, ``vacant``: an empty seat ties it to the front."""

    line: str = of("control_line")
    sales_goals: tuple[str, ...] = of("goal")
    answers_to: tuple[str, ...] = of("department")
    head: str | None = of("person")
    vacant: bool = internal()
    operates: tuple[str, ...] = of("duty")
    homonyms: tuple[str, ...] = internal("person", default=())


def check(org: Organization, options: TinyFirmOptions) -> Outcomes:
    """Judge every department that is a second or third line."""
    lines = ReportingLines(org)
    for department in org.departments:
        reading = line_of(org, department)
        outcome = _judge(lines, department, reading, options.tiny_firm) if reading else None
        if outcome is not None:
            yield outcome


def _judge(lines: ReportingLines, department: Department, reading: Reading, tiny_firm: int) -> Outcome | None:
    org = lines.org
    if is_tiny(org, tiny_firm):
        return Clean(department)
    bound, goals, superiors, duties = ties_of(lines, department, reading.line)
    sure = weakest(bound.sure, reading.known.sure, size_confidence(org, tiny_firm))
    if reading.known.holds is None:
        return None if bound == NO else NotJudged(department, reading.known.missing)
    head = lines.head_of(department.id) if superiors else None
    doubtful = head is not None and sure is Confidence.LOW and org.may_be_several(head)
    shared_seat = set(lines.headed_by(EMPTY_SEAT)) - set(lines.with_ancestors(department.id))
    return without_hit(department, bound) or Hit(
        department,
        ControlNotIndependentFacts(
            line=reading.line,
            sales_goals=goals,
            answers_to=superiors,
            head=None if head == EMPTY_SEAT else head,
            vacant=not shared_seat.isdisjoint(superiors),
            operates=duties,
            homonyms=(head,) if head is not None and doubtful else (),
        ),
        severity=Severity.CRITICAL if org.company.is_regulated else Severity.MEDIUM,
        confidence=sure,
        related=(
            *Related.each("goal", goals, "sales_goal"),
            *Related.each("department", superiors, "front"),
            *Related.each("duty", duties, "operated"),
        ),
        field="goals" if goals else "duties" if duties else "parent",
    )


RULE = Rule(
    id="SOD004",
    name="control-not-independent",
    family=Family.SEGREGATION,
    severity=Severity.MEDIUM,
    ceiling=Severity.CRITICAL,
    subject="department",
    check=check,
    facts=ControlNotIndependentFacts,
    options=TinyFirmOptions,
    softened_by=("office",),
    effort_hours=8,
    move=Move.FREE_CONTROL,
    fix=control_freed,
    sources=("IIA", "FSA"),
)

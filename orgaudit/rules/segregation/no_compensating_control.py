"""SOD005 no-compensating-control: steps lie in one hand and nothing makes up for it (代替統制なし).

Hit where SOD001, SOD002 or SOD003 holds for a process and its ``compensating`` is stated to be none. One duty that names a control clears
it; where only some state that there is none, the confidence is medium. Its level is one above the defect that it links to: the surest
of the three, of equal ones the gravest. Up to 3 employees (house), where separation is out of reach, it judges alone, at the level that the
defect would have had (at most two of four steps, never custody with record, plus one control; MCKIN, BONADIO).

The controls named fit the process (BONADIO, CBB; ``controls.py``). Not judged: ``compensating`` is unknown on every duty, or one of the three
cannot be judged and none holds. Absorbs nothing and is not absorbed: to part the steps or to make up for them is enough, so no gate 0.
"""

from collections.abc import Mapping

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity, weakest
from orgaudit.model import Organization, Process
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.known import either, without_hit
from orgaudit.rules.segregation import front_and_back_joined, incompatible_steps, self_approval
from orgaudit.rules.segregation.controls import fitting_controls
from orgaudit.rules.segregation.firm import StepOptions, is_tiny
from orgaudit.rules.segregation.fixes import control_added
from orgaudit.rules.segregation.reporting_lines import ReportingLines
from orgaudit.rules.segregation.verdict import Verdict, surest
from orgaudit.rules.spec import Family, Move, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class NoCompensatingControlFacts(Facts):
    """What SOD005 tells. ``linked`` is the id of the rule that it links to, ``defect`` its words in the sentence."""

    linked: str = internal()
    defect: str = of("separation_defect")
    persons: tuple[str, ...] = of("person")
    controls: tuple[str, ...] = of("control")
    homonyms: tuple[str, ...] = internal("person")


def check(org: Organization, options: StepOptions) -> Outcomes:
    """Judge every process that has a duty."""
    lines = ReportingLines(org)
    return (_judge(lines, process, options) for process in org.processes if process.duties)


def _judge(lines: ReportingLines, process: Process, options: StepOptions) -> Outcome:
    if any(duty.compensating for duty in process.duties):
        return Clean(process)
    verdicts = _verdicts(lines, process, options)
    linked = surest(verdicts)
    if linked is None:
        known = either(*(verdict.known for verdict in verdicts.values()))
        return without_hit(process, known) or Clean(process)
    if all(duty.compensating is None for duty in process.duties):
        return NotJudged(process, ("duty.compensating",))
    return _hit(lines.org, process, linked, verdicts[linked], options.tiny_firm)


def _verdicts(lines: ReportingLines, process: Process, options: StepOptions) -> Mapping[str, Verdict]:
    """Return what SOD001, SOD002 and SOD003 say, the last two only where there are two duties."""
    org, tiny = lines.org, options.tiny_firm
    found = {"SOD001": self_approval.judge(org, process, tiny)}
    if len(process.duties) > 1:
        found["SOD002"] = incompatible_steps.judge(org, process, options.most_steps, tiny)
        found["SOD003"] = front_and_back_joined.judge(lines, process, tiny)
    return found


def _hit(org: Organization, process: Process, linked: str, verdict: Verdict, tiny_firm: int) -> Hit:
    all_stated = all(duty.compensating is not None for duty in process.duties)
    return Hit(
        process,
        NoCompensatingControlFacts(
            linked=linked,
            defect=linked.casefold(),
            persons=verdict.persons,
            controls=fitting_controls(org, process, front=linked == "SOD003"),
            homonyms=verdict.homonyms,
        ),
        severity=verdict.severity if is_tiny(org, tiny_firm) else verdict.severity.moved(1),
        confidence=weakest(verdict.known.sure, Confidence.HIGH if all_stated else Confidence.MEDIUM),
        related=Related.each("person", verdict.persons, "holder"),
    )


RULE = Rule(
    id="SOD005",
    name="no-compensating-control",
    family=Family.SEGREGATION,
    severity=Severity.HIGH,
    ceiling=Severity.CRITICAL,
    subject="process",
    check=check,
    passing=("holder",),
    facts=NoCompensatingControlFacts,
    options=StepOptions,
    effort_hours=8,
    move=Move.ADD_CONTROL,
    fix=control_added,
    sources=("BONADIO", "CBB", "MCKIN"),
)

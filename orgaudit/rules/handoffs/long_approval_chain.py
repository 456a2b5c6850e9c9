"""HND007 long-approval-chain: a duty that passes through more approvals than it needs.

Hit where ``approvals`` counts at least 4 steps: low; from 6: medium (house; that ranks which check the same should be merged is the
advice of RINGI, which gives no number). A list of persons counts each person once. A legal deadline lifts it a level, as always.
Approvals that the separation of duties or a regulator's four eyes ask for are not counted: they stand as a duty of their own with
``step: authorise``, or as ``checked_by``, and neither is added to ``approvals``. Four eyes need one approver, far from the
threshold, so ``approvals`` itself is counted as stated.
Not judged where ``approvals`` is unknown and the duty's name speaks of approving (lexicon ``approval_words``); other
duties without it are no subject, for most work needs no approval. A department of which no duty states its approvals, nor speaks
of them in its name, is not judged, once.

Hours: each step over the three that remain saves 5 minutes a case (house). 300 cases a year, two steps fewer: 50 hours. Cases
are those stated, or the stated hours by the stated minutes; where they are unknown none are measured. The minutes are a
default, so the hours are always marked so. No supporting fields.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, of
from orgaudit.findings.severity import Severity
from orgaudit.knowledge.trigger_words import lexicon
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.duty_facts import approval_steps, stated_cases
from orgaudit.rules.handoffs.fixes import approvals_shortened
from orgaudit.rules.silence import silent_departments
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold

MINUTES_PER_STEP = 5.0
"""Minutes that one approval takes: fetch, wait, read, pass on; house default."""


@dataclass(frozen=True, slots=True)
class LongApprovalChainOptions(Options):
    low_steps: int = threshold(4, Origin.HOUSE, "steps")
    medium_steps: int = threshold(6, Origin.HOUSE, "steps")


@dataclass(frozen=True, slots=True, kw_only=True)
class LongApprovalChainFacts(Facts):
    """What HND007 tells. ``approvers`` holds person ids, where they are named; ``kept`` is how many steps remain."""

    steps: int
    kept: int
    approvers: tuple[str, ...] = of("person")
    cases_per_year: float | None


def check(org: Organization, options: LongApprovalChainOptions) -> Outcomes:
    """Judge every duty of which the approvals are known, or whose name speaks of them."""
    words = lexicon("approval_words")
    speaking = [duty for duty in org.duties if duty.approvals is not None or words.find(duty.name)]
    for duty in speaking:
        yield NotJudged(duty, ("duty.approvals",)) if duty.approvals is None else _judge(duty, options)
    told = set(map(id, speaking))
    yield from silent_departments(org, ("duty.approvals",), lambda duty: id(duty) in told)


def _judge(duty: Duty, options: LongApprovalChainOptions) -> Outcome:
    steps = approval_steps(duty) or 0
    if steps < options.low_steps:
        return Clean(duty)
    approvers = tuple(dict.fromkeys(duty.approvals)) if isinstance(duty.approvals, tuple) else ()
    kept, monthly = options.low_steps - 1, stated_cases(duty, duty.monthly_effort)
    cases = None if monthly is None else monthly * 12
    return Hit(
        duty,
        LongApprovalChainFacts(steps=steps, kept=kept, approvers=approvers, cases_per_year=cases),
        severity=Severity.MEDIUM if steps >= options.medium_steps else Severity.LOW,
        field="approvals",
        hours=None if cases is None else approval_hours(steps - kept, cases),
        hours_defaulted=True,
    )


def approval_hours(removed_steps: int, cases_per_year: float) -> float:
    """Return the hours a year that come back when so many approval steps of each case end."""
    return removed_steps * cases_per_year * MINUTES_PER_STEP / 60


RULE = Rule(
    id="HND007",
    name="long-approval-chain",
    family=Family.HANDOFFS,
    severity=Severity.LOW,
    ceiling=Severity.MEDIUM,
    subject="duty",
    check=check,
    facts=LongApprovalChainFacts,
    options=LongApprovalChainOptions,
    effort_hours=24,
    move=Move.SHORTEN_APPROVALS,
    fix=approvals_shortened,
    gain=Gain.MEASURED,
    sources=("RINGI",),
)

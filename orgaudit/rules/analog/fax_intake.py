"""ANA002 fax-intake: a duty that runs on fax.

Hit where ``media`` holds fax, whatever the numbers. Medium; low where a law or a counterparty is stated to require the paper
(``paper_required_by``), as courts do: it is not this company's to stop; high where its data are also keyed again (``rekey``, or a
handoff marked ``rekeyed`` that burdens the duty, see ``burdens``), whatever for: a fax has no other way
into a system. A fax kept as data is an electronic transaction, a fax printed out is paper (FAX), so the storage is
told. How many partners have nothing but fax is no field of the input.
High confidence: the medium is stated and nothing unwritten takes the finding away.
Not judged where media are unknown: the name alone does not fire it. No supporting fields.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import quantity
from orgaudit.rules.analog.burdens import burdens, is_declared_rekeyed
from orgaudit.rules.analog.fixes import fax_stopped
from orgaudit.rules.gates import automation_gate, monthly_hours
from orgaudit.rules.spec import Family, Gain, Move, NoOptions, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class FaxIntakeFacts(Facts):
    """What ANA002 tells. ``rekeyed`` is None where nothing says that the data are keyed again."""

    cases_per_month: float | None
    hours_per_month: float | None
    storage: str | None = of("storage")
    rekeyed: bool | None
    gate_verdict: str = internal("gates.verdict")
    gate_action: str | None = internal("gates.action")


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every duty."""
    found = burdens(org)
    for duty in org.duties:
        if duty.media is None:
            yield NotJudged(duty, ("duty.media",))
            continue
        if "fax" not in duty.media:
            yield Clean(duty)
            continue
        rekeyed = is_declared_rekeyed(duty) or bool(found.of(duty).handoffs)
        is_required = duty.paper_required_by in ("law", "counterparty")
        gate = automation_gate(duty)
        yield Hit(
            duty,
            FaxIntakeFacts(
                cases_per_month=quantity(duty.volume_per_month),
                hours_per_month=monthly_hours(duty),
                storage=duty.storage,
                rekeyed=True if rekeyed else None,
                gate_verdict=gate.verdict,
                gate_action=gate.next_action,
            ),
            severity=Severity.HIGH if rekeyed else Severity.LOW if is_required else Severity.MEDIUM,
            field="media",
        )


RULE = Rule(
    id="ANA002",
    name="fax-intake",
    family=Family.ANALOG,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="duty",
    check=check,
    facts=FaxIntakeFacts,
    effort_hours=40,
    move=Move.REPLACE_FAX,
    fix=fax_stopped,
    gain=Gain.SHARE_OF_DUTY,
    gain_share=0.2,  # reading, sorting and asking back end; the order itself stays. House.
    sources=("FAX",),
)

"""ANA007 paper-payment: paper bills or cheques are still in use (紙の手形・小切手).

Hit where ``payments`` holds bill or cheque. Paying by promissory note is closed to transactions under the act on small contractors
(TORITEKI), and the largest banks have set a last day for drawing bills and cheques (TEGATA): bills are critical from the row
``bill_payment`` of the law table, 2026-01-01, cheques from ``last_drawing``, 2026-09-30, against ``as_of``. Before its day each is medium
and names that day. Critical is something to be checked, never a breach: which side it is, and with which bank, are no fields of the input.

It is about Japan, so it is judged where ``company.country`` is JP (the default of a file in Japanese), not judged where the country is
unknown, and silent elsewhere. Duties whose name speaks of paying or being paid are asked for what is unknown; of others it speaks only
once ``payments`` are stated and the country is known.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.knowledge.law import law
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import number
from orgaudit.model.vocabulary import Payment
from orgaudit.rules.analog.fixes import paid_by_transfer
from orgaudit.rules.analog.transaction_papers import pays_by_name
from orgaudit.rules.known import unwritten
from orgaudit.rules.spec import Family, Move, NoOptions, Rule

COUNTRY: Final = "JP"
LAW_OF: Final[Mapping[Payment, str]] = {"bill": "bill_payment", "cheque": "last_drawing"}
"""The row of the law table from whose first day each kind of paper is critical."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPaymentFacts(Facts):
    """What ANA007 tells. Of each kind in use one date is filled; ``clearing_until`` is the last day of paper clearing, until it is past."""

    payments: tuple[str, ...] = of("payments")
    cases_per_month: float | None
    bills_since: date | None = internal()
    bills_until: date | None = internal()
    cheques_since: date | None = internal()
    cheques_until: date | None = internal()
    clearing_until: date | None


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every recurring duty whose payments are stated, or whose name speaks of paying."""
    if org.country not in (COUNTRY, None):
        return
    country = ("company.country",) * (org.country is None)
    for duty in org.recurring_duties:
        paper = tuple([kind for kind in LAW_OF if kind in duty.payments]) if duty.payments else ()
        if duty.payments is not None and not paper:
            yield Clean(duty)
        elif paper and not country:
            yield _hit(duty, paper, org.as_of)
        elif pays_by_name(duty):
            yield NotJudged(duty, country + unwritten(duty, "payments"))


def _hit(duty: Duty, paper: tuple[Payment, ...], day: date) -> Hit:
    since = {kind: law(LAW_OF[kind]).since for kind in paper if law(LAW_OF[kind]).holds_on(day)}
    until = {kind: law(LAW_OF[kind]).since for kind in paper if kind not in since}
    clearing = law("paper_clearing")
    return Hit(
        duty,
        PaperPaymentFacts(
            payments=paper,
            cases_per_month=number(duty.volume_per_month),
            bills_since=since.get("bill"),
            bills_until=until.get("bill"),
            cheques_since=since.get("cheque"),
            cheques_until=until.get("cheque"),
            clearing_until=clearing.until if clearing.holds_on(day) else None,
        ),
        severity=Severity.CRITICAL if since else Severity.MEDIUM,
        field="payments",
    )


RULE = Rule(
    id="ANA007",
    name="paper-payment",
    family=Family.ANALOG,
    severity=Severity.CRITICAL,
    ceiling=Severity.CRITICAL,
    subject="duty",
    check=check,
    facts=PaperPaymentFacts,
    legal_step=False,
    effort_hours=40,
    move=Move.END_PAPER_PAYMENTS,
    fix=paid_by_transfer,
    gate0=True,
    sources=("TEGATA", "TORITEKI"),
)

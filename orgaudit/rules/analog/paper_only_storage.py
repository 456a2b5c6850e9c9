"""ANA006 paper-only-storage: papers of a transaction pass electronically and are kept on paper only (電子取引データの紙のみ保存).

Hit where a duty deals with invoices, orders or receipts, ``media`` holds email, web or edi, and ``storage`` is ``paper_only``.
High confidence where the stated function says what it deals with, medium where only its name does (transaction_words).
Sending counts as receiving does, as the data of both are to be kept. What comes on paper, by post or fax may stay on paper: a
duty without an electronic medium is clean. Sales, on which lighter duties depend (MOF), are no field of the input.

It is law of Japan, so it is judged where ``company.country`` is JP (the default of a file in Japanese), is not judged where the
country is unknown, and says nothing of a company elsewhere. It speaks from the day the row ``e_transaction_data`` of the law table holds,
against ``as_of``. It absorbs ANA001, the lesser half of the same. Always something to be checked with a professional, never a breach.

One that only its function puts here is judged once media and storage are known: stating a function leaves no less known than before.
"""

from datetime import date
from typing import Final

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.knowledge.law import Law, law
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import number
from orgaudit.model.vocabulary import Medium
from orgaudit.rules.analog.fixes import stored_as_data
from orgaudit.rules.analog.transaction_papers import deals_by_name, document_function
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.known import unwritten
from orgaudit.rules.spec import Family, Move, NoOptions, Rule

ELECTRONIC: Final[tuple[Medium, ...]] = ("email", "web", "edi")
"""Media by which the data of a transaction pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOnlyStorageFacts(Facts):
    """What ANA006 tells. ``media`` holds only the electronic ones; ``since`` is the day from which the law holds."""

    media: tuple[str, ...] = of("media")
    storage: str = of("storage")
    function: str | None = of("function")
    cases_per_month: float | None
    law: str = of("law.topic")
    since: date | None


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every recurring duty that deals with the papers of a transaction."""
    rule_of_law = law("e_transaction_data")
    if org.country not in (rule_of_law.country, None) or not rule_of_law.holds_on(org.as_of):
        return
    functions = duty_functions(org)
    for duty in org.recurring_duties:
        function, is_named = document_function(functions, duty), deals_by_name(duty)
        if function or is_named:
            outcome = _judge(org, duty, rule_of_law, function)
            if is_named or not isinstance(outcome, NotJudged):
                yield outcome


def _judge(org: Organization, duty: Duty, rule_of_law: Law, function: str | None) -> Outcome:
    passing = tuple([medium for medium in ELECTRONIC if medium in (duty.media or ())])
    if duty.storage in ("electronic", "both") or (duty.media is not None and not passing):
        return Clean(duty)
    missing = ("company.country",) * (org.country is None) + unwritten(duty, "media", "storage")
    if missing or duty.storage is None:
        return NotJudged(duty, missing)
    return Hit(
        duty,
        PaperOnlyStorageFacts(
            media=passing,
            storage=duty.storage,
            function=function,
            cases_per_month=number(duty.volume_per_month),
            law=rule_of_law.id,
            since=rule_of_law.since,
        ),
        confidence=Confidence.HIGH if function else Confidence.MEDIUM,
        field="storage",
    )


RULE = Rule(
    id="ANA006",
    name="paper-only-storage",
    family=Family.ANALOG,
    severity=Severity.CRITICAL,
    ceiling=Severity.CRITICAL,
    subject="duty",
    check=check,
    facts=PaperOnlyStorageFacts,
    legal_step=False,
    absorbs=("ANA001",),
    effort_hours=8,
    move=Move.STORE_DATA,
    fix=stored_as_data,
    gate0=True,
    sources=("DENCHO", "MOF", "FAX", "YUJO"),
)

"""How sure the rule on front and back in one hand is: where it stays silent, and where it speaks."""

from datetime import date

import pytest

from orgaudit.findings.hit import Clean, Hit, NotJudged, Outcome
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.rules.segregation import front_and_back_joined
from orgaudit.rules.segregation.front_and_back_joined import FrontAndBackJoinedFacts
from orgaudit.settings import Settings

RULE = front_and_back_joined.RULE
HIGH, MEDIUM, LOW = Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
COMPANY = """
company: {name: Aldgate, employees: 60, industry: finance}
people:
  Kim: {reports_to: Boss}
  Lee: {reports_to: Boss}
  Boss: {reports_to: none}
  Noor: {department: Risk, reports_to: Boss}
departments:
  - name: Dealing
    head: Kim
    parent: none
    duties:
      - {name: Deals, office: front, process: Deals, step: execute, primary: Ann}
  - name: Ledger
    head: Lee
    parent: none
    duties:
      - {name: Books, office: back, process: Deals, step: record, primary: Bea}
  - {name: Risk, head: none, parent: none, duties: []}
"""


def judged(*edits: str) -> Outcome:
    """Judge the company after edits told as what is there and what shall be."""
    text = COMPANY
    for here, there in zip(edits[::2], edits[1::2], strict=True):
        assert here in text
        text = text.replace(here, there)
    organization = load_text(text, today=date(2026, 11, 20)).organization
    assert organization is not None
    (outcome,) = RULE.check(organization, RULE.options())
    return outcome


def clean(*edits: str) -> Confidence:
    outcome = judged(*edits)
    assert isinstance(outcome, Clean), outcome
    return outcome.confidence


def hit(*edits: str) -> tuple[Severity | None, Confidence, FrontAndBackJoinedFacts]:
    outcome = judged(*edits)
    assert isinstance(outcome, Hit), outcome
    assert isinstance(outcome.facts, FrontAndBackJoinedFacts)
    return outcome.severity, outcome.confidence, outcome.facts


ONE_HEAD = ("head: Lee", "head: Kim", "primary: Ann}", "primary: Ann, checked_by: none}")


@pytest.mark.parametrize(
    ("edits", "sure"),
    [
        ((), HIGH),
        # A line that nobody wrote down could put one side under the other.
        (("parent: none\n    duties:\n      - {name: Deals", "duties:\n      - {name: Deals"), MEDIUM),
        (("  Lee: {reports_to: Boss}\n", ""), MEDIUM),
        # The office is known by the function alone.
        (("office: front", "function: sales"), MEDIUM),
        # Only a check by somebody outside parts what one head commands.
        ((*ONE_HEAD, "primary: Bea}", "primary: Bea, checked_by: Noor}"), MEDIUM),
        # One side is certainly empty, or only as far as the function tells.
        (("step: record", "step: authorise"), HIGH),
        (("office: front", "office: back"), HIGH),
        (("office: front", "function: general_clerical"), MEDIUM),
        # Stated to be so small that nobody could stand on the other side.
        (("employees: 60", "employees: 3", "primary: Bea", "primary: Ann"), HIGH),
    ],
)  # fmt: skip
def test_it_is_as_sure_of_two_hands_as_the_lines_are_complete(
    edits: tuple[str, ...], sure: Confidence
) -> None:
    assert clean(*edits) is sure


def test_a_duty_that_nobody_is_named_for_is_not_judged_and_a_vendors_is_less_sure() -> None:
    outcome = judged("primary: Bea", "backups: none")
    assert isinstance(outcome, NotJudged)
    assert outcome.missing == ("duty.primary",)
    assert clean("primary: Bea", "performed_by: vendor") is MEDIUM


@pytest.mark.parametrize(
    ("edits", "missing"),
    [
        (("office: front, ", ""), ("duty.office",)),
        (("step: execute, ", ""), ("duty.step",)),
        (("    head: Lee\n", ""), ("department.head",)),
    ],
)
def test_what_decides_is_asked_for_and_nothing_else(edits: tuple[str, ...], missing: tuple[str, ...]) -> None:
    outcome = judged(*edits, "name: Deals", "name: Xyz")
    assert isinstance(outcome, NotJudged)
    assert outcome.missing == missing


def test_one_head_is_sure_only_where_every_check_is_denied() -> None:
    denied = ("primary: Bea}", "primary: Bea, checked_by: none}")
    severity, confidence, facts = hit(*ONE_HEAD, *denied)
    assert (severity, confidence, facts.heads, facts.persons) == (Severity.CRITICAL, HIGH, ("kim",), ())
    assert (facts.front_duties, facts.back_duties) == (("dealing/deals",), ("ledger/books",))
    assert hit(*ONE_HEAD)[1] is MEDIUM
    assert hit("head: Lee", "head: Kim")[1] is MEDIUM


def test_a_person_goes_before_a_head_where_both_are_as_sure_and_the_surer_goes_first() -> None:
    same = (
        "primary: Bea}",
        "primary: [Bea, Ann], checked_by: none}",
        "people:\n",
        "people:\n  Ann: {reports_to: Kim}\n",
    )
    facts = hit(*ONE_HEAD, *same)[2]
    assert (facts.persons, facts.heads) == (("ann",), ())
    assert (facts.front_duties, facts.back_duties) == (("dealing/deals",), ("ledger/books",))


BOTH = ("primary: Bea", "primary: Ann", "people:\n", "people:\n  Ann: {reports_to: Kim}\n")


def test_it_is_critical_in_finance_high_where_money_passes_and_medium_elsewhere() -> None:
    trade, sells = (", industry: finance", ""), ("step: execute", "step: execute, payments: [cash]")
    assert hit(*BOTH)[:2] == (Severity.CRITICAL, HIGH)
    assert hit(*BOTH, *trade, *sells)[:2] == (Severity.HIGH, HIGH)
    assert hit(*BOTH, *trade)[:2] == (Severity.MEDIUM, HIGH)
    # That money passes is told by names alone.
    assert hit(*BOTH, *trade, "process: Deals", "process: Supplier payments")[1] is MEDIUM
    assert hit(*BOTH, "process: Deals", "process: Supplier payments")[1] is HIGH
    assert hit(*BOTH, *sells)[2].payments == ("cash",)


def test_a_company_that_may_be_tiny_is_less_surely_joined() -> None:
    few = ("employees: 60, ", "", "  Noor: {department: Risk, reports_to: Boss}\n", "")
    assert hit(*BOTH, "employees: 60", "employees: 4")[1] is HIGH
    assert clean(*BOTH, "employees: 60", "employees: 3") is HIGH
    assert hit(*BOTH, *few)[1] in (HIGH, MEDIUM)


def test_a_process_of_one_duty_is_not_judged_and_one_of_two_is() -> None:
    organization = load_text(COMPANY.replace("office: back, process: Deals, ", ""), today=date(2026, 11, 20)).organization  # fmt: skip
    assert organization is not None
    assert list(RULE.check(organization, RULE.options())) == []


def test_one_name_in_two_departments_is_no_proof_unless_both_sides_meet_within_one() -> None:
    _, confidence, facts = hit("primary: Bea", "primary: Ann")
    assert (confidence, facts.homonyms) == (LOW, ("ann",))
    within = (
        "  - name: Ledger",
        "      - {name: Own books, process: Deals, step: record, primary: Ann}\n  - name: Ledger",
    )
    _, confidence, facts = hit(*within, "primary: Bea", "primary: Ann")
    assert (confidence, facts.persons, facts.homonyms) == (HIGH, ("ann",), ())


def test_of_several_who_stand_on_both_sides_the_surest_is_named() -> None:
    """Dan deals by the function of the duty alone, Ann by its stated office."""
    by_function = "      - {name: More deals, function: sales, process: Deals, step: execute, primary: Dan}\n"
    people = "people:\n  Ann: {reports_to: Kim}\n  Dan: {reports_to: Kim}\n"
    _, confidence, facts = hit("people:\n", people, "  - name: Ledger", f"{by_function}  - name: Ledger", "primary: Bea", "primary: [Ann, Dan]")  # fmt: skip
    assert (confidence, facts.persons) == (HIGH, ("ann",))


def test_a_head_is_as_sure_as_the_surest_way_in_which_both_sides_are_under_them() -> None:
    """Kim heads the vault, which is back office by its function alone, and commands the ledger, which books."""
    vault = "{name: Vault, function: general_clerical, process: Deals, step: custody, primary: Eva, checked_by: none}"
    _, confidence, facts = hit(
        "  Lee: {reports_to: Boss}", "  Lee: {reports_to: Kim}",
        "primary: Ann}", "primary: Ann, checked_by: none}",
        "primary: Bea}", "primary: Bea, checked_by: none}",
        "  - {name: Risk,", f"  - {{name: Vaults, head: Kim, parent: none, duties: [{vault}]}}\n  - {{name: Risk,",
    )  # fmt: skip
    assert (confidence, facts.heads) == (HIGH, ("kim",))


def test_mending_puts_the_two_sides_into_two_hands() -> None:
    text = COMPANY.replace("primary: Bea", "primary: Ann").replace(
        "people:\n", "people:\n  Ann: {reports_to: Kim}\n"
    )
    organization = load_text(text, today=date(2026, 11, 20)).organization
    assert organization is not None
    today = Settings(today=date(2026, 11, 20), select=("SOD003",))
    (found,) = audit(organization, today).findings
    assert RULE.fix is not None
    assert not audit(RULE.fix(organization, found.finding), today).findings

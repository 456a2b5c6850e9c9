"""The questions that are asked, and what real audits make of their answers."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit import pipeline
from orgaudit.engine.missing_facts import Fact, Missing, missing_of
from orgaudit.engine.probes import is_probe, probes, with_answers
from orgaudit.engine.question_choice import Board
from orgaudit.engine.questions import QuestionList, _judgement, questions_of, whom_to_ask
from orgaudit.engine.unblocking import unblocked
from orgaudit.intake.reading import load_text
from orgaudit.model.organization import Organization
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from tests.engine.companies import companies
from tests.examples import examples

TODAY = date(2026, 11, 20)
SETTINGS = Settings(today=TODAY)
TEN_LINES = "company: 北斗商事\ndepartments:\n  - name: 営業部\n    office: front\n    duties: [見積書の作成, 新規開拓]\n"


def read(text: str) -> Organization:
    org = load_text(text, today=TODAY).organization
    assert org is not None
    return org


def audited(org: Organization) -> AuditResult:
    return pipeline.audit(org, SETTINGS)


def board_of(result: AuditResult) -> tuple[Board, dict[Fact, int]]:
    found = tuple(unblocked(result, missing_of(result)))
    facts = dict.fromkeys(fact for unblocking in found for fact in unblocking.waiting.facts)
    numbers = {fact: number for number, fact in enumerate(facts)}
    return Board(tuple(_judgement(unblocking, numbers) for unblocking in found)), numbers


def opened(result: AuditResult, waiting: Iterable[Missing], answers: dict[Fact, Any]) -> int:
    """How many judgements a real audit opens, of those of whose own facts one was answered."""
    after = audited(with_answers(result.organization, answers)).not_judged
    left = {
        (
            open_judgement.rule,
            open_judgement.not_judged.subject.kind,
            open_judgement.not_judged.subject.address,
        )
        for open_judgement in after
    }
    added = {open_judgement.rule for open_judgement in after if is_probe(open_judgement.not_judged.subject)}
    return sum(
        (open_judgement.rule, open_judgement.subject.kind, open_judgement.subject.address) not in left
        and not (open_judgement.rule in added and open_judgement.subject.kind == "department")
        for open_judgement in waiting
        if answers.keys() & set(open_judgement.facts)
    )


@cache
def ten_lines() -> AuditResult:
    return audited(read(TEN_LINES))


@cache
def all_questions_of_ten_lines() -> QuestionList:
    return questions_of(ten_lines(), 1_000)


@cache
def waiting_in_ten_lines() -> tuple[Missing, ...]:
    return tuple(unblocking.waiting for unblocking in unblocked(ten_lines(), missing_of(ten_lines())))


def mean_opened(facts: Iterable[Fact], draws: int = 30) -> float:
    """How many judgements answers to these facts open in the ten lines, on average over the answers."""
    chance = random.Random(7)
    result, chosen, waiting = ten_lines(), sorted(facts), waiting_in_ten_lines()
    org = result.organization
    answers = ({fact: chance.choice(probes(org, fact)) for fact in chosen} for _ in range(draws))
    return sum(opened(result, waiting, given_) for given_ in answers) / draws


@pytest.mark.slow
def test_what_is_expected_of_questions_is_what_audits_show() -> None:
    result = ten_lines()
    board, numbers = board_of(result)
    chance = random.Random(3)
    for size in (3, 6, 10):
        facts = chance.sample(sorted(numbers), size)
        expected = board.value(frozenset(numbers[fact] for fact in facts))
        assert abs(mean_opened(facts) - expected) <= 0.05 * len(result.not_judged)


@pytest.mark.slow
def test_the_first_ten_of_the_ten_line_file_beat_other_tens() -> None:
    result = ten_lines()
    asked = questions_of(result, 10)
    assert [(block.questions, block.opened == block.at_most) for block in asked.blocks] == [(10, True)]
    _, numbers = board_of(result)
    first = mean_opened([question.fact for question in asked.questions])
    chance = random.Random(11)
    for _ in range(12):
        assert mean_opened(chance.sample(sorted(numbers), 10), draws=5) < first


@pytest.mark.slow
@given(companies(), st.integers(1, 3))
@examples(8)
def test_no_other_questions_promise_more(org: Organization, count: int) -> None:
    small = replace(org, departments=org.departments[:1])
    result = audited(small)
    board, numbers = board_of(result)
    # Facts beyond the first thirty are left out on both sides: all pairs and triples must be gone through.
    facts = dict(list(numbers.items())[:30])
    asked = questions_of(result, count)
    chosen = frozenset(numbers[question.fact] for question in asked.questions)
    size = min(count, len(facts))
    best = max(board.value(frozenset(other)) for other in combinations(facts.values(), size))
    assert board.value(chosen) >= best - 1e-6


def test_a_question_is_put_to_the_head_else_to_who_does_the_work_else_to_the_department() -> None:
    org = read(
        "company: X\ndepartments:\n"
        "  - {name: A, head: Ann, duties: [{name: d, primary: Ben}]}\n"
        "  - {name: B, duties: [{name: e, primary: [Ben, Cy]}, f]}\n"
        "duties: [g]\n"
    )
    asked = {
        subject.address: (whom.role, whom.department, whom.person)
        for subject in org.subjects()
        for whom in [whom_to_ask(org, subject)]
    }
    assert asked == {
        "company": ("company", None, None),
        "a": ("head", "a", "ann"),
        "a/d": ("head", "a", "ann"),
        "b": ("department", "b", None),
        "b/e": ("primary", "b", "ben"),
        "b/f": ("department", "b", None),
        "-/g": ("company", None, None),
    }


def test_questions_for_one_department_only() -> None:
    result = audited(read("company: X\ndepartments: [{name: A, duties: [d]}, {name: B, duties: [e]}]\n"))
    asked = questions_of(result, 50, lambda whom: whom.department == "b")
    assert asked.questions
    assert {question.whom.department for question in asked.questions} == {"b"}
    assert asked.unknown >= len(asked.questions)
    assert not any(question.fact.address.startswith("a") for question in asked.questions)


@pytest.mark.slow
def test_nothing_is_asked_where_nothing_is_unknown_and_no_question_twice() -> None:
    asked = all_questions_of_ten_lines()
    facts = [question.fact for question in asked.questions]
    assert len(facts) == len(set(facts))
    assert len({fact.id for fact in facts}) == len(facts)
    assert sum(block.opened for block in asked.blocks) <= asked.waiting + 1e-6
    assert sum(question.opens for question in asked.questions) > 0.9 * sum(
        block.opened for block in asked.blocks
    )


def test_a_whole_that_no_field_can_supply_is_not_asked_for() -> None:
    # A rule that lacks handoffs names their ends; but an end is no field that a sheet could ask for.
    for question in all_questions_of_ten_lines().questions:
        assert question.fact.path not in ("handoff.from", "handoff.to")


def test_a_sheet_does_not_depend_on_the_order_of_calls() -> None:
    org = read("company: X\ndepartments: [{name: A, duties: [d]}]\n")
    first = [question.fact for question in questions_of(audited(org), 20).questions]
    assert [question.fact for question in questions_of(audited(org), 20).questions] == first
    assert [question.fact for question in questions_of(audited(org), 10).questions] == first[:10]


@pytest.mark.parametrize(
    ("third", "asked"),
    [
        ("{name: Filing, primary: Ann, hours_per_month: 5}", 0),
        ("{name: Filing, hours_per_month: 5}", 1),
        ("{name: Filing, primary: vacant, hours_per_month: 5}", 1),
    ],
)
def test_a_department_that_says_who_does_its_duties_is_not_asked_for_it(third: str, asked: int) -> None:
    """SIL005 lacks the hours of others there, of whom nothing is written: there is nobody to ask about."""
    loaded = load_text(
        f"""
        company: Acme
        departments:
          - name: Accounting
            headcount: 4
            duties:
              - {{name: Payroll, primary: Ann, hours_per_month: 30}}
              - {{name: Invoices, primary: Bo, hours_per_month: 40}}
              - {third}
        """,
        today=TODAY,
    )
    assert loaded.organization is not None
    result = pipeline.audit(loaded.organization, SETTINGS)
    assert [i.not_judged.missing for i in result.not_judged if i.rule == "SIL005"]
    fields = {item.field: item.subjects for item in result.missing}
    assert fields.get("duty.primary", ()).count("accounting") == asked
    assert "accounting" not in fields.get("duty.hours_per_month", ())

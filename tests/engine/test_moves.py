"""Moves as one can start them: of a size, in an order, and with no hour promised twice."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from orgaudit.engine.gain import SAVEABLE_SHARE, duty_hours
from orgaudit.engine.moves import MOST_HOURS, MOST_SUBJECTS, ONCE_FOR_ALL
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.reading import load, load_text
from orgaudit.model.duty import Duty
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult, ImprovementMove
from orgaudit.rules.spec import Gain, Move
from orgaudit.settings import Settings

SAMPLES = sorted((Path(__file__).parents[2] / "sample_orgs").rglob("*.yaml"))
TODAY = date(2026, 10, 1)


def audited(text: str) -> AuditResult:
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    return audit(organization, Settings(today=TODAY))


def keepers(count: int, **facts: str) -> str:
    told = "".join(f", {key}: {value}" for key, value in facts.items())
    duties = "".join(
        f"      - {{name: Work {number}, primary: P{number}, backups: none, manual: ok, hours_per_month: {number}{told}}}\n"
        for number in range(1, count + 1)
    )
    return f"company: {{name: A, as_of: 2026-10-01}}\ndepartments:\n  - name: B\n    duties:\n{duties}"


def of(result: AuditResult, move: Move) -> list[ImprovementMove]:
    return [item for item in result.moves if item.move is move]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_move_is_of_a_size_that_one_can_start(path: Path) -> None:
    result = result_of(path)
    for move in result.moves:
        subjects = {item.finding.subject.address for item in move.items}
        assert len(subjects) <= MOST_SUBJECTS
        assert move.effort_hours <= MOST_HOURS
    listed = [item.finding.fingerprint for move in result.moves for item in move.items]
    wanted = [
        item.finding.fingerprint
        for item in result.findings
        if item.finding.severity is not Severity.INFO and item.finding.confidence is not Confidence.LOW
    ]
    assert sorted(listed) == sorted(wanted), "each certain finding stands in one move"


def result_of(path: Path) -> AuditResult:
    organization = load(str(path), today=TODAY).organization
    assert organization is not None
    return audit(organization, Settings(today=TODAY))


def test_a_large_move_is_a_first_slice_of_the_worst_and_says_how_many_follow() -> None:
    moves = of(audited(keepers(25, criticality="high", frequency="monthly")), Move.NAME_BACKUP)
    assert sum(len(move.items) for move in moves) == 25
    first = moves[0]
    assert first.effort_hours <= MOST_HOURS
    assert first.more == 25 - len(first.items)
    worst = max(first.items, key=lambda item: item.priority.score or 0)
    assert worst.finding.subject.name == "Work 25"
    assert moves[-1].more == 0


def test_one_workshop_settles_ten_goals_in_one_go() -> None:
    goals = "".join(f"      - Support the business proactively {number}\n" for number in range(1, 9))
    result = audited(
        f"company: {{name: A, as_of: 2026-10-01}}\ndepartments:\n  - name: B\n    duties: [C]\n    headcount: 3\n    goals:\n{goals}"
    )
    (move,) = of(result, Move.SET_GOALS)
    assert Move.SET_GOALS in ONCE_FOR_ALL
    subjects = {item.finding.subject.address for item in move.items}
    assert (len(subjects), move.effort_hours, move.more) == (8, 8.0, 0)


def test_what_does_not_pay_back_comes_last_unless_something_obliges_to_it() -> None:
    text = (
        keepers(1)
        + "      - {name: Large, primary: Q, backups: none, manual: ok, hours_per_month: 90, frequency: daily}\n"
    )
    small = audited(keepers(1, frequency="monthly"))
    (move,) = of(small, Move.NAME_BACKUP)
    assert not move.pays_back
    assert move.effort_hours > 5 * move.hours_returned > 0
    assert audited(text).moves[0].pays_back
    legal = audited(keepers(1, frequency="monthly", deadline="legal"))
    assert all(move.pays_back for move in legal.moves)


def test_critical_findings_come_first_by_date_and_assumed_hours_never_before_written_ones() -> None:
    result = result_of(SAMPLES[[path.stem for path in SAMPLES].index("wholesale_ja")])
    moves = [move for move in result.moves if move.pays_back]
    critical = [move.is_critical for move in moves]
    assert critical == sorted(critical, reverse=True)
    rest = [move.rests_on_facts for move in moves if not move.is_critical]
    assert rest == sorted(rest, reverse=True)
    assert [move.rank for move in result.moves] == list(range(1, len(result.moves) + 1))


def test_what_is_only_inferred_is_a_question_and_moves_nothing() -> None:
    result = audited(
        "company: A\ndepartments:\n  - name: B\n    duties:\n"
        "      - {name: C, primary: D, criticality: high, hours_per_month: 40}\n"
        "      - {name: E, primary: D, backups: [F]}\n      - {name: G, primary: D, backups: [F]}\n"
    )
    inferred = [item for item in result.findings if item.finding.confidence is Confidence.LOW]
    assert inferred
    assert {item.priority.hours_returned for item in inferred} == {0.0}
    assert not {item.finding.fingerprint for item in inferred} & {
        item.finding.fingerprint for move in result.moves for item in move.items
    }
    for before, after in zip(result.findings, result.findings[1:], strict=False):
        if before.finding.severity is after.finding.severity and not after.priority.gate0:
            assert not (before in inferred and after not in inferred)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_work_returns_more_hours_than_it_has(path: Path) -> None:
    result = result_of(path)
    returned: dict[str, float] = defaultdict(float)
    ended = set()
    for move in result.moves:
        for item in move.items:
            subject = item.finding.subject
            if isinstance(subject, Duty):
                returned[subject.address] += item.priority.recoverable_hours
                if result.rules[item.finding.rule].gain is Gain.ELIMINATED:
                    ended.add(subject.address)
    for address, hours in returned.items():
        year = duty_hours(result.organization.duty_by_address[address])[0] * 12
        assert hours <= year * (1.0 if address in ended else SAVEABLE_SHARE) + 0.05


def test_seals_that_are_the_approvals_are_counted_once_and_never_beyond_the_work() -> None:
    text = (
        "company: {name: A, as_of: 2026-10-01, country: JP}\ndepartments:\n  - name: B\n    duties:\n"
        "      - {name: C, primary: D, backups: [E], manual: ok, seals: 7, approvals: 7, media: [paper, seal],"
        " volume_per_month: 1200, minutes_per_case: 10, customer_contact: none, consumer: F}\n"
    )
    result = audited(text)
    year = 1200 * 10 / 60 * 12
    total = sum(move.hours_returned for move in result.moves)
    assert 0 < total <= year * SAVEABLE_SHARE


def test_all_goals_of_a_department_return_at_most_sixty_hours_a_year() -> None:
    goals = "[Support the business, Improve quality, Raise awareness]"
    large = f"company: {{name: A, as_of: 2026-10-01}}\ndepartments:\n  - {{name: B, headcount: 400, duties: [C], goals: {goals}}}\n"
    hours = sum(move.hours_returned for move in audited(large).moves)
    assert 0 < hours <= 60
    small = sum(move.hours_returned for move in audited(large.replace("400", "3")).moves)
    assert small == pytest.approx(54.0)

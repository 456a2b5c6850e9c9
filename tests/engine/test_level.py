"""The engine's own steps on a level: legal deadline first, thin facts second."""

import pytest

from orgaudit.engine.level import level, worst_level
from orgaudit.findings.hit import Facts, Hit
from orgaudit.findings.severity import Severity
from orgaudit.model.duty import Duty
from orgaudit.rules.spec import Family, Move, Rule


class NoFacts(Facts):
    """A rule that tells nothing."""


def rule(*, supporting: tuple[str, ...] = (), legal_step: bool = True) -> Rule:
    return Rule(
        id="SIL999",
        name="made-up",
        family=Family.SILO,
        severity=Severity.MEDIUM,
        ceiling=Severity.HIGH,
        since="0.1",
        subject="duty",
        check=lambda _org, _options: iter(()),
        facts=NoFacts,
        effort_hours=8,
        move=Move.NAME_BACKUP,
        supporting=supporting,
        legal_step=legal_step,
    )


SUPPORT = ("criticality", "deadline", "frequency", "manual", "purpose")


@pytest.mark.parametrize(
    ("duty", "made", "expected"),
    [
        (Duty("a", "a", "d"), rule(), Severity.MEDIUM),
        (Duty("a", "a", "d", deadline="legal"), rule(), Severity.HIGH),
        (Duty("a", "a", "d", deadline="legal"), rule(legal_step=False), Severity.MEDIUM),
        (Duty("a", "a", "d", deadline="contract"), rule(), Severity.MEDIUM),
        # Two of five supporting facts are 40 %, three are 60 %: the border itself is enough.
        (Duty("a", "a", "d", criticality="low", manual="ok"), rule(supporting=SUPPORT), Severity.LOW),
        (
            Duty("a", "a", "d", criticality="low", manual="ok", purpose="support"),
            rule(supporting=SUPPORT),
            Severity.MEDIUM,
        ),
        # Up for the legal deadline, then down for thin facts.
        (Duty("a", "a", "d", deadline="legal"), rule(supporting=SUPPORT), Severity.MEDIUM),
    ],
)
def test_steps(duty: Duty, made: Rule, expected: Severity) -> None:
    assert level(made, Hit(duty, NoFacts())) is expected


def test_information_stays_information() -> None:
    legal = Duty("a", "a", "d", deadline="legal")
    assert level(rule(), Hit(legal, NoFacts(), severity=Severity.INFO)) is Severity.INFO


def test_the_worst_level_takes_an_unknown_deadline_for_legal() -> None:
    assert worst_level(rule(), Duty("a", "a", "d")) is Severity.CRITICAL
    assert worst_level(rule(), Duty("a", "a", "d", deadline="none")) is Severity.HIGH

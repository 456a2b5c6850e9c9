"""Where the score is likely to end: between the worst and the best, and no wider than what is unknown."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from orgaudit.engine.likely import HOUSE_RATE, likely_squares
from orgaudit.engine.run import Judgements
from orgaudit.intake.reading import load, load_text
from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult, Band
from orgaudit.rules.builtin import BUILTIN
from orgaudit.settings import Settings
from tests.engine.companies import companies
from tests.engine.test_score_properties import bands, score_of

TODAY = date(2026, 10, 1)
SAMPLES = Path(__file__).parents[2] / "sample_orgs"


def audited(text: str) -> AuditResult:
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    return audit(organization, Settings(today=TODAY, select=("SIL001",)))


def company(*backups: str) -> str:
    duties = "".join(
        f"      - {{name: W{number}, primary: P{number}{told}}}\n" for number, told in enumerate(backups)
    )
    return f"company: A\ndepartments:\n  - name: B\n    duties:\n{duties}"


NONE, SOMEBODY, UNKNOWN = ", backups: none", ", backups: [Q]", ""


@given(companies())
def test_it_lies_within_the_band(org: Organization) -> None:
    for band in bands(score_of(org)).values():
        assert band.low <= band.likely_low <= band.likely_high <= band.high
        if band.value is not None:
            assert band.likely_low <= band.value


@given(companies())
def test_order_changes_nothing(org: Organization) -> None:
    turned = replace(org, departments=org.departments[::-1])
    assert bands(score_of(turned)) == bands(score_of(org))


def test_where_everything_is_known_it_is_the_score() -> None:
    loaded = load(str(SAMPLES / "healthy.yaml"), today=TODAY).organization
    assert loaded is not None
    overall = audit(loaded, Settings(today=TODAY)).score.overall
    assert overall.likely_high == overall.value
    known = audited(company(SOMEBODY, SOMEBODY)).score.overall
    assert known.likely_low == known.likely_high == known.value == 100


def test_a_company_in_which_the_rule_never_fails_is_likely_to_pass_the_rest() -> None:
    """And the honest opposite: where it mostly fails, the rest is likely to fail too."""
    unknown = [UNKNOWN] * 3
    sound = audited(company(*[SOMEBODY] * 2, *unknown)).score.overall
    sounder = audited(company(*[SOMEBODY] * 20, *unknown)).score.overall
    ailing = audited(company(*[NONE] * 20, *[SOMEBODY], *unknown)).score.overall
    assert sounder.likely_low > sound.likely_low > sound.low
    assert ailing.value is not None
    assert ailing.value - ailing.likely_high > 0 or ailing.likely_low < ailing.value
    assert width(sounder) < width(sound)


def width(band: Band) -> float:
    return band.likely_high - band.likely_low


def test_a_rule_that_was_never_judged_is_taken_at_the_house_rate() -> None:
    rules = {rule.id: rule for rule in BUILTIN.rules}
    nothing = Judgements((), (), {}, (), ())
    for rule_id, likely in likely_squares(
        nothing, rules, dict.fromkeys(set(type(BUILTIN.rules[0].severity)), 4.0)
    ).items():
        assert (likely.least + likely.most) / 2 == pytest.approx(HOUSE_RATE * 4.0), rule_id

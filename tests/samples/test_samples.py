"""The sample companies read without a word of complaint, and the audit says of them what their README promises."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from orgaudit.engine.input_quality import input_quality
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Severity
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import load
from orgaudit.pipeline import audit
from orgaudit.reports.content.audit.eased import levels
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from tests.finished import FINISHED

SAMPLES = Path(__file__).parents[2] / "sample_orgs"
ANOTHER_DAY = date(1999, 12, 31)
"""Not the day of any sample: each must bring its own."""

NAMES = sorted(path.name for path in SAMPLES.glob("*.yaml"))
FULL = [name for name in NAMES if name != "minimal.yaml"]
AILING = [name for name in FULL if name != "healthy.yaml"]


@cache
def read(name: str) -> Loaded:
    return load(str(SAMPLES / name), today=ANOTHER_DAY)


@cache
def audited(name: str) -> AuditResult:
    organization = read(name).organization
    assert organization is not None
    return audit(organization, Settings(today=organization.as_of))


def with_absorbed(finding: Finding) -> Iterator[Finding]:
    yield finding
    for inside in finding.absorbed:
        yield from with_absorbed(inside)


def addresses(name: str, rule: str) -> set[str]:
    """Return what a rule finds, told by itself or inside a finding that absorbs it."""
    told = (weighed.finding for weighed in audited(name).findings)
    found = (inside for finding in told for inside in with_absorbed(finding))
    return {finding.subject.address for finding in found if finding.rule == rule}


def test_there_are_five_companies_and_the_smallest_file() -> None:
    assert NAMES == [
        "healthy.yaml",
        "minimal.yaml",
        "saas_startup.yaml",
        "securities.yaml",
        "town_hall.yaml",
        "wholesale_ja.yaml",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_reads_without_problems_and_notes(name: str) -> None:
    loaded = read(name)
    assert (loaded.problems, loaded.notes) == ((), ())


@pytest.mark.parametrize("name", FULL)
def test_brings_its_own_date(name: str) -> None:
    organization = read(name).organization
    assert organization is not None
    assert organization.as_of != ANOTHER_DAY


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("wholesale_ja.yaml", "ja"),
        ("town_hall.yaml", "ja"),
        ("saas_startup.yaml", "en"),
        ("securities.yaml", "en"),
    ],
)
def test_is_read_in_its_language(name: str, language: str) -> None:
    assert read(name).language == language


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_each_readme_tells_of_every_sample(readme: str) -> None:
    text = (SAMPLES / readme).read_text(encoding="utf-8")
    assert [name for name in NAMES if f"orgaudit audit sample_orgs/{name}" not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_breaks(name: str) -> None:
    assert audited(name).failures == ()


def test_nothing_to_mend_in_the_healthy_company() -> None:
    grave = [
        (weighed.finding.rule, weighed.finding.subject.address)
        for weighed in audited("healthy.yaml").findings
        if weighed.finding.severity is not Severity.INFO
    ]
    assert grave == []


def test_nothing_left_to_ask_of_the_healthy_company() -> None:
    assert audited("healthy.yaml").missing == ()


@pytest.mark.parametrize("rule", [rule.id for rule in FINISHED])
def test_every_rule_shows_itself_in_one_of_the_companies(rule: str) -> None:
    assert [name for name in AILING if addresses(name, rule)] != []


def test_the_list_of_duties_itself_is_questioned_in_one_of_the_companies() -> None:
    organization = read("town_hall.yaml").organization
    assert organization is not None
    assert input_quality(organization).flawed == {"several": ("企画課/ふるさと納税の受付と返礼品の手配",)}


def test_levels_still_separate_in_the_wholesale_company() -> None:
    assert levels(audited("wholesale_ja.yaml")).eased == frozenset()


@pytest.mark.parametrize("name", AILING)
def test_every_other_company_shows_all_four_kinds_of_defect(name: str) -> None:
    found = {weighed.finding.family for weighed in audited(name).findings}
    assert found >= {"boundary", "silo", "goals", "analog"}


@pytest.mark.parametrize("name", AILING)
def test_every_other_company_scores_below_the_healthy_one(name: str) -> None:
    healthy = audited("healthy.yaml").score.overall.value
    ailing = audited(name).score.overall.value
    assert healthy is not None
    assert ailing is not None
    assert ailing < healthy


def test_no_waiver_of_a_sample_is_stale_or_lapsed() -> None:
    left = [(name, audited(name).stale_waivers, audited(name).lapsed_waivers) for name in NAMES]
    assert left == [(name, (), ()) for name in NAMES]


def test_the_wholesale_company_has_what_its_readme_promises() -> None:
    name = "wholesale_ja.yaml"
    assert "人事課/給与計算" in addresses(name, "SIL003")
    assert "-/個人情報の漏えい時の報告" in addresses(name, "BND001")
    assert "営業一部" in addresses(name, "BND004")
    assert "営業企画室/売上高32億円の達成に貢献する" in addresses(name, "GOL004")
    assert "人事課" in addresses(name, "GOL001")
    assert "営業事務課/fax注文の受付と入力" in addresses(name, "ANA002") & addresses(name, "ANA004")


def test_the_wholesale_company_leaves_questions_open() -> None:
    ratio = audited("wholesale_ja.yaml").coverage.overall.ratio
    assert 0.6 < ratio < 0.95


def test_the_smallest_file_says_what_to_ask_next() -> None:
    result = audited("minimal.yaml")
    assert result.missing
    assert result.coverage.overall.ratio < 0.5

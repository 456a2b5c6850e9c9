"""Four documented failures: every fact has its source, and the audit says what the reports found and no more.

``TOP`` is what the official report found and the facts of the file show: each pair must stand among the first findings.
The other direction is guarded too: nothing else above ``low`` may be said, unless marked as inferred and not counted.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import load
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings

HISTORY: Final = Path(__file__).parents[2] / "sample_orgs" / "history"
NAMES: Final = ("cocoa_2021", "tse_2020_10_01", "ubs_london_2011", "wells_fargo_2016")
ANOTHER_DAY: Final = date(1999, 12, 31)

BEFORE: Final[Mapping[str, date]] = {
    "cocoa_2021": date(2021, 2, 2),
    "tse_2020_10_01": date(2020, 9, 30),
    "ubs_london_2011": date(2011, 9, 13),
    "wells_fargo_2016": date(2016, 9, 7),
}

BOOKED_TRADES: Final = (
    "etf-desk/booking of trades in the trade capture system"
    "->operations/reconciliation of the desk's trades:booked trades"
)

TOP: Final[Mapping[str, frozenset[tuple[str, str]]]] = {
    "cocoa_2021": frozenset(
        {
            ("BND001", "-/結合テスト"),
            ("GOV003", "-/結合テスト"),
            ("GOV003", "-/外部の指摘"),
        }
    ),
    "tse_2020_10_01": frozenset(
        {
            ("SIL002", "市場運営/売買の再開"),
            ("SIL002", "市場運営/注文の取扱い"),
            ("SIL002", "システム開発運用/nasの設定"),
        }
    ),
    "ubs_london_2011": frozenset(
        {
            ("SOD003", "etf desk trade"),
            ("SOD006", "profit and loss suspension"),
            ("BND002", "-/supervision of the exchange traded funds desk"),
        }
    ),
    "wells_fargo_2016": frozenset(
        {
            ("SOD004", "community-bank-risk"),
            ("GOL007", "community-bank"),
            ("BND001", "-/oversight of sales practices across the bank"),
            ("BND001", "-/monitoring of customer complaints across the bank"),
        }
    ),
}
"""What the report found, as rule and subject. The file shows it, so it leads the list."""

ALSO: Final[Mapping[str, frozenset[tuple[str, str]]]] = {
    "cocoa_2021": frozenset(),
    "tse_2020_10_01": frozenset(),
    "ubs_london_2011": frozenset(
        {
            (
                "HND005",
                BOOKED_TRADES,
            ),
        }
    ),
    "wells_fargo_2016": frozenset(),
}
"""What the sources say too, of less weight: allowed above ``low``, not asked for at the top."""

NEVER: Final[Mapping[str, frozenset[str]]] = {
    # Nothing is known of hours, paper, keys to a duty or loads; and nobody said that two departments owned the test.
    "cocoa_2021": frozenset(
        {"BND002", "BND003", "SIL001", "SIL003", "SIL004", "SIL005", "GOL001", "SOD001", "SOD002", "SOD003"}
    ),
    # The vendor had a service level and TSE checked its settings; that nobody could stand in is said nowhere.
    "tse_2020_10_01": frozenset(
        {"BND001", "BND002", "SIL001", "SIL003", "SIL004", "GOL001", "GOL002", "GOV003", "SOD003", "SOD006"}
    ),
    # Controls existed and failed, so "no compensating control" would be untrue; no goal of the desk is reported.
    "ubs_london_2011": frozenset(
        {
            "BND001",
            "SIL001",
            "SIL003",
            "SIL004",
            "SIL005",
            "GOL001",
            "GOL002",
            "GOL004",
            "SOD001",
            "SOD002",
            "SOD005",
        }
    ),
    # The goal had a number and an owner; branch steps, backups and manuals are reported nowhere.
    "wells_fargo_2016": frozenset(
        {
            "BND002",
            "SIL001",
            "SIL002",
            "SIL003",
            "GOL001",
            "GOL002",
            "GOL003",
            "SOD001",
            "SOD002",
            "SOD003",
            "SOD005",
        }
        | {"SOD006", "GOV003"}
    ),
}
"""Rules whose claim the sources do not support."""

UNKNOWN_IN_ALL: Final = ("ANA", "LOD")
"""Families of which no source says anything."""

KEY: Final = re.compile(r"\[([^\]]+)\]")
NO_FACT: Final = re.compile(r"""(?x)
    -?\s*(?:id|ID)\s*:.*            # how we call it
    | (?:format|形式)\s*:.*         # the version of the file format
    | (?:-\s*)?[^\s:]+(?:\s[^:]+)?:\s*  # a key that only opens a block
""")


@cache
def read(name: str) -> Loaded:
    return load(str(HISTORY / f"{name}.yaml"), today=ANOTHER_DAY)


@cache
def audited(name: str) -> AuditResult:
    organization = read(name).organization
    assert organization is not None
    return audit(organization, Settings(today=organization.as_of))


def found(name: str, *, first: int | None = None) -> list[tuple[str, str]]:
    """Return rule and subject of the findings, each with what it absorbs behind it."""
    findings = [weighed.finding for weighed in audited(name).findings[:first]]
    return [
        (item.rule, item.subject.address) for finding in findings for item in (finding, *finding.absorbed)
    ]


def sourced_lines(name: str) -> list[tuple[int, str, str]]:
    """Return number, text and comment of every line that states something."""
    lines = (HISTORY / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    split = [(number, *line.partition("  # ")[::2]) for number, line in enumerate(lines, 1)]
    return [
        (number, text.strip(), comment)
        for number, text, comment in split
        if text.strip() and not text.startswith("#") and not NO_FACT.fullmatch(text.strip())
    ]


def listed_sources(name: str) -> set[str]:
    head = (
        (HISTORY / f"{name}.yaml")
        .read_text(encoding="utf-8")
        .partition("\nformat:")[0]
        .partition("\n形式:")[0]
    )
    return set(re.findall(r"(?m)^#   \[([^\]]+)\]", head))


def test_these_are_the_four() -> None:
    assert tuple(sorted(path.stem for path in HISTORY.glob("*.yaml"))) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_reads_without_problems_and_notes(name: str) -> None:
    assert (read(name).problems, read(name).notes) == ((), ())


@pytest.mark.parametrize("name", NAMES)
def test_stands_on_the_day_before(name: str) -> None:
    organization = read(name).organization
    assert organization is not None
    assert organization.as_of == BEFORE[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_fact_without_its_source(name: str) -> None:
    bare = [(number, text) for number, text, comment in sourced_lines(name) if not KEY.match(comment)]
    assert bare == []


@pytest.mark.parametrize("name", NAMES)
def test_every_source_is_listed_and_used(name: str) -> None:
    used = {match.group(1) for _, _, comment in sourced_lines(name) if (match := KEY.match(comment))}
    assert used == listed_sources(name)


@pytest.mark.parametrize("name", NAMES)
def test_persons_are_roles(name: str) -> None:
    organization = read(name).organization
    assert organization is not None
    assert [person.id for person in organization.people if person.name not in (None, person.id)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_breaks(name: str) -> None:
    assert audited(name).failures == ()


@pytest.mark.parametrize("name", NAMES)
def test_what_the_report_found_leads_the_list(name: str) -> None:
    first = len(TOP[name]) + len(ALSO[name])
    assert TOP[name] - set(found(name, first=first)) == set()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_surely_said_above_low(name: str) -> None:
    grave = {
        (weighed.finding.rule, weighed.finding.subject.address)
        for weighed in audited(name).findings
        if weighed.finding.severity.rank > Severity.LOW.rank
        and weighed.finding.confidence is not Confidence.LOW
    }
    assert grave - TOP[name] - ALSO[name] == set()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_claimed_that_the_sources_do_not_say(name: str) -> None:
    claimed = [
        (rule, subject)
        for rule, subject in found(name)
        if rule in NEVER[name] or rule.startswith(UNKNOWN_IN_ALL)
    ]
    assert claimed == []


@pytest.mark.parametrize("readme", ["README.md", "README.ja.md"])
def test_each_readme_tells_of_every_case_and_its_top_findings(readme: str) -> None:
    text = (HISTORY / readme).read_text(encoding="utf-8")
    assert [name for name in NAMES if f"orgaudit audit sample_orgs/history/{name}.yaml" not in text] == []
    assert {rule for top in TOP.values() for rule, _ in top if rule not in text} == set()

"""Audit results for the tests of the reports: a believable company, a hostile one, a nearly empty one."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from orgaudit.intake.reading import load_text
from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.goal import Goal
from orgaudit.model.organization import Organization
from orgaudit.model.person import Person
from orgaudit.model.place import Origin
from orgaudit.model.waiver import Waiver
from orgaudit.pipeline import audit
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.formats import render
from orgaudit.reports.writers.page_options import Detail, PageOptions
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import Catalogue, Language

TODAY = date(2026, 11, 20)
COMPANIES = Path(__file__).parent / "companies"
"""The tests' own: no test here breaks where a sample company is edited."""

HOSTILE_COMPANY = "*株式会社* | <b>悪意</b> @octocat #1"
HOSTILE_DEPARTMENT = "経理部|<script>alert(1)</script>"
HOSTILE_DUTIES = (
    "[bold red]給与[/bold red]",
    "![絵](http://evil.example/x.png)",
    "| 表 | 壊し |",
    "{subject} [[{keepers}]] {nobody}",
    "`code` ~~線~~ **太字** __下線__ $x$ &amp; \\|",
    "- 箇条 1. 番号 # 見出し",
    "www.evil.example http://evil.example a@evil.example",
    "</details><h1>",
)
CONTROLS = "\x1b[31m赤\x1b[0m\x07\u202e\u200b逆\r\n改行\t終"


@cache
def wholesale() -> AuditResult:
    """A wholesale company with all kinds of defects."""
    return _audited("wholesale.yaml")


@cache
def healthy() -> AuditResult:
    """A company in which nothing is wrong."""
    return _audited("healthy.yaml")


@cache
def minimal() -> AuditResult:
    """Names only."""
    return _audited("minimal.yaml")


@cache
def hostile(part: int = 0) -> AuditResult:
    """A company whose names try to break every format. Two parts, because people formats list five of a rule."""
    names = ((*HOSTILE_DUTIES[:4], CONTROLS), HOSTILE_DUTIES[4:])[part]
    origin = Origin(path="bad|<i>`name`.yaml", name=(3, 5, 3, 9))
    duties = tuple(
        Duty(
            id=f"d{number}",
            name=name,
            home="x",
            primary=("佐藤 花子",),
            backups=(),
            frequency="monthly",
            hours_per_month=30.0,
            criticality="high",
            deadline="legal",
            manual="none",
            stoppable=False,
            media=("fax", "paper", "seal"),
            rekey=1,
            note="佐藤さんに聞く",
            origin=origin,
        )
        for number, name in enumerate(names)
    )
    goals = (Goal(id="g", text="佐藤 花子と<b>連携</b>を強化する|", department_id="x", origin=origin),)
    org = Organization(
        company=Company(name=HOSTILE_COMPANY, employees=12, country="JP", origin=origin),
        as_of=TODAY,
        people=(Person(id="佐藤 花子", name="佐藤 花子", department="x"),),
        departments=(
            Department(
                id="x", name=HOSTILE_DEPARTMENT, office="back", duties=duties, goals=goals, origin=origin
            ),
        ),
        waivers=(
            Waiver("SIL003", "x/d3", "山田 太郎が | 了承", "山田 太郎", date(2027, 3, 31), origin),
            Waiver("SIL002", "x/none", "<b>無</b>", "佐藤 花子", date(2027, 3, 31), origin),
            Waiver("SIL001", "x/d1", "期限切れ", "佐藤 花子", date(2020, 3, 31), origin),
        ),
    )
    return audit(org, Settings(today=TODAY))


def request(result: AuditResult, language: Language = "ja", **changes: Any) -> AuditReport:
    """Return the report on a result."""
    basis = AuditReport(
        result=result,
        catalogue=Catalogue(language),
        paths=("org/company.yaml",),
        sha256="0" * 64,
        version="1.2.3",
    )
    return replace(basis, **changes)


def rendered(
    name: str,
    result: AuditResult,
    language: Language = "ja",
    *,
    width: int = 80,
    color: bool = False,
    detail: Detail = "brief",
    **changes: Any,
) -> str:
    """Return a report in the format of this name, with the people in it shown unless a change hides them."""
    page = PageOptions(width=width, color=color, detail=detail)
    return render(request(result, language, **changes), name, page, names=True)


def _audited(name: str) -> AuditResult:
    text = (COMPANIES / name).read_text(encoding="utf-8")
    loaded = load_text(text, today=TODAY, name=f"org/{name}")
    assert loaded.organization is not None
    return audit(loaded.organization, Settings(today=TODAY))

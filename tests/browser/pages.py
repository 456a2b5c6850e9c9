"""The pages that are opened: every sample company in both languages, and a report of every kind."""

from datetime import date
from functools import cache
from pathlib import Path

from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.formats import render
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import Catalogue, Language

TODAY = date(2026, 11, 20)
SAMPLES = Path(__file__).parents[2] / "sample_orgs"
NAMES = tuple(sorted(path.stem for path in SAMPLES.glob("*.yaml")))


@cache
def audited(name: str) -> AuditResult:
    path = SAMPLES / f"{name}.yaml"
    loaded = load_text(path.read_text(encoding="utf-8"), today=TODAY, name=f"sample_orgs/{path.name}")
    assert loaded.organization is not None
    return audit(loaded.organization, Settings(today=TODAY))


@cache
def page_of(name: str, language: Language) -> str:
    report = AuditReport(
        catalogue=Catalogue(language),
        result=audited(name),
        paths=(f"sample_orgs/{name}.yaml",),
        sha256="0" * 64,
        version="1.2.3",
    )
    return render(report, "html")

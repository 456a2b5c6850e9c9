"""A file that gives only names still shows where boundaries blur, at lower confidence."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from orgaudit.findings.severity import Confidence
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)
OFFICE_KEYS = ("office", "function", "オフィス", "区分", "機能")
ORDER = list(Confidence)
WHOLESALE = Path(__file__).parents[2] / "sample_orgs" / "wholesale_ja.yaml"


def boundary_audit(text: str) -> AuditResult:
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    return audit(organization, Settings(today=TODAY, select=("boundary",)))


def duties_of(company: dict[str, Any]) -> Iterator[dict[str, Any]]:
    groups = [company, *company["部署"]]
    for group in groups:
        for key in ("業務", "主管未定の業務"):
            yield from (duty for duty in group.get(key) or () if isinstance(duty, dict))


def test_the_wholesale_sample_without_offices_and_functions() -> None:
    text = WHOLESALE.read_text(encoding="utf-8")
    company = yaml.safe_load(text)
    removed = sum(duty.pop(key, None) is not None for duty in duties_of(company) for key in OFFICE_KEYS)
    assert removed > 50, "the sample states offices and functions, so that there is something to leave out"

    full = {
        (item.finding.rule, item.finding.subject.address): item.finding
        for item in boundary_audit(text).findings
    }
    bare = {
        (item.finding.rule, item.finding.subject.address): item.finding
        for item in boundary_audit(yaml.safe_dump(company, allow_unicode=True, sort_keys=False)).findings
    }

    # Of what a name tells nothing is asked where the office is the usual one, or where nobody chose one.
    for rule, subject in full.keys() - bare.keys():
        assert rule == "BND005", subject
        facts: Any = full[(rule, subject)].facts
        votes = {office: getattr(facts, f"votes_{office}") for office in ("front", "middle", "back")}
        assert votes.get(facts.office) in (None, max(votes.values())), subject
    for key, finding in bare.items():
        if key in full:
            assert ORDER.index(finding.confidence) <= ORDER.index(full[key].confidence), key
    by_name = [bare[key] for key in full if key in bare and key[0] in {"BND004", "BND005", "BND007"}]
    assert by_name
    assert {finding.confidence for finding in by_name} == {Confidence.LOW}

"""The smallest files that once went wrong: what all rules together say of them, and what they leave open."""

from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from orgaudit.intake.reading import load_text
from orgaudit.knowledge.data_file import parsed_data
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings

TODAY: Final = date(2026, 11, 20)
FILES: Final = parsed_data(Path(__file__).with_name("small_files.yaml"))


def result_of(company: Any) -> AuditResult:
    loaded = load_text(yaml.safe_dump(company, allow_unicode=True, sort_keys=False), today=TODAY)
    assert loaded.organization is not None, loaded.messages("en")
    return audit(loaded.organization, Settings(today=TODAY))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["shows"])
def test_a_small_file_is_judged_as_a_reader_would(file: dict[str, Any]) -> None:
    result = result_of(file["company"])
    findings = [item.finding for item in result.findings if item.finding.rule in file["of"]]
    told = [
        [item.rule, item.subject.address, item.severity.value, item.confidence.value] for item in findings
    ]
    assert sorted(told) == sorted(file["hits"])
    open_now = {(rule, subject.address) for rule, _, (subject, _) in result.not_judged}
    assert {tuple(item) for item in file.get("not_judged", ())} <= open_now
    if "people" in file:
        assert sorted(person.name for person in result.organization.people) == sorted(file["people"])
    if "moves" in file:
        assert len(result.moves) == file["moves"]


def test_expected_work_of_an_unknown_trade_is_not_judged_once() -> None:
    company = {**FILES[-1]["company"], "company": {"name": "北斗商事"}}
    gaps = [subject.address for rule, _, (subject, _) in result_of(company).not_judged if rule == "GOV001"]
    assert gaps == ["company"]

"""People whose names are words of the program: they are hidden, and no code of ours is."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.formats import formats_of
from tests.cli.calling import call

NAMES = ("high", "critical", "SOD001", "silo", "payments", "contract", "paper", "monthly", "Low")
COMPANY = """\
company: {{name: X, as_of: 2026-11-20}}
people: [{{id: {0}, name: {0}, leaving_on: 2026-12-20}}]
departments:
  - name: Finance
    office: back
    goals: ["{0} is glad"]
    duties:
      - {{name: Raise invoices, function: billing, primary: {0}, checked_by: none, criticality: critical, deadline: contract, manual: none, media: [paper], frequency: monthly, hours_per_month: 20}}
      - {{name: Approve invoices, primary: {0}, backups: none, criticality: high, manual: none, media: [paper, excel], hours_per_month: 9, process: billing}}
      - {{name: Pay suppliers, primary: {0}, backups: [Zed Quux], criticality: low, data_class: personal, approvals: [{0}]}}
  - {{name: Sales, office: front, duties: [{{name: Offers, primary: [{0}], criticality: medium, hours_per_month: 300}}]}}
handoffs: [{{from: Sales, to: Finance, medium: paper, wait_days: 4, escalation: "ask {0}"}}]
"""
NEUTRAL = "Qzxjvkwyrt"
"""As many of its letters as the name has that it is held against: places in a file count them."""


def told(name: str, tmp_path: Path, *words: str) -> str:
    path = tmp_path / "org.yaml"
    path.write_text(COMPANY.format(name), encoding="utf-8")
    called = call(*words, str(path), "--isolated", "--redact", "people", "--lang", "en")
    assert called.code in (0, 1), called.err
    return re.sub(r"person-[0-9A-F]{4,}", "P", re.sub(r"[0-9a-f]{8,}(:\d)?", "#", called.out))


@pytest.mark.parametrize("name", NAMES)
def test_json_is_the_same_as_for_any_other_name(name: str, tmp_path: Path) -> None:
    plain, odd = (
        json.loads(told(who, tmp_path, "audit", "--format", "json")) for who in (NEUTRAL[: len(name)], name)
    )
    assert odd == plain
    assert NEUTRAL[: len(name)].lower() not in json.dumps(plain).lower()


@pytest.mark.parametrize(
    "form",
    [name for name, item in formats_of(AuditReport.kind).items() if not item.binary and name != "html"],
)
def test_so_is_every_format(form: str, tmp_path: Path) -> None:
    for name in ("high", "critical", "paper"):
        plain, odd = (told(who, tmp_path, "audit", "--format", form) for who in (NEUTRAL[: len(name)], name))
        assert odd == plain


@pytest.mark.parametrize(
    "words",
    [("plan",), ("simulate", "--growth", "1.5"), ("questions",), ("simulate", "--automate", "Pay suppliers")],
)
def test_so_are_other_reports(words: tuple[str, ...], tmp_path: Path) -> None:
    for name in ("high", "critical", "monthly"):
        plain, odd = (told(who, tmp_path, *words, "--format", "json") for who in (NEUTRAL[: len(name)], name))
        assert odd == plain


def test_a_change_is_told_by_its_codes(tmp_path: Path) -> None:
    before, after = tmp_path / "before.yaml", tmp_path / "after.yaml"
    before.write_text(COMPANY.format("high"), encoding="utf-8")
    changed = COMPANY.replace("criticality: high", "criticality: critical").replace(
        '"ask {0}"', '"tell {0} first"'
    )
    after.write_text(changed.format("high"), encoding="utf-8")
    called = call("diff", str(before), str(after), "--isolated", "--redact", "people", "--format", "json")
    changes: dict[str, Any] = {item["field"]: item for item in json.loads(called.out)["changes"]}
    assert (changes["criticality"]["before"], changes["criticality"]["after"]) == ("high", "critical")
    assert "high" not in str(changes["escalation"])
    assert re.fullmatch(r"(person|担当)-[0-9A-F]+", changes["escalation"]["after"])

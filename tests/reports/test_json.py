"""The JSON report keeps its contract."""

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator

from orgaudit.engine.gate import judge
from orgaudit.findings.severity import Severity
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.reports.machine.json.report_schema import report_schema
from orgaudit.settings import Budget, GateRequest, Settings
from orgaudit.wording.catalogue import REMEDY_STEPS, Language
from tests.reports.sample_result import TODAY, healthy, hostile, minimal, rendered, wholesale

VALIDATOR = Draft7Validator(report_schema())


def test_schema_is_a_draft_7_schema() -> None:
    Draft7Validator.check_schema(report_schema())


@pytest.mark.parametrize("redact", [False, True])
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("result", [wholesale, hostile, minimal])
def test_every_report_is_valid(result: object, language: Language, redact: bool) -> None:  # noqa: FBT001
    report = json.loads(rendered("json", result(), language, redact=redact))  # type: ignore[operator]
    assert [error.message for error in VALIDATOR.iter_errors(report)] == []


def test_schema_refuses_a_report_with_a_stray_or_missing_key() -> None:
    report = json.loads(rendered("json", wholesale()))
    assert not VALIDATOR.is_valid({**report, "extra": 1})
    assert not VALIDATOR.is_valid({key: value for key, value in report.items() if key != "gate"})
    report["findings"][0]["severity"] = "terrible"
    assert not VALIDATOR.is_valid(report)


def test_top_level_keys_of_the_contract() -> None:
    report = json.loads(rendered("json", wholesale()))
    promised = (
        "schema_version tool ruleset input company score coverage findings waived not_judged moves rules departments handoffs"
        " baseline gate errors"
    )
    assert set(promised.split()) <= set(report)
    assert report["schema_version"] == 2


def test_what_a_rule_says_of_all_its_findings_is_told_once() -> None:
    text = rendered("json", wholesale())
    report = json.loads(text)
    findings = [*report["findings"], *report["waived"]]
    absorbed = {item["rule"] for finding in findings for item in finding["absorbed"]}
    assert absorbed, "the sample has a finding that took in another"
    assert list(report["rules"]) == sorted({finding["rule"] for finding in findings} | absorbed)
    assert not {"why", "remedy", "sources"} & {key for finding in findings for key in finding}
    for rule in report["rules"].values():
        assert text.count(json.dumps(rule["why"], ensure_ascii=False)) == 1
        assert [step["step"] for step in rule["remedy"]] == list(REMEDY_STEPS)
        assert not [step for step in rule["remedy"] if "{" in step["text"] or "[[" in step["text"]]
    assert len(json.loads(rendered("json", healthy()))["rules"]) < len(report["rules"])


def _reported(text: str) -> Any:
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    return json.loads(rendered("json", audit(organization, Settings(today=TODAY))))


def test_departments_tell_their_hours_by_month() -> None:
    text = """\
company: A
departments:
  - name: Payroll
    headcount: 3
    duties:
      - {name: Run payroll, hours_per_month: 10}
      - {name: Year-end adjustment, monthly_hours: {12: 120}}
      - {name: Answer questions}
      - {name: Move the archive, kind: project, hours_per_month: 50}
  - name: Sales
    headcount: none
    duties: [{name: Visit customers}]
  - name: Legal
"""
    payroll, sales, legal = _reported(text)["departments"]
    assert (payroll["headcount"], payroll["hours"]) == (3, 20)
    assert payroll["months"] == [10] * 11 + [130]
    assert (sales["headcount"], sales["hours"], sales["months"]) == ("none", None, None)
    assert (legal["headcount"], legal["hours"], legal["months"]) == (None, None, None)


def test_handoffs_tell_what_passes() -> None:
    text = """\
company: A
departments: [{name: Sales}, {name: Payroll}]
handoffs:
  - {from: Sales, to: Payroll, what: orders, medium: fax, volume_per_month: 40, wait_days: none}
"""
    (handoff,) = _reported(text)["handoffs"]
    told = {
        key: handoff[key] for key in ("from", "to", "medium", "volume_per_month", "wait_days", "return_rate")
    }
    assert told == {
        "from": "sales",
        "to": "payroll",
        "medium": "fax",
        "volume_per_month": 40,
        "wait_days": "none",
        "return_rate": None,
    }


def test_points_add_up_to_what_is_lost() -> None:
    report = json.loads(rendered("json", wholesale()))
    lost = sum(finding["points"] for finding in report["findings"])
    assert lost == pytest.approx(100 - report["score"]["overall"], abs=1e-6)


def test_only_words_depend_on_the_language() -> None:
    told = [json.loads(rendered("json", wholesale(), language)) for language in ("ja", "en")]
    for report in told:
        for finding in (*report["findings"], *report["waived"]):
            for key in ("title", "text"):
                finding.pop(key)
            for related in finding["related"]:
                related.pop("name")
            finding["subject"].pop("name")
        for move in report["moves"]:
            move.pop("title")
        for rule in report["rules"].values():
            for key in ("title", "why", "remedy"):
                rule.pop(key)
        for gap in report["not_judged"]:
            gap["subject"].pop("name")
    assert told[0] == told[1]


def test_gate_is_told_with_its_reasons() -> None:
    result = wholesale()
    gate = judge(GateRequest(Budget(fail_on=Severity.LOW, min_score=101)), result)
    told = json.loads(rendered("json", result, "en", gate=gate))["gate"]
    assert (told["asked"], told["passed"]) == (True, False)
    assert len(told["reasons"]) == 2
    assert "101" in told["reasons"][1]


@pytest.mark.parametrize("name", ["terminal", "markdown", "json"])
def test_same_input_same_bytes(name: str) -> None:
    assert rendered(name, wholesale()) == rendered(name, wholesale())


def test_text_is_written_as_it_is_and_ends_with_one_newline() -> None:
    text = rendered("json", wholesale())
    assert "霧瀬建材株式会社" in text
    assert text.endswith("}\n")

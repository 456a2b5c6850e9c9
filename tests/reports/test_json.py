"""The JSON report keeps its contract."""

import json

import pytest
from jsonschema import Draft7Validator

from orgaudit.engine.gate import judge
from orgaudit.findings.severity import Severity
from orgaudit.reports.machine.json.report_schema import report_schema
from orgaudit.settings import Budget, GateRequest
from orgaudit.wording.catalogue import Language
from tests.reports.sample_result import hostile, minimal, rendered, wholesale

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
    promised = "schema_version tool ruleset input company score coverage findings waived not_judged moves baseline gate errors"
    assert set(promised.split()) <= set(report)


def test_points_add_up_to_what_is_lost() -> None:
    report = json.loads(rendered("json", wholesale()))
    lost = sum(finding["points"] for finding in report["findings"])
    assert lost == pytest.approx(100 - report["score"]["overall"], abs=1e-6)


def test_only_words_depend_on_the_language() -> None:
    told = [json.loads(rendered("json", wholesale(), language)) for language in ("ja", "en")]
    for report in told:
        for finding in (*report["findings"], *report["waived"]):
            for key in ("title", "text", "why", "remedy"):
                finding.pop(key)
            for related in finding["related"]:
                related.pop("name")
            finding["subject"].pop("name")
        for move in report["moves"]:
            move.pop("title")
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

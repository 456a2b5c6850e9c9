"""Formats for code review and CI, held against their published schemas and real consumers."""

import csv
import io
import json
import re
import string
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from orgaudit.engine.gate import judge
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.reports.machine.github.annotations import MOST_OF_A_KIND, data
from orgaudit.reports.machine.github.pr_comment import MARKER, MOST_CHARACTERS
from orgaudit.reports.machine.github.summary import MOST_BYTES
from orgaudit.reports.machine.sarif import MOST_RESULTS
from orgaudit.results.audit_result import AuditResult, RuleFailure
from orgaudit.results.comparison import Comparison
from orgaudit.results.known_findings import KnownFinding
from orgaudit.settings import Budget, GateRequest
from tests.reports.sample_result import healthy, hostile, minimal, rendered, wholesale

SARIF_SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")
)
MACHINE = ("json", "sarif", "gitlab", "rdjson")
RESULTS = [wholesale, healthy, hostile, minimal]
PUBLIC = ("sarif", "junit", "github", "gitlab", "rdjson", "pr-comment", "github-summary")


def grave(result: AuditResult) -> int:
    return sum(item.finding.severity is not Severity.INFO for item in result.findings)


def gated(result: AuditResult, level: Severity = Severity.HIGH) -> Any:
    return judge(GateRequest(Budget(fail_on=level)), result)


def compared_to_nothing(result: AuditResult) -> Comparison:
    """Half of the findings are known, and one is gone."""
    known = [item.finding.fingerprint for item in result.findings][::2]
    gone = (KnownFinding("0" * 64, "SIL001", "high", "duty:経理部/支払|_*<b>"),)
    return Comparison("main", frozenset(known), gone, 51.4)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("result", RESULTS)
def test_sarif_keeps_to_the_published_schema(result: Any, language: Any) -> None:
    jsonschema.validate(json.loads(rendered("sarif", result(), language)), SARIF_SCHEMA)


def test_sarif_has_what_github_asks_for() -> None:
    result = wholesale()
    (run,) = json.loads(rendered("sarif", result))["runs"]
    driver = run["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == sorted(result.rules)
    for rule in driver["rules"]:
        for text in (
            rule["shortDescription"]["text"],
            rule["fullDescription"]["text"],
            rule["help"]["markdown"],
        ):
            assert text.strip()
        assert "{" not in rule["help"]["text"]
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert "security-severity" not in rule["properties"]
    assert len(run["results"]) == grave(result)
    levels = {item.finding.fingerprint: item.finding.severity for item in result.findings}
    for item in run["results"]:
        assert driver["rules"][item["ruleIndex"]]["id"] == item["ruleId"]
        semantic = item["partialFingerprints"]["orgaudit/v1"]
        assert item["partialFingerprints"]["primaryLocationLineHash"] == f"{semantic[:16]}:1"
        wanted = {Severity.MEDIUM: "warning", Severity.LOW: "note"}.get(levels[semantic], "error")
        assert item["level"] == wanted
        region = item["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) < (region["endLine"], region["endColumn"])


def test_sarif_regions_are_tight() -> None:
    """GitHub shows an alert in a pull request only where all its lines are in the change."""
    (run,) = json.loads(rendered("sarif", wholesale()))["runs"]
    regions = [item["locations"][0]["physicalLocation"]["region"] for item in run["results"]]
    assert sum(region["startLine"] == region["endLine"] for region in regions) / len(regions) > 0.9


def test_a_clean_run_still_names_every_rule_and_closes_alerts() -> None:
    (run,) = json.loads(rendered("sarif", healthy()))["runs"]
    assert run["results"] == []
    assert len(run["tool"]["driver"]["rules"]) == len(healthy().rules)
    assert run["invocations"][0]["executionSuccessful"] is True


@pytest.mark.slow
def test_a_failed_rule_and_a_cut_are_said() -> None:
    result = wholesale()
    failed = replace(result, failures=(RuleFailure("SIL001", "ValueError: x"),))
    (run,) = json.loads(rendered("sarif", failed))["runs"]
    assert run["invocations"][0]["executionSuccessful"] is False
    many = replace(result, findings=result.findings * (MOST_RESULTS // grave(result) + 2))
    (run,) = json.loads(rendered("sarif", many))["runs"]
    assert len(run["results"]) == MOST_RESULTS
    assert run["invocations"][0]["toolExecutionNotifications"]


def test_waived_findings_are_no_open_alerts() -> None:
    waived = {item.finding.fingerprint for item in hostile().waived}
    assert waived
    (run,) = json.loads(rendered("sarif", hostile()))["runs"]
    assert not waived & {item["partialFingerprints"]["orgaudit/v1"] for item in run["results"]}


def test_annotations_of_hostile_names_stay_one_command_each() -> None:
    lines = rendered("github", hostile()).splitlines()
    assert lines
    for line in lines:
        assert re.fullmatch(r"::(error|warning|notice) [^:\r\n]*(?:%3A[^:\r\n]*)*::.*", line), line
        properties = line.split("::")[1].partition(" ")[2]
        keys = [part.split("=")[0] for part in properties.split(",")]
        assert set(keys) <= {"file", "line", "endLine", "col", "endColumn", "title"}


def test_what_could_end_a_command_is_escaped() -> None:
    assert data("100%\r\n::error::x") == "100%25%0D%0A::error::x"


def test_annotations_of_a_kind_are_as_many_as_github_keeps() -> None:
    result = wholesale()
    for language in ("ja", "en"):
        kinds = [
            line.split()[0] for line in rendered("github", result, language, gate=gated(result)).splitlines()
        ]
        assert kinds.count("::error") == MOST_OF_A_KIND + 1, "ten, and one for the gate"
        assert kinds.count("::warning") == MOST_OF_A_KIND
    assert rendered("github", healthy()) == ""


def test_columns_are_named_on_one_line_only() -> None:
    for line in rendered("github", wholesale()).splitlines():
        found = dict(part.split("=", 1) for part in line.split("::")[1].partition(" ")[2].split(","))
        if "line" in found and found["line"] != found["endLine"]:
            assert "col" not in found
        elif "col" in found:
            assert int(found["endColumn"]) >= int(found["col"])


@pytest.mark.parametrize("result", RESULTS)
def test_gitlab_has_every_required_field_and_unique_fingerprints(result: Any) -> None:
    entries = json.loads(rendered("gitlab", result()))
    assert len(entries) == grave(result())
    for entry in entries:
        assert entry["description"].startswith(entry["check_name"])
        assert entry["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not entry["location"]["path"].startswith("./")
        assert entry["location"]["positions"]["begin"]["line"] >= 1
    prints = [entry["fingerprint"] for entry in entries]
    assert len(set(prints)) == len(prints)


@pytest.mark.parametrize("result", RESULTS)
def test_junit_is_read_by_its_consumer_and_its_counts_add_up(result: Any) -> None:
    found = result()
    gate = gated(found)
    text = rendered("junit", found, gate=gate)
    (suite,) = JUnitXml.fromstring(text.encode())
    cases = list(suite)
    failures = [case for case in cases if any(isinstance(item, Failure) for item in case.result)]
    certain = [item.finding for item in found.findings if item.finding.confidence is not Confidence.LOW]
    high = sum(finding.severity.at_least(Severity.HIGH) for finding in certain)
    assert suite.tests == len(cases) == grave(found) + len(found.waived) + 1
    assert suite.failures == len(failures) == high + (not gate.passed)
    assert suite.skipped == len(found.waived)
    names = [(case.classname, case.name) for case in cases]
    assert len(set(names)) == len(names)


def test_junit_tells_reasons_of_waivers_and_failed_rules() -> None:
    result = replace(hostile(), failures=(RuleFailure("SIL001", "ValueError: \x00"),))
    (suite,) = JUnitXml.fromstring(rendered("junit", result).encode())
    told = [item for case in suite for item in case.result]
    assert all(item.message for item in told if isinstance(item, Skipped))
    assert sum(isinstance(item, Error) for item in told) == 1
    ET.fromstring(rendered("junit", result))  # noqa: S314


def test_no_gate_no_failure() -> None:
    (suite,) = JUnitXml.fromstring(rendered("junit", wholesale()).encode())
    assert suite.failures == 0


@pytest.mark.parametrize("result", RESULTS)
def test_csv_has_a_row_for_each_finding_and_no_formula(result: Any) -> None:
    rows = list(csv.reader(io.StringIO(rendered("csv", result()))))
    assert len(rows) == 1 + len(result().findings)
    assert len({len(row) for row in rows}) == 1
    for row in rows:
        assert not any(cell[:1] in ("=", "+", "-", "@", "\t", "\r") for cell in row), row


def test_rdjson_has_what_reviewdog_reads() -> None:
    document = json.loads(rendered("rdjson", wholesale()))
    assert document["source"]["name"] == "orgaudit"
    for item in document["diagnostics"]:
        assert item["severity"] in ("ERROR", "WARNING", "INFO")
        assert item["location"]["range"]["start"]["line"] >= 1
        assert item["code"]["value"] in wholesale().rules


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_comment_begins_with_its_marker_and_the_news(language: Any) -> None:
    result = wholesale()
    comparison = compared_to_nothing(result)
    told = rendered("pr-comment", result, language, comparison=comparison, gate=gated(result))
    lines = told.splitlines()
    assert lines[0] == MARKER
    assert lines[1].startswith("### ❌ orgaudit")
    assert "51" in told.split("####")[0]
    new = [item for item in result.findings if item.finding.fingerprint not in comparison.known]
    shown = [line for line in lines if line.startswith("| ") and "---" not in line][1:]
    assert len(shown) == sum(item.finding.severity is not Severity.INFO for item in new)
    assert "<b>" not in re.sub("`[^`]*`", "", told)


@pytest.mark.slow
def test_the_comment_fits_and_says_what_it_leaves_out() -> None:
    result = wholesale()
    many = replace(result, findings=result.findings * 20)
    told = rendered("pr-comment", many)
    assert MOST_CHARACTERS / 4 < len(told) <= MOST_CHARACTERS
    assert any(digit in told.splitlines()[-1] for digit in string.digits)
    assert all(line.endswith("|") for line in told.splitlines() if line.startswith("|"))


def test_a_green_comment_is_green() -> None:
    result = healthy()
    comparison = Comparison("main", frozenset(), ())
    told = rendered("pr-comment", result, "en", comparison=comparison, gate=gated(result))
    assert "### ✅" in told
    assert "|" not in told


@pytest.mark.slow
def test_the_job_summary_fits_in_bytes() -> None:
    assert "## " in rendered("github-summary", wholesale())
    many = replace(wholesale(), findings=wholesale().findings * 20)
    told = rendered("github-summary", many)
    assert MOST_BYTES // 4 < len(told.encode()) <= MOST_BYTES
    assert told.count("\n| ") < len(many.findings), "the rows of which there are too many are left out"


@pytest.mark.parametrize("name", ["github-summary", "pr-comment"])
def test_a_note_that_is_gone_is_no_finding_that_is_gone(name: str) -> None:
    result = wholesale()
    compared = compared_to_nothing(result)
    note = KnownFinding("1" * 64, "HND001", "info", "handoff:a/b->c")
    with_note = replace(compared, gone=(*compared.gone, note))
    assert rendered(name, result, comparison=with_note) == rendered(name, result, comparison=compared)


def test_outputs_are_lines_of_numbers() -> None:
    result = wholesale()
    told = rendered("github-outputs", result, comparison=compared_to_nothing(result), gate=gated(result))
    found = dict(line.split("=") for line in told.splitlines())
    assert found["passed"] == "false"
    assert found["findings"] == str(sum(not item.finding.severity.is_note for item in result.findings))
    assert found["fixed"] == "1"
    assert float(found["score"]) == result.score.overall.value


@pytest.mark.parametrize("name", PUBLIC)
def test_no_format_leaks_a_name_where_people_are_hidden(name: str) -> None:
    told = rendered(name, hostile(), redact=True)
    assert not [part for part in ("佐藤", "花子", "山田", "太郎") if part in told]


@pytest.mark.parametrize("name", [*MACHINE, "github", "junit", "csv", "pr-comment", "github-summary"])
@pytest.mark.parametrize("result", RESULTS)
def test_same_result_same_bytes(name: str, result: Any) -> None:
    assert rendered(name, result()) == rendered(name, result())

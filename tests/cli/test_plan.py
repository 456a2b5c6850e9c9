"""``orgaudit plan``: its options, its formats, and what it keeps to itself."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from markdown_it import MarkdownIt

from orgaudit.cli.commands.plan import hours_of
from orgaudit.cli.usage import WrongCallError
from orgaudit.reports.machine.json.plan_schema import plan_schema
from orgaudit.reports.writers.markdown.mermaid import task_name
from orgaudit.results.plan import Method
from orgaudit.rules.move_order import LadderStep, Reason
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.cli.calling import HEALTHY, SILO, Called, call
from tests.cli.companies import TRADING

TODAY = ("--today", "2026-10-01", "--isolated")

BAR = re.compile(r"^    \d+ [^:;#\n]+ :(?:crit, )?s\d+, (\d{4}-\d\d-\d\d), (\d{4}-\d\d-\d\d)$")
HEAD = re.compile(r"^    (?:title|section|dateFormat|axisFormat) [^:;#\n]+$")


def planned(*arguments: str, text: str = TRADING) -> Called:
    return call("plan", "-", *TODAY, *arguments, stdin=text)


def as_json(*arguments: str, text: str = TRADING) -> Any:
    called = planned("--format", "json", *arguments, text=text)
    assert called.code == 0, called.err
    document = json.loads(called.out)
    jsonschema.validate(document, plan_schema())
    return document


@pytest.mark.parametrize(
    ("text", "hours"), [("20d", 160.0), ("160h", 160.0), ("1.5 d", 12.0), ("20人日", 160.0), ("40時間", 40.0)]
)
def test_a_budget_is_days_or_hours(text: str, hours: float) -> None:
    assert hours_of("--budget", text) == hours


@pytest.mark.parametrize("text", ["20", "d", "-5d", "0h", "20 weeks", "1e3h", ""])
def test_a_budget_without_a_unit_is_refused(text: str) -> None:
    with pytest.raises(WrongCallError, match="bad_budget"):
        hours_of("--budget", text)


@pytest.mark.parametrize("text", [SILO, HEALTHY, TRADING], ids=["silo", "healthy", "trading"])
@pytest.mark.parametrize(
    "arguments", [(), ("--budget", "20d", "--quarters", "2"), ("--to-pass", "--min-score", "70")]
)
def test_the_json_follows_its_schema(text: str, arguments: tuple[str, ...]) -> None:
    document = as_json(*arguments, text=text)
    assert document["effort_hours"] == sum(step["effort_hours"] for step in document["steps"])
    if document["steps"]:
        assert document["steps"][-1]["score_after"] == document["score"]["after"]["score"]


def test_the_schema_is_printed() -> None:
    assert json.loads(call("schema", "--plan").out) == plan_schema()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_words(language: Language) -> None:
    words = Catalogue(language)
    codes = {"ladder": LadderStep, "because": Reason, "method": Method}
    for place, kind in codes.items():
        assert all(words.has_ui(f"plan.{place}.{code}") for code in get_args(kind))


def test_the_same_call_gives_the_same_bytes() -> None:
    arguments = ("--budget", "30d", "--format", "json")
    assert planned(*arguments).out == planned(*arguments).out


def test_a_larger_budget_returns_more() -> None:
    document = as_json("--budget", "10d")
    assert document["effort_hours"] <= 80
    assert document["chosen"] == {"method": "exact", "bound": 1.0}
    more = as_json("--budget", "30d")
    assert more["hours_returned"] > document["hours_returned"] > 0


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_people_are_hidden_on_demand(language: str, form: str) -> None:
    arguments = ("--format", form, "--lang", language, "--budget", "40d")
    shown = planned(*arguments).out
    hidden = planned(*arguments, "--redact", "people").out
    for person in ("大野一郎", "高田次郎"):
        assert person in shown
        assert person not in hidden


def test_nobody_made_up_is_named() -> None:
    """Who is still to be found has no name, and none must be read in a plan."""
    for form in ("terminal", "markdown", "json"):
        text = planned("--format", form).out
        assert "+1" not in re.sub(r"\+\d+\.\d", "", text)
        assert "✓" not in text


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("arguments", [(), ("--quarters", "3")])
def test_the_gantt_chart_can_be_drawn(language: str, arguments: tuple[str, ...]) -> None:
    text = planned("--format", "markdown", "--lang", language, *arguments).out
    fences = [
        token for token in MarkdownIt("commonmark").enable("table").parse(text) if token.type == "fence"
    ]
    assert [fence.info for fence in fences] == ["mermaid"]
    first, *lines = fences[0].content.splitlines()
    assert first == "gantt"
    bars = [line for line in lines if BAR.match(line)]
    assert len(bars) == len(as_json(*arguments)["steps"]) > 3
    for line in lines:
        assert BAR.match(line) or HEAD.match(line), line
    spans = [BAR.match(line) for line in bars]
    for span in spans:
        assert span is not None
        assert date.fromisoformat(span[1]) < date.fromisoformat(span[2])
    numbers = [re.findall(r"s(\d+),", line)[0] for line in bars]
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize(
    "name",
    [
        "a: b; c",
        "#1 %% comment",
        "%%{init: {}}%%",
        "end\nsection x",
        "`code` <b>",
        '"quoted" \\',
        "  ",
        "経理部:給与",
    ],
)
def test_a_hostile_name_stays_a_name_in_the_chart(name: str) -> None:
    told = task_name(name)
    assert told
    assert told == told.strip()
    assert not re.search(r'[:;#%{}<>`"\\\n]', told)


def test_a_hostile_company_in_markdown() -> None:
    text = """
company: "A | <script>x</script>"
departments:
  - name: "経理: ;section 盗む"
    duties:
      - {name: "給与 :crit, s1 | ```", primary: "佐藤", backups: none, manual: none}
"""
    called = call("plan", "-", *TODAY, "--format", "markdown", stdin=text)
    assert called.code == 0
    tokens = MarkdownIt("commonmark").enable("table").parse(called.out)
    assert [token.info for token in tokens if token.type == "fence"] == ["mermaid"]
    chart = next(token.content for token in tokens if token.type == "fence")
    assert all(BAR.match(line) or HEAD.match(line) for line in chart.splitlines()[1:])
    assert not [token for token in tokens if token.type == "html_block"]


def test_the_gate_of_the_settings_is_what_to_pass(tmp_path: Path) -> None:
    (tmp_path / ".orgaudit.yaml").write_text("gate: {fail-on: critical}\n", encoding="utf-8")
    company = tmp_path / "org.yaml"
    company.write_text(TRADING, encoding="utf-8")
    called = call("plan", str(company), "--to-pass", "--format", "json", "--today", "2026-10-01")
    assert called.code == 0, called.err
    document = json.loads(called.out)
    assert document["gate"]["before"]["passed"] is False
    assert document["gate"]["after"] == {"asked": True, "passed": True, "reasons": []}
    less = call(
        "plan", str(company), "--to-pass", "--format", "json", "--select", "SOD", "--today", "2026-10-01"
    )
    assert {step["move"] for step in json.loads(less.out)["steps"]} <= {
        "separate_steps",
        "add_check",
        "add_control",
        "free_control",
    }


@pytest.mark.parametrize(
    ("language", "reason"), [("ja", "満たすものはありません"), ("en", "None of the choices")]
)
def test_a_gate_that_cannot_pass_ends_with_1_and_says_why(language: str, reason: str) -> None:
    called = planned("--to-pass", "--min-coverage", "100", "--lang", language)
    assert called.code == 1
    assert reason in called.out
    assert "100" in called.out


def test_a_gate_that_fails_is_only_told_where_it_was_not_to_pass() -> None:
    called = planned("--budget", "5d", "--min-score", "90", "--lang", "en")
    assert called.code == 0
    assert "The gate still fails after that" in called.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_points_of_the_steps_lead_from_score_to_score(language: Language) -> None:
    told = re.sub(r"\n\s+", " " if language == "en" else "", planned("--lang", language).out)
    first = re.search(r"(\d+\.\d) → ", told)
    steps = re.findall(r"(±0|[+-]\d+\.\d)(?:点で、点数は| points, score )(\d+\.\d)", told)
    assert first
    assert len(steps) > 3
    score = float(first[1])
    for gain, after in steps:
        assert score + float(gain.lstrip("±")) == pytest.approx(float(after)), (gain, after)
        score = float(after)

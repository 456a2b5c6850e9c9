"""The rules that a company writes in its settings, as it meets them: judged, weighed, told, refused."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from orgaudit.editors.nearest_settings import setting_of, words_of
from orgaudit.intake.reading import load_text
from orgaudit.intake.settings_file.keys import settings_schema
from orgaudit.intake.settings_file.loading import read_settings
from orgaudit.intake.settings_file.rule_packs import BUNDLED
from orgaudit.own import company_rules, engine_pure, engines
from orgaudit.own.engines import MissingFactError, compiled, pure
from orgaudit.own.facts import values_of
from orgaudit.own.packs import packs_of
from orgaudit.pipeline import audit
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.formats import formats_of
from orgaudit.reports.machine.json.report_schema import report_schema
from orgaudit.rules.builtin import BUILTIN
from orgaudit.settings import OwnRule, Settings
from orgaudit.testing import organization_of, own_cases
from tests.cli.calling import ROOT, call

COMPANY = """\
company: 北斗商事
people:
  - {name: 田中太郎, leaving_on: 2027-03-31}
departments:
  - name: 経理部
    duties:
      - {name: 申告, deadline: legal, primary: 佐藤花子, backups: none}
      - {name: 支払, deadline: legal, primary: 佐藤花子}
      - {name: 記帳, deadline: none, primary: 田中太郎, backups: none}
"""

RULE = """\
rules:
  - id: two-for-legal
    over: duties
    when: duty.deadline == "legal" && size(duty.primary) + size(duty.backups) < 2
    severity: high
    title: {ja: 法定期限は二人以上, en: Two persons for legal deadlines}
    text: {ja: "「{subject}」は{primary}だけです。", en: "“{subject}” has only {primary}."}
    remedy: {ja: 一人決めます。, en: Name a second person.}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "org.yaml").write_text(COMPANY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def settings(text: str) -> None:
    Path(".orgaudit.yaml").write_text(text, encoding="utf-8")


def rule(when: str, over: str = "duties", more: str = "") -> str:
    return f"rules:\n  - id: own-one\n    over: {over}\n    when: {when}\n    severity: low\n    title: One\n{more}"


def own(file: Path) -> tuple[OwnRule, ...]:
    read = read_settings(file, BUILTIN.rules)
    assert read.problems == ()
    found: tuple[OwnRule, ...] = read.values["rules"]
    return found


def test_a_rule_is_judged_weighed_and_told_like_ours() -> None:
    settings(RULE)
    done = call("audit", "org.yaml", "--select", "own", "--format", "json", "--lang", "en")
    found = json.loads(done.out)
    jsonschema.validate(found, report_schema())
    assert [(item["rule"], item["severity"], item["text"]) for item in found["findings"]] == [
        ("two-for-legal", "high", "“申告” has only 佐藤花子.")
    ]
    assert found["findings"][0]["points"] > 0
    assert [item["subject"]["id"] for item in found["not_judged"]] == ["経理部/支払"]
    assert call("audit", "org.yaml", "--fail-on", "high", "--select", "two-for-legal").code == 1
    assert "Two persons for legal deadlines" in call("rules", "--lang", "en", "--format", "markdown").out
    assert "size(duty.backups)" in call("explain", "Two-For-Legal", "--lang", "en").out
    assert "size(duty.backups)" in call("explain", "two persons for", "--lang", "en").out
    assert "size(duty.backups)" in call("explain", "法定期限は二人", "--lang", "en").out
    assert call("plan", "org.yaml").code == 0
    assert "法定期限は二人以上" in call("audit", "org.yaml", "--format", "sarif", "--lang", "ja").out


def test_settings_name_the_rules_of_the_company_like_ours() -> None:
    settings(RULE + "severity: {two-for-legal: low}\nignore: silo\nselect: [two-for-legal, SIL001]\n")
    found = json.loads(call("audit", "org.yaml", "--format", "json").out)
    assert [item["severity"] for item in found["findings"]] == ["low"]
    assert (
        call("audit", "org.yaml", "--select", "two-for-leagl", "--lang", "en").err.count("two-for-legal") == 1
    )


@pytest.mark.parametrize(
    ("when", "place", "caret", "told"),
    [
        ("size(duty.bakups) < 2", "4:21", 10, "backups"),
        ("'duty.deadline == \"legl\"'", "4:30", 18, "legal"),
        ("'duty.deadline in [\"legl\"]'", "4:31", 19, "legal"),
        ("duty.manual == 3", "4:23", 12, "'_==_'"),
        ("duty.name", "4:11", 0, "STRING"),
        ("size(duty.backups) <", "4:31", 20, "EOF"),
        ("has(duty)", "4:15", 4, "field selection"),
        ("duty.bot && has( company )", "4:28", 17, "field selection"),
        ("'duty.primary_people.all(p, p.leavin_on != \"\")'", "4:41", 29, "leaving_on"),
        ("|\n      duty.bot\n      || duty.bat", "6:9", 8, "bot"),
    ],
)
def test_a_mistake_points_into_the_settings(when: str, place: str, caret: int, told: str) -> None:
    settings(rule(when))
    done = call("audit", "org.yaml", "--lang", "en")
    first, _excerpt, pointer, *_ = done.err.splitlines()
    assert (done.code, done.out) == (2, "")
    assert first.startswith(f".orgaudit.yaml:{place}: ")
    assert told in first
    assert pointer == f"  | {' ' * caret}^"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (rule("duty.bot", more="    titel: x\n"), "title"),
        (rule("duty.bot", more="    effort-hours: 0\n"), "0.1"),
        (rule("duty.bot", more="    effort-hours: 1e-300\n"), "0.1"),
        ("rules: [{id: a}]\n", "over, when, severity and title"),
        (rule("duty.bot").replace("own-one", "SIL001"), "SIL001"),
        (rule("duty.bot").replace("own-one", "../x"), "../x"),
        (rule("duty.bot", more="    text: '{nothing}'\n"), "nothing"),
        (rule("duty.bot").replace("One", "'{subject}'"), "own-one"),
        (rule("true || " * 300 + "true"), "2,000"),
        (rule("'" + " && ".join(["duty.systems.exists(s, true)"] * 4) + "'"), "loops"),
        ("rule-packs: ../elsewhere.yaml\n", "../elsewhere.yaml"),
        ("rule-packs: nothing.yaml\n", "nothing.yaml"),
    ],
)
def test_what_is_wrong_with_a_rule_is_told(text: str, told: str, folder: Path) -> None:
    (folder.parent / "elsewhere.yaml").write_text(RULE, encoding="utf-8")
    settings(text)
    done = call("audit", "org.yaml", "--lang", "en")
    assert done.code == 2
    assert done.err.startswith(".orgaudit.yaml:")
    assert told in done.err


def test_a_rule_that_takes_too_long_is_named_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = "duty.systems.all(a, duty.systems.all(b, duty.systems.all(c, a != '' || b != '' || c != '')))"
    listed = ", ".join(f"s{number}" for number in range(50))
    Path("org.yaml").write_text(
        COMPANY.replace("name: 申告,", f"name: 申告, systems: [{listed}],"), encoding="utf-8"
    )
    settings(RULE + "\n".join(rule(f'"{loop}"').splitlines()[1:]) + "\n")
    done = call("audit", "org.yaml", "--select", "own", "--format", "json", "--lang", "en")
    assert done.code == 70
    assert "own-one" in done.err
    assert "budget" in done.err
    assert "to be mended there" in done.err
    assert "bug in orgaudit" not in done.err
    assert [item["rule"] for item in json.loads(done.out)["findings"]] == ["two-for-legal"]
    # In pure Python an iteration takes so long that the time may be up first.
    monkeypatch.setattr(engines, "compiled", _absent)
    monkeypatch.setattr(engine_pure, "MOST_STEPS", 10**9)
    monkeypatch.setattr(company_rules, "SECONDS", 0.5)
    engines.engine.cache_clear()
    try:
        result = audit(
            load_text(Path("org.yaml").read_text(encoding="utf-8"), today=date(2026, 11, 20)).valid(),
            Settings(select=("own",), rules=own(Path(".orgaudit.yaml"))[1:]),
        )
        assert "longer than 0.5 seconds" in result.failures[0].error
    finally:
        engines.engine.cache_clear()


def test_no_rule_of_the_company_raises_score_or_coverage() -> None:
    org = load_text(COMPANY, today=date(2026, 11, 20)).valid()
    settings(RULE + "\n".join(rule("duty.name == ''").splitlines()[1:]) + "\n")
    plain, more = audit(org, Settings()), audit(org, Settings(rules=own(Path(".orgaudit.yaml"))))
    assert plain.score.overall.value is not None
    assert more.score.overall.value is not None
    assert more.score.overall.value < plain.score.overall.value
    assert more.coverage.overall == plain.coverage.overall
    assert more.score.families["silo"] == plain.score.families["silo"]
    assert more.coverage.families["own"].judged == 5


def test_a_waiver_holds_unless_the_rule_forbids_it() -> None:
    waiver = "waivers:\n  - {rule: two-for-legal, subject: 経理部/申告, reason: x, owner: 佐藤花子, expires: 2027-01-01}\n"
    Path("org.yaml").write_text(COMPANY + waiver, encoding="utf-8")
    counts = []
    for more in ("", "    waivable: no\n"):
        settings(RULE + more)
        done = call("audit", "org.yaml", "--select", "own", "--format", "json", "--today", "2026-11-20")
        counts.append((len(json.loads(done.out)["findings"]), len(json.loads(done.out)["waivers"]["stale"])))
    assert counts == [(0, 0), (1, 1)]


def test_persons_are_hidden_in_every_format() -> None:
    settings(RULE + "\n".join(rule("size(person.duties) > 0", "people").splitlines()[1:]) + "\n")
    for name in formats_of(AuditReport.kind):
        if name == "xlsx":
            continue
        done = call("audit", "org.yaml", "--select", "own", "--redact", "people", "--format", name)
        assert done.code == 0
        assert "佐藤" not in done.out, name
        assert "田中" not in done.out, name


def test_a_title_cannot_act_in_a_report() -> None:
    settings(rule("duty.bot || true").replace("One", "'<script>x</script> [a](http://b) \u202e|x'"))
    page = call("audit", "org.yaml", "--select", "own", "--format", "html").out
    assert "<script>x" not in page
    assert "\u202e" not in page
    assert "[a](http" not in call("audit", "org.yaml", "--select", "own", "--format", "markdown").out


def test_both_libraries_say_the_same_of_every_case() -> None:
    rules = {item.id: item for item in own(BUNDLED["examples"])}
    told = 0
    for name, case in own_cases(BUNDLED["examples"].with_name("examples.cases.yaml")):
        item, values = rules[name], values_of(organization_of(case))
        both = [make().prepare(item.when, (item.subject, "company", "today")) for make in (compiled, pure)]
        for facts in values.by_kind[item.subject].values():
            given = {item.subject: facts, "company": values.company, "today": values.today}
            answers = [_answer(evaluate, given) for evaluate in both]
            assert answers[0] == answers[1], (name, facts)
            told += 1
    assert told > 30


@pytest.mark.parametrize("make", [compiled, pure])
def test_both_libraries_count_the_iterations_of_all_loops_together(
    make: Callable[[], engines.Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    most = engine_pure.MOST_STEPS
    if make is pure:  # takes a third of a millisecond for each
        monkeypatch.setattr(engine_pure, "MOST_STEPS", most := 100)
    once = make().prepare("duty.systems.all(a, a != '')", ("duty",))
    within = make().prepare("duty.systems.all(a, duty.systems.all(b, a + b != ''))", ("duty",))
    side = int(most**0.5) - 1
    for condition, size in ((once, most - 1), (within, side), (once, most - 1)):
        assert condition({"duty": {"systems": ["x"] * size}})
    for condition, size in ((once, most), (within, side + 1)):
        with pytest.raises(engines.ConditionError, match="budget"):
            condition({"duty": {"systems": ["x"] * size}})


def test_all_rules_of_a_company_together_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(company_rules, "SECONDS_OF_ALL", -1.0)
    settings(RULE + "\n".join(rule("duty.bot").splitlines()[1:]) + "\n")
    found = audit(
        load_text(COMPANY, today=date(2026, 11, 20)).valid(),
        Settings(select=("own",), rules=own(Path(".orgaudit.yaml"))),
    )
    assert [item.rule for item in found.failures] == ["two-for-legal", "own-one"]
    assert all("together took longer" in item.error for item in found.failures)


def _absent() -> engines.Engine:
    raise ImportError


def _answer(evaluate: engines.Evaluate, given: Mapping[str, Any]) -> object:
    try:
        return evaluate(given)
    except MissingFactError as missing:
        return missing.key


def test_the_pack_of_examples_is_as_its_cases_say() -> None:
    done = call("rules", "test", "examples", "--lang", "en")
    assert (done.code, len(done.out.splitlines())) == (0, 12)
    settings("rule-packs: examples\n")
    assert "fax-to-customers" in call("rules").out


def test_cases_that_differ_fail() -> None:
    settings(RULE)
    done = call("rules", "test", ".", "--lang", "en")
    assert (done.code, ".orgaudit.cases.yaml" in done.err) == (2, True)
    case = {
        "rule": "two-for-legal",
        "name": "wrong",
        "company": yaml.safe_load(COMPANY.replace("2027-03-31", "'2027-03-31'")),
        "hits": [],
    }
    Path(".orgaudit.cases.yaml").write_text(
        yaml.safe_dump({"cases": [case, {**case, "rule": "x"}]}), encoding="utf-8"
    )
    done = call("rules", "test", ".", "--lang", "en")
    assert done.code == 1
    assert "two-for-legal: wrong: hits: 経理部/申告 was not expected" in done.out
    assert "x: there are cases" in done.out
    Path(".orgaudit.cases.yaml").write_text("cases: [1]\n", encoding="utf-8")
    assert call("rules", "test", ".").code == 2
    Path(".orgaudit.cases.yaml").write_text(
        yaml.safe_dump({"cases": [{**case, "hits": ["経理部/申告"]}]}), encoding="utf-8"
    )
    done = call("rules", "test", ".", "--lang", "en")
    assert (done.code, "Write “subject: 経理部/申告”" in done.err) == (2, True)


def test_the_schema_takes_what_the_reader_takes() -> None:
    schema = settings_schema(BUILTIN.rules)
    jsonschema.validate(yaml.safe_load(RULE), schema)
    jsonschema.validate(yaml.safe_load(BUNDLED["examples"].read_text(encoding="utf-8")), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(RULE.replace("over: duties", "over: duty")), schema)


def test_without_the_extra_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    settings(RULE)
    for name in ("compiled", "pure"):
        monkeypatch.setattr(engines, name, _absent)
    engines.engine.cache_clear()
    try:
        done = call("audit", "org.yaml", "--lang", "en")
    finally:
        engines.engine.cache_clear()
    assert done.code == 2
    assert 'pip install "orgaudit[rules]"' in done.err
    assert len(done.err.splitlines()) <= 2


@pytest.mark.slow
def test_a_plain_audit_imports_nothing_of_it() -> None:
    code = (
        "import sys; from orgaudit.cli.main import run; from orgaudit.cli.session import Session; import io;"
        "run(['audit','org.yaml'], Session(io.BytesIO(), io.StringIO(), io.StringIO(), {}));"
        "print(sorted(n for n in sys.modules if n.split('.')[0] in ('cel_expr_python', 'celpy') or n.startswith('orgaudit.own')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_the_same_settings_give_the_very_same_rules() -> None:
    settings(RULE)
    first, second = (packs_of(Settings(rules=own(Path(".orgaudit.yaml")))) for _ in range(2))
    assert first[1].rules[0] is second[1].rules[0]


def test_the_family_of_own_rules_is_known_where_there_are_none() -> None:
    done = call("audit", "org.yaml", "--select", "own", "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert call("audit", "org.yaml", "--ignore", "own").code == 0


def test_an_editor_judges_by_the_rules_that_can_run() -> None:
    file = Path("org.yaml").absolute()
    settings(RULE + "plugins: nobodys\n")
    run = setting_of(file).of_audit(date(2026, 11, 20))
    assert ([item.id for item in run.rules], run.plugins) == (["two-for-legal"], ())
    assert words_of("ja", run).rule("two-for-legal", "own").title == "法定期限は二人以上"
    settings(rule("size(duty.bakups) < 2"))
    assert setting_of(file).of_audit(date(2026, 11, 20)).rules == ()

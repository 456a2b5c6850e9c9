"""Two states of a company on the command line: what is compared, where it goes, when it fails."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from orgaudit import pipeline
from orgaudit.model.organization import Organization
from orgaudit.results.audit_result import AuditResult, RuleFailure
from orgaudit.settings import Settings
from tests.cli.calling import call
from tests.cli.comparing import WORSE, as_json, diff, write_states


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_states(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_lost_backup_and_what_it_did() -> None:
    report = as_json("old.yaml", "new.yaml")
    (change,) = report["changes"]
    assert (change["kind"], change["element"], change["new_id"], change["field"]) == (
        "changed",
        "duty",
        "経理部/給与計算",
        "backups",
    )
    assert (change["before"], change["after"], change["location"]["line"]) == (["鈴木一郎"], [], 6)
    new = {item["rule"]: item for item in report["findings"] if item["state"] == "new"}
    assert new["SIL001"]["cause"] == {"proof": "alone", "changes": ["c1"]}
    assert report["new"]["score"]["overall"] < report["old"]["score"]["overall"]


def test_the_page_says_what_changed_what_is_new_and_why() -> None:
    for lang, words in (
        ("en", ("New findings", "backups: 鈴木一郎 → none", "Because of", "Score")),
        ("ja", ("新しい指摘", "副担当: 鈴木一郎 → なし", "原因:", "点数")),
    ):
        for form in ("terminal", "markdown"):
            page = diff("old.yaml", "new.yaml", "--format", form, lang=lang).out
            assert not [word for word in words if word not in page], (lang, form)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 0),
        (("--fail-on", "critical"), 0),
        (("--fail-on", "high"), 1),
        (("--fail-on", "high", "--exit-zero"), 0),
        (("--fail-on", "high", "--ignore", "silo"), 0),
        (("--fail-on-regression",), 1),
        (("--fail-on-regression", "--exit-zero"), 0),
        (("--fail-on", "never"), 0),
        (("--fail-on", "terrible"), 2),
        (("--format", "sarif"), 2),
        (("--select", "SIL999"), 2),
        (("--select", "SIL001", "--ignore", "SIL001"), 2),
        (("--today", "soon"), 2),
        (("--config", "gone.yaml"), 2),
        (("--output", "new.yaml"), 2),
        (("--output", "markdown:old.yaml"), 2),
    ],
)
def test_exit_codes(arguments: tuple[str, ...], code: int) -> None:
    for form in ("terminal", "json"):
        asked = ("--format", form) if "--format" not in arguments else ()
        assert diff("old.yaml", "new.yaml", *arguments, *asked).code == code


def test_more_exit_codes(folder: Path) -> None:
    (folder / "broken.yaml").write_text("company: A\nsections: []\n", encoding="utf-8")
    (folder / "empty.yaml").write_text("company: A\ndepartments: []\n", encoding="utf-8")
    assert diff("old.yaml").code == 2
    assert diff("-", "-").code == 2
    for place in (0, 1):
        for name, code in (("broken.yaml", 2), ("gone.yaml", 3), ("empty.yaml", 3), ("C:\\gone.yaml", 3)):
            pair = ["old.yaml", "old.yaml"]
            pair[place] = name
            done = diff(*pair)
            assert (done.code, done.out) == (code, ""), pair


def test_what_is_better_or_only_known_never_fails() -> None:
    assert diff("new.yaml", "old.yaml", "--fail-on", "info", "--fail-on-regression").code == 0
    assert diff("new.yaml", "new.yaml", "--fail-on", "info", "--fail-on-regression").code == 0


def test_hiding_a_fact_is_a_regression() -> None:
    done = diff("new.yaml", "unknown.yaml", "--fail-on-regression")
    assert done.code == 1
    assert "taken out" in done.out
    # Nothing of it is new, so the other knob does not see it.
    assert diff("new.yaml", "unknown.yaml", "--fail-on", "low").code == 0


def test_the_verdict_is_told_where_no_page_tells_it() -> None:
    done = diff("old.yaml", "new.yaml", "--fail-on", "high", "--format", "json")
    assert json.loads(done.out)["gate"]["passed"] is False
    assert "Failed." in done.err
    assert diff("old.yaml", "new.yaml", "--fail-on", "high").err == ""


def test_the_settings_file_counts(folder: Path) -> None:
    settings = folder / ".orgaudit.yaml"
    settings.write_text("gate: {fail-on: high}\n", encoding="utf-8")
    assert diff().code == 1
    assert diff("old.yaml", "new.yaml", "--isolated").code == 0
    assert diff("old.yaml", "new.yaml", "--fail-on", "critical").code == 0
    settings.write_text("gate: {families: {silo: {fail-on: high}}}\n", encoding="utf-8")
    done = diff()
    assert done.code == 1
    assert "Siloed knowledge" in done.out
    settings.write_text("gate: {departments: {営業部: {fail-on: low}}}\n", encoding="utf-8")
    assert diff().code == 0
    settings.write_text("gate: {departments: {総務部: {fail-on: low}}}\n", encoding="utf-8")
    assert diff().code == 2
    # What a whole state has to keep is asked by audit.
    settings.write_text("gate: {min-score: 100}\nignore: [silo]\nlang: ja\n", encoding="utf-8")
    done = call("diff", "old.yaml", "new.yaml")
    assert done.code == 0
    assert "変更点" in done.out


def test_several_reports_at_once(folder: Path) -> None:
    page, data = folder / "diff.md", folder / "diff.json"
    done = diff("old.yaml", "new.yaml", "--output", str(page), "--output", str(data), "--quiet")
    assert (done.code, done.out) == (0, "")
    assert page.read_text(encoding="utf-8").startswith("# ")
    assert json.loads(data.read_text(encoding="utf-8"))["schema_version"] == 2


def test_people_are_hidden_everywhere(folder: Path) -> None:
    (folder / "佐藤花子.yaml").write_text(WORSE, encoding="utf-8")
    for form in ("terminal", "markdown", "json"):
        for redact in (("--redact", "people"), ("--config", "hide.yaml")):
            (folder / "hide.yaml").write_text("redact: people\n", encoding="utf-8")
            done = call(
                "diff",
                "old.yaml",
                "佐藤花子.yaml",
                "--format",
                form,
                *redact,
                "--fail-on",
                "high",
                "--verbose",
            )
            for name in ("佐藤", "鈴木", "花子", "一郎"):
                assert name not in done.out + done.err, (form, name)
    open_ = as_json("old.yaml", "new.yaml")
    hidden = as_json("old.yaml", "new.yaml", "--redact", "people")
    for key in ("findings",):
        assert [item["fingerprint"] for item in open_[key]] == [item["fingerprint"] for item in hidden[key]]
    assert hidden["changes"][0]["before"] != ["鈴木一郎"]


def test_one_state_may_be_standard_input() -> None:
    done = call("diff", "old.yaml", "-", "--format", "json", stdin=WORSE)
    assert [change["field"] for change in json.loads(done.out)["changes"]] == ["backups"]


def test_only_words_depend_on_the_language() -> None:
    told = [
        json.loads(diff("old.yaml", "new.yaml", "--format", "json", lang=lang).out) for lang in ("ja", "en")
    ]
    for report in told:
        for item in report["findings"]:
            for key in ("title", "text", "related"):
                item.pop(key)
            item["subject"].pop("name")
        for rule in report["rules"].values():
            for key in ("title", "why", "remedy"):
                rule.pop(key)
        for change in report["changes"]:
            change.pop("text")
    assert told[0] == told[1]
    named = {item["rule"] for item in told[0]["findings"]}
    named |= {item["rule"] for finding in told[0]["findings"] for item in finding["absorbed"]}
    assert named == told[0]["rules"].keys() != set()


def test_what_is_shown_changes_no_gate() -> None:
    assert diff("old.yaml", "new.yaml", "--show", "critical", "--fail-on", "high").code == 1
    assert "below the level shown" in diff("old.yaml", "new.yaml", "--show", "critical").out


def test_70_for_a_failed_rule_after_the_report_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    original = pipeline.audit

    def with_a_failed_rule(org: Organization, settings: Settings, **_: object) -> AuditResult:
        return replace(original(org, settings), failures=(RuleFailure("SIL001", "KeyError: 'x'"),))

    monkeypatch.setattr(pipeline, "audit", with_a_failed_rule)
    done = diff("old.yaml", "new.yaml", "--fail-on", "high", "--exit-zero")
    assert done.code == 70
    assert "SIL001" in done.err
    # Nothing can be said of the findings of a rule that failed, so none of them is new.
    assert "SIL001" not in done.out.replace("Rule SIL001 failed", "")
    assert diff("old.yaml", "new.yaml", "--format", "json").code == 70

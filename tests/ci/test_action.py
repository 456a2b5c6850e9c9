"""The GitHub Action: verdict, annotations, summary, outputs; and that nothing a stranger writes becomes a command."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from orgaudit.reports.machine.github.pr_comment import MARKER
from orgaudit.reports.machine.json.report_schema import report_schema
from tests.ci.conftest import SOUND, checked_out
from tests.ci.runner import EXPRESSION, Job, Runner, program
from tests.cli.calling import ROOT, SILO

pytestmark = pytest.mark.slow

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
PROBLEMS = json.loads((ROOT / ".github" / "action" / "problems.json").read_text(encoding="utf-8"))


@pytest.fixture
def runner(checkout: Path, temporary: Path) -> Runner:
    return Runner(checkout, temporary)


def problems(job: Job) -> list[tuple[str | None, ...]]:
    """Return file, line and message of what the runner makes of the log with our problem matchers."""
    found: list[tuple[str | None, ...]] = []
    for matcher in PROBLEMS["problemMatcher"]:
        (pattern,) = matcher["pattern"]
        for line in job.log.splitlines():
            match = None if line in job.commands else re.search(pattern["regexp"], line)
            if match:
                fields = ("file", "line", "message")
                found.append(tuple(match[pattern[name]] if name in pattern else None for name in fields))
    return found


def test_a_sound_company_passes(runner: Runner) -> None:
    job = runner.run(path="org.yaml", fail_on="high", lang="en")
    assert (job.code, job.annotated("error")) == (0, [])
    assert job.summary.startswith("### ✅ orgaudit")
    assert (job.outputs["passed"], job.outputs["exit-code"]) == ("true", "0")
    assert (job.outputs["introduced"], job.outputs["fixed"], job.outputs["sarif-path"]) == ("", "", "")
    assert 0 < float(job.outputs["score"]) <= 100
    assert 0 < float(job.outputs["coverage"]) <= 100
    report = json.loads(Path(job.outputs["report-path"]).read_text(encoding="utf-8"))
    Draft7Validator(report_schema()).validate(report)
    assert job.outputs["findings"] == str(len(report["findings"]))


def test_the_gate_fails_only_after_everything_is_written(runner: Runner) -> None:
    (runner.folder / "org.yaml").write_text(SILO, encoding="utf-8")
    job = runner.run(path="org.yaml", fail_on="high", sarif="true", lang="ja")
    assert job.code == 1
    assert any(line.startswith("::error file=org.yaml,line=6,") for line in job.annotated("error"))
    assert job.summary.startswith("### ❌ orgaudit")
    assert (job.outputs["passed"], job.outputs["exit-code"]) == ("false", "1")
    assert Path(job.outputs["comment-path"]).read_text(encoding="utf-8").startswith(MARKER)
    log = json.loads(Path(job.outputs["sarif-path"]).read_text(encoding="utf-8"))
    assert {result["level"] for result in log["runs"][0]["results"]} >= {"error"}


def test_people_are_shown_by_name_only_where_that_is_asked(runner: Runner) -> None:
    (runner.folder / "org.yaml").write_text(SILO, encoding="utf-8")
    hidden = runner.run(path="org.yaml", sarif="true")
    shown = runner.run(path="org.yaml", names="true")
    comments = [Path(job.outputs["comment-path"]).read_text(encoding="utf-8") for job in (hidden, shown)]
    sarif = Path(hidden.outputs["sarif-path"]).read_text(encoding="utf-8")
    assert not [text for text in (hidden.log, hidden.summary, comments[0], sarif) if "佐藤" in text]
    assert all("佐藤花子" in text for text in (shown.log, shown.summary, comments[1]))


def test_a_pull_request_fails_on_exactly_what_it_causes(
    pull_request: Path, tmp_path: Path, temporary: Path
) -> None:
    folder = checked_out(pull_request, tmp_path / "merge", "refs/pull/7/merge", depth=2)
    job = Runner(folder, temporary).run(
        path="org.yaml", fail_on="high", since="HEAD^1", only_new="true", lang="en"
    )
    assert job.code == 1
    causes = [line for line in job.annotated("error") if "file=" in line]
    assert len(causes) == 1
    assert causes[0].startswith("::error file=org.yaml,line=6,")
    assert int(job.outputs["introduced"]) >= 1
    assert job.outputs["fixed"] == "0"


def test_a_pull_request_that_mends_is_green(pull_request: Path, tmp_path: Path, temporary: Path) -> None:
    folder = checked_out(pull_request, tmp_path / "merge", "refs/pull/7/merge", depth=2)
    (folder / "org.yaml").write_text(SOUND, encoding="utf-8")
    job = Runner(folder, temporary).run(
        path="org.yaml", fail_on="low", since="HEAD", only_new="true", lang="en"
    )
    assert job.code == 0
    assert job.outputs["introduced"] == "0"
    assert int(job.outputs["fixed"]) >= 1
    assert job.summary.startswith("### ✅ orgaudit")


def test_a_shallow_checkout_is_told_what_to_do(pull_request: Path, tmp_path: Path, temporary: Path) -> None:
    folder = checked_out(pull_request, tmp_path / "merge", "refs/pull/7/merge", depth=1)
    job = Runner(folder, temporary).run(path="org.yaml", fail_on="high", since="HEAD^1", lang="en")
    assert (job.code, job.outputs["passed"], job.outputs["exit-code"]) == (2, "false", "2")
    ((file, _, message),) = problems(job)
    assert file is None
    assert "fetch-depth: 0" in str(message)


def test_a_wrong_file_is_annotated_at_its_line_and_never_passes(runner: Runner) -> None:
    (runner.folder / "org.yaml").write_text("company: A\ndepartments:\n  - nmae: B\n", encoding="utf-8")
    job = runner.run(path="org.yaml", sarif="true", lang="en")
    assert job.code == 2
    assert ("org.yaml", "3") in [found[:2] for found in problems(job)]
    assert job.outputs["passed"] == "false"
    assert (job.outputs["report-path"], job.outputs["sarif-path"], job.outputs["score"]) == ("", "", "")
    assert "exit code · 終了コード: 2" in job.summary
    assert "https://github.com/acme/organisation/actions/runs/4711" in job.summary


def test_nothing_to_audit_never_passes(runner: Runner) -> None:
    job = runner.run(path="gone.yaml")
    assert (job.code, job.outputs["exit-code"], job.outputs["passed"]) == (3, "3", "false")


def test_a_bug_is_no_failed_gate(runner: Runner) -> None:
    runner.run(path="org.yaml")
    program(runner.temporary / "programs", "orgaudit", "exit 70")
    job = runner.run(path="org.yaml")
    assert (job.code, job.outputs["exit-code"], job.outputs["passed"]) == (70, "70", "false")
    assert "exit code · 終了コード: 70" in Path(job.outputs["comment-path"]).read_text(encoding="utf-8")


def test_without_a_path_the_settings_file_says_what_is_audited_and_what_fails(runner: Runner) -> None:
    (runner.folder / "org.yaml").write_text(SILO, encoding="utf-8")
    assert runner.run().code == 2
    settings = runner.folder / ".orgaudit.yaml"
    settings.write_text("paths: [org.yaml]\ngate: {fail-on: high}\n", encoding="utf-8")
    assert runner.run().code == 1
    assert runner.run(fail_on="never").code == 0


def test_more_options_stand_one_a_line(runner: Runner) -> None:
    (runner.folder / "org.yaml").write_text(SILO, encoding="utf-8")
    assert runner.run(path="org.yaml", arguments="--select=SIL\n\n--min-score=1\n").code == 0
    assert runner.run(path="org.yaml", arguments="--min-score=99.9").code == 1
    assert runner.run(path="org.yaml", arguments="--select=SIL --min-score=1").code == 2


def test_a_baseline_can_be_compared_with(runner: Runner) -> None:
    job = runner.run(path="org.yaml", baseline="gone.json", only_new="true", fail_on="high")
    assert job.code == 2
    (runner.folder / "accepted.json").write_text(
        '{"baseline_version": 1, "tool": "0.1.0", "ruleset": "2026.1", "findings": []}', encoding="utf-8"
    )
    job = runner.run(path="org.yaml", baseline="accepted.json", only_new="true", fail_on="critical")
    assert (job.code, job.outputs["introduced"]) == (0, job.outputs["findings"])


@pytest.mark.parametrize("name", ["only_new", "names", "sarif", "comment"])
def test_what_is_neither_true_nor_false_is_refused(runner: Runner, name: str) -> None:
    job = runner.run(path="org.yaml", **{name: "True; exit 0"})
    assert job.code == 2
    assert name.replace("_", "-") in "".join(job.annotated("error"))


HOSTILE = [
    "$(touch pwned)",
    "`touch pwned`",
    "'; touch pwned; '",
    '"; touch pwned; "',
    "a\n::set-output name=passed::true",
    "a\r::add-mask::b",
    "a%0A::error file=x::forged",
    "${{ github.token }}",
    "##[set-env name=BASH_ENV;]pwned",
    "a\npassed=true",
]


def test_a_name_in_the_file_becomes_no_command(runner: Runner) -> None:
    duties = [
        {"name": name, "primary": f"佐藤{name}", "backups": "none", "manual": "none", "deadline": "legal"}
        for name in HOSTILE
    ]
    company = {"company": HOSTILE[0], "departments": [{"name": name, "duties": duties} for name in HOSTILE]}
    (runner.folder / "org.yaml").write_text(yaml.safe_dump(company, allow_unicode=True), encoding="utf-8")
    job = runner.run(path="org.yaml", fail_on="high", names="true", comment="true")
    assert job.code == 1
    assert nothing_happened(runner, job)
    assert len(job.annotated("error")) >= 10
    assert job.outputs["passed"] == "false"


ALL = "\n".join(HOSTILE)
"""All at once, because each run takes its time."""


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("path", 3),
        ("since", 2),
        ("baseline", 2),
        ("fail_on", 2),
        ("lang", 2),
        ("arguments", 2),
        ("version", 0),
    ],
)
def test_an_input_becomes_no_command(runner: Runner, name: str, code: int) -> None:
    job = runner.run(**{"path": "org.yaml", name: ALL})
    assert job.code == code
    assert job.outputs["passed"] == ("false" if code else "true")
    assert nothing_happened(runner, job)


def test_a_file_name_becomes_no_command(runner: Runner) -> None:
    (runner.folder / f"{ALL}.yaml").write_text(SILO, encoding="utf-8")
    job = runner.run(path=f"{ALL}.yaml", fail_on="high", sarif="true")
    assert job.code == 1
    assert job.outputs["passed"] == "false"
    assert nothing_happened(runner, job)


def nothing_happened(runner: Runner, job: Job) -> bool:
    """Whether nothing was run or forged: no file made, and no command in the log but ours."""
    made = {*runner.folder.rglob("pwned"), *runner.temporary.rglob("pwned")}
    ours = re.compile(r"::(error|warning|notice) [^:]*::|::(add-matcher|remove-matcher)\b")
    forged = [line for line in job.commands if not ours.match(line)]
    # The older form is read anywhere in a line that is not already a command.
    forged += [line for line in job.log.splitlines() if "##[" in line and line not in job.commands]
    assert forged == []
    return not made


def test_no_expression_stands_inside_a_script() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"]]
    assert len(scripts) == 4
    assert not [script for script in scripts if EXPRESSION.search(script) or "${{" in script]


def test_the_marker_is_the_one_of_the_reports() -> None:
    audit = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "audit")
    assert audit["env"]["MARKER"] == MARKER


def test_the_action_uses_no_other_action() -> None:
    assert not [step for step in ACTION["runs"]["steps"] if "uses" in step]

"""The pages on CI: every example is valid where it is pasted, and every command in it does what the page says."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.conftest import SOUND, checked_out
from tests.ci.runner import SHELL, program, programs
from tests.cli.calling import ROOT, call
from tests.compare.repository import git
from tests.published_schemas import conforms

pytestmark = pytest.mark.slow

PAGES = ("docs/ci.md", "docs/ja/ci.md")
SNIPPET = re.compile(r"<!-- snippet: (\S+) -->\n```(\w+)\n(.*?)```", re.DOTALL)
SCHEMAS = {
    "github": "vendor.github-workflows",
    "gitlab": "vendor.gitlab-ci",
    "action": "vendor.github-actions",
}


def snippets(page: str, kind: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert len(SNIPPET.findall(text)) == text.count("\n```") // 2, "an example without its mark"
    found = [body for name, _, body in SNIPPET.findall(text) if name == kind]
    assert found
    return found


def steps(page: str) -> list[dict[str, Any]]:
    return [
        step
        for text in snippets(page, "github")
        for job in yaml.safe_load(text)["jobs"].values()
        for step in job["steps"]
    ]


def ours(page: str) -> list[dict[str, Any]]:
    return [step for step in steps(page) if "orgaudit@" in step.get("uses", "")]


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_the_examples_keep_the_published_schema(kind: str, tmp_path: Path) -> None:
    files: list[Path] = []
    for page in PAGES:
        for text in snippets(page, kind):
            files.append(tmp_path / f"{len(files)}.yaml")
            files[-1].write_text(text, encoding="utf-8")
    assert conforms(SCHEMAS[kind], *files) == ""


def test_the_action_keeps_the_published_schema(tmp_path: Path) -> None:
    assert conforms(SCHEMAS["action"], ROOT / "action.yml") == ""
    broken = tmp_path / "action.yml"
    broken.write_text(
        (ROOT / "action.yml").read_text(encoding="utf-8").replace("using: composite", "using: shell")
    )
    assert conforms(SCHEMAS["action"], broken) != ""


def test_the_hook_and_its_example_are_what_pre_commit_reads(tmp_path: Path) -> None:
    shown: list[Path] = []
    for page in PAGES:
        (text,) = snippets(page, "pre-commit")
        shown.append(tmp_path / f"{len(shown)}.yaml")
        shown[-1].write_text(text, encoding="utf-8")
    manifest = ROOT / ".pre-commit-hooks.yaml"
    for command, files in (("validate-config", shown), ("validate-manifest", [manifest])):
        asked = [sys.executable, "-m", "pre_commit", command, *map(str, files)]
        done = subprocess.run(asked, capture_output=True, check=False, timeout=120)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    named = {yaml.safe_load(path.read_text(encoding="utf-8"))["repos"][0]["hooks"][0]["id"] for path in shown}
    assert named == {hook["id"] for hook in yaml.safe_load(manifest.read_text(encoding="utf-8"))}


@pytest.mark.parametrize(
    "name", ["org.yaml", "org.yml", "a/org-tokyo.yaml", "organisation.yaml", ".orgaudit.yaml"]
)
def test_the_hook_runs_for_files_of_a_company(name: str) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert re.search(hook["files"], name)
    assert not re.search(hook["files"], f"{name}.txt")
    assert not re.search(hook["files"], f"x{name.replace('/', '-')}")


@pytest.mark.parametrize("page", PAGES)
def test_the_page_names_every_input_and_output_with_its_default(page: str) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    text = (ROOT / page).read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if row.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`([a-z-]+)`", row.split("|")[1])}
    assert named == {*action["inputs"], *action["outputs"]}
    for name, item in action["inputs"].items():
        if item["default"] and "${{" not in item["default"]:
            (row,) = [row for row in rows if row.startswith(f"| `{name}` |")]
            assert f"`{item['default']}`" in row.split("|")[3]


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_hand_the_action_what_it_takes(page: str) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert ours(page)
    for step in ours(page):
        assert step["with"].keys() <= action["inputs"].keys()
    used = set(re.findall(r"steps\.orgaudit\.outputs\.([\w-]+)", "".join(snippets(page, "github"))))
    assert used
    assert used <= action["outputs"].keys()


@pytest.mark.parametrize("page", PAGES)
def test_no_example_hands_out_more_than_it_needs_or_runs_what_a_stranger_writes(page: str) -> None:
    for text in snippets(page, "github"):
        asked = yaml.safe_load(text)["permissions"]
        assert {name for name, right in asked.items() if right == "write"} == (
            ({"pull-requests"} if "comment: true" in text else set())
            | ({"security-events"} if "upload-sarif" in text else set())
        )
    assert not [step for step in steps(page) if "${{" in step.get("run", "")]
    assert "pull_request_target:" not in (ROOT / page).read_text(encoding="utf-8")
    checkouts = [step for step in steps(page) if "checkout@" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_both_pages_show_the_same_examples() -> None:
    """So what the examples do is tried for one page only."""
    english, japanese = (
        [(name, body) for name, _, body in SNIPPET.findall((ROOT / page).read_text(encoding="utf-8"))]
        for page in PAGES
    )
    told = [
        (name, re.sub(r" +lang: ja\n| --lang ja", "", body).replace("組織の点検", "organisation"))
        for name, body in japanese
    ]
    assert told == english


@pytest.fixture
def worse(pull_request: Path, tmp_path: Path) -> Path:
    """Return the checkout of a pull request that takes a stand-in away."""
    return checked_out(pull_request, tmp_path / "merge", "refs/pull/7/merge", depth=2)


def shell(script: str, folder: Path, temporary: Path, **environment: str) -> tuple[int, str]:
    """Run a script of an example; return its exit code, and the log for whoever reads a failed test."""
    place = programs(temporary)
    program(place, "pip", "exit 0")
    path = temporary / "script.sh"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [*SHELL, str(path)],
        cwd=folder,
        env={"PATH": f"{place}:/usr/bin:/bin", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        timeout=120,
        encoding="utf-8",
    )
    return done.returncode, done.stdout


def test_the_example_without_the_action_fails_on_what_is_worse(worse: Path, temporary: Path) -> None:
    (install, audit) = [step["run"] for step in steps(PAGES[0]) if "run" in step]
    summary = temporary / "summary.md"
    assert shell(install, worse, temporary) == (0, "")
    code, log = shell(audit, worse, temporary, GITHUB_STEP_SUMMARY=str(summary))
    assert code == 1, log
    assert summary.read_text(encoding="utf-8").startswith("### ❌ orgaudit")
    assert json.loads((worse / "report.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    git(worse, "switch", "--quiet", "--detach", "HEAD^1")
    (worse / "org.yaml").write_text(SOUND, encoding="utf-8")
    code, log = shell(audit.replace("HEAD^1", "HEAD"), worse, temporary, GITHUB_STEP_SUMMARY=str(summary))
    assert code == 0, log


def test_the_gitlab_example_fails_on_what_is_worse(worse: Path, temporary: Path) -> None:
    (text,) = snippets(PAGES[0], "gitlab")
    job = yaml.safe_load(text)["organisation"]
    script = "\n".join([*job["before_script"], *job["script"]])
    base = git(worse, "rev-parse", "HEAD^1").strip()
    code, log = shell(script, worse, temporary, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert code == 1, log
    for path in job["artifacts"]["reports"].values():
        assert (worse / path).read_bytes()
        assert "佐藤" not in (worse / path).read_text(encoding="utf-8")
    code, log = shell(script, worse, temporary)
    assert code == 0, log


def test_the_jenkins_example_fails_on_what_is_worse(
    worse: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (text,) = snippets(PAGES[0], "jenkins")
    _, audit = re.findall(r"sh '(.*)'", text)
    audit = audit.replace(".venv/bin/", "")
    changed = (worse / "org.yaml").read_text(encoding="utf-8")
    monkeypatch.chdir(worse)
    (worse / "org.yaml").write_text(SOUND, encoding="utf-8")
    assert call("baseline", "write", "org.yaml").code == 0
    code, log = shell(audit, worse, temporary)
    assert code == 0, log
    (worse / "org.yaml").write_text(changed, encoding="utf-8")
    code, log = shell(audit, worse, temporary)
    assert code == 1, log
    assert "<failure" in (worse / "orgaudit.xml").read_text(encoding="utf-8")

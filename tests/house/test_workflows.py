"""The workflows are what GitHub reads, run on every system that we promise, and run nothing that others can swap."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.calling import ROOT
from tests.published_schemas import conforms

pytestmark = pytest.mark.slow

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
PINNED = re.compile(r"\s*(?:- )?uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / ".github" / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"])
def test_the_workflows_keep_the_schema(schema: str, tmp_path: Path) -> None:
    assert conforms(schema, *WORKFLOWS) == ""
    broken = tmp_path / "tests.yml"
    text = WORKFLOWS[-1].read_text(encoding="utf-8")
    broken.write_text(text.replace("timeout-minutes:", "time:"), encoding="utf-8")
    assert conforms(schema, broken) != ""


def test_dependabot_keeps_the_schema_and_watches_both_kinds() -> None:
    assert conforms("vendor.dependabot", ROOT / ".github" / "dependabot.yml") == ""
    watched = {update["package-ecosystem"] for update in read("dependabot.yml")["updates"]}
    assert watched == {"pip", "github-actions"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path: Path) -> None:
    asked = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert asked
    assert [line for line in asked if not PINNED.fullmatch(line)] == []


def test_one_action_has_one_commit() -> None:
    lines = [line for path in WORKFLOWS for line in path.read_text(encoding="utf-8").splitlines()]
    pins = {line.split("uses: ")[1] for line in lines if "uses:" in line}
    assert len(pins) == len({pin.split("@")[0] for pin in pins})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_job_may_more_than_it_needs(path: Path) -> None:
    workflow = read(f"workflows/{path.name}")
    assert workflow["permissions"] == {"contents": "read"}
    more = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert more == ({"publish": {"id-token": "write"}} if path.stem == "release" else {})
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            # What a pull request or a tag is called must not become part of a script.
            assert "${{" not in step.get("run", "")
            if "checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_the_suite_runs_on_every_system_and_python_that_we_promise() -> None:
    matrix = read("workflows/tests.yml")["jobs"]["suite"]["strategy"]["matrix"]
    assert matrix["os"] == ["ubuntu-latest", "macos-latest", "windows-latest"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    promised = [re.search(r":: (3\.\d+)$", line) for line in project["classifiers"]]
    assert matrix["python"] == [found[1] for found in promised if found]
    assert project["requires-python"] == f">={matrix['python'][0]}"


def test_coverage_has_a_threshold_that_the_workflow_holds() -> None:
    coverage = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["coverage"]
    assert coverage["run"] == {"source": ["orgaudit"], "branch": True}
    assert coverage["report"]["fail_under"] >= 95
    steps = read("workflows/tests.yml")["jobs"]["coverage"]["steps"]
    assert any(step.get("run", "").endswith(" --cov") for step in steps)

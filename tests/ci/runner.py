"""The steps of our GitHub Action, run as GitHub's runner runs them: the same shell, the same variables, the same files.

Only the expressions that action.yml uses are understood; any other one is a KeyError, so that nothing is quietly left out.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.cli.calling import ROOT

SHELL = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
"""What ``shell: bash`` stands for."""
EXPRESSION = re.compile(r"\$\{\{ *([^}]*?) *\}\}")
CONDITION = re.compile(r"([\w.-]+) == '(\w*)'")
KEPT = re.compile("PATH|HOME|TMPDIR|PIP_.*")


@dataclass(frozen=True)
class Job:
    """What came of a run: the exit code of the step that failed, what the log shows, the outputs, the summary."""

    code: int
    log: str
    outputs: Mapping[str, str]
    summary: str
    skipped: tuple[str, ...]

    @property
    def commands(self) -> list[str]:
        """The lines that the runner obeys."""
        return [line for line in self.log.splitlines() if line.lstrip().startswith("::")]

    def annotated(self, kind: str) -> list[str]:
        return [line for line in self.commands if line.startswith(f"::{kind} ")]


@dataclass
class Runner:
    """A machine with a checkout in ``folder`` and a place of its own for temporary files.

    ``installs`` runs the step that installs orgaudit too; without it, orgaudit is taken from the tree under test. ``pull_request`` is the
    number of the pull request that started the run, if one did.
    """

    folder: Path
    temporary: Path
    pull_request: str = ""
    installs: bool = False
    environment: Mapping[str, str] = field(default_factory=dict)
    action: Path = ROOT

    def run(self, **inputs: str) -> Job:
        """Run the action. Names of inputs have ``_`` for ``-``."""
        document: dict[str, Any] = yaml.safe_load((self.action / "action.yml").read_text(encoding="utf-8"))
        contexts = {**self._github(), **self._inputs(document["inputs"], inputs)}
        summary = self.temporary / "summary.md"
        summary.touch()
        log, skipped, code = "", [], 0
        for number, step in enumerate(document["runs"]["steps"]):
            name = step.get("id", step["name"])
            if not _wanted(step, contexts):
                skipped.append(name)
                continue
            if name == "install" and not self.installs:
                contexts["steps.install.outputs.programs"] = str(programs(self.temporary))
                continue
            assert step["shell"] == "bash"
            outputs = self.temporary / f"outputs-{number}"
            outputs.touch()
            environment = {
                **self._variables(outputs, summary),
                **{key: _filled(value, contexts) for key, value in step.get("env", {}).items()},
            }
            script = self.temporary / f"step-{number}.sh"
            script.write_text(step["run"], encoding="utf-8")
            done = subprocess.run(
                [*SHELL, str(script)],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                check=False,
                timeout=300,
            )
            log += done.stdout.decode()
            if "id" in step:
                written = read_outputs(outputs.read_text(encoding="utf-8"))
                contexts |= {f"steps.{name}.outputs.{key}": value for key, value in written.items()}
            if done.returncode:
                code = done.returncode
                break
        told = {key: _filled(item["value"], contexts) for key, item in document["outputs"].items()}
        return Job(code, log, told, summary.read_text(encoding="utf-8"), tuple(skipped))

    def _github(self) -> dict[str, str]:
        return {
            "github.action_path": str(self.action),
            "github.token": "token-of-the-job",
            "github.event.pull_request.number": self.pull_request,
        }

    def _inputs(self, known: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, str]:
        values = {name: _filled(item["default"], self._github()) for name, item in known.items()}
        named = {name.replace("_", "-"): value for name, value in given.items()}
        assert named.keys() <= values.keys()
        return {f"inputs.{name}": value for name, value in (values | named).items()}

    def _variables(self, outputs: Path, summary: Path) -> dict[str, str]:
        return {
            **{key: value for key, value in os.environ.items() if KEPT.fullmatch(key)},
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": "http://127.0.0.1:9",
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_REPOSITORY": "acme/organisation",
            "GITHUB_RUN_ID": "4711",
            "GITHUB_SERVER_URL": "https://github.com",
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_WORKSPACE": str(self.folder),
            "RUNNER_TEMP": str(self.temporary),
            **self.environment,
        }


def programs(folder: Path) -> Path:
    """Return a folder with ``orgaudit`` and ``python`` as a virtual environment of this checkout would hold them."""
    place = folder / "programs"
    if not place.exists():
        place.mkdir()
        program(place, "orgaudit", f'exec {shlex.quote(sys.executable)} -P -m orgaudit "$@"')
        program(place, "python", f'exec {shlex.quote(sys.executable)} "$@"')
    return place


def program(folder: Path, name: str, line: str) -> None:
    """Write a program of one line that a shell runs."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nexport PYTHONPATH={shlex.quote(str(ROOT))}\n{line}\n", encoding="utf-8")
    path.chmod(0o755)


def read_outputs(text: str) -> dict[str, str]:
    """Read what steps write for others: ``name=value`` or ``name<<END``, the last word counts."""
    found: dict[str, str] = {}
    lines = iter(text.split("\n")[:-1])
    for line in lines:
        if "<<" in line and ("=" not in line or line.index("<<") < line.index("=")):
            name, end = line.split("<<", 1)
            found[name] = "\n".join(_until(lines, end))
        else:
            name, equals, value = line.partition("=")
            assert equals, line
            found[name] = value
    return found


def _until(lines: Iterable[str], end: str) -> Iterable[str]:
    for line in lines:
        if line == end:
            return
        yield line
    raise AssertionError(end)


def _filled(value: str, contexts: Mapping[str, str]) -> str:
    return EXPRESSION.sub(lambda match: _value(match[1], contexts), value)


def _value(name: str, contexts: Mapping[str, str]) -> str:
    # What a step did not write is empty, as with the runner.
    return contexts.get(name, "") if name.startswith("steps.") else contexts[name]


def _wanted(step: Mapping[str, Any], contexts: Mapping[str, str]) -> bool:
    if "if" not in step:
        return True
    match = CONDITION.fullmatch(step["if"])
    assert match, step["if"]
    return _value(match[1], contexts) == match[2]

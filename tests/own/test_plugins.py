"""Packs of other distributions: the example built, installed and run, and what a bad one may not do."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orgaudit import Clean, Facts, Hit, NotJudged, Organization, Rule, RulePack, Settings, Severity, audit
from orgaudit.intake.reading import load_text
from orgaudit.own import guard
from orgaudit.own.guard import guarded
from orgaudit.own.plugins import BrokenPluginError, checked, plugin
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Family, Move
from tests.cli.calling import ROOT, Called, call

COMPANY = """\
company: Meadow & Sons
departments:
  - name: Sales
    duties:
      - {name: Prices, changes_per_year: 30, monthly_hours: {1: 3}}
      - {name: Post}
"""
EXAMPLE = ROOT / "examples" / "plugin"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the example with the tool of the project itself and install the wheel; no index is asked."""
    folder = tmp_path_factory.mktemp("plugin")
    options = ("--no-deps", "--no-index", "--quiet", "--disable-pip-version-check")
    for command in (
        ("wheel", "--no-build-isolation", "--wheel-dir", str(folder), str(EXAMPLE)),
        (
            "install",
            "--no-compile",
            "--target",
            str(folder / "site"),
            "--find-links",
            str(folder),
            "orgaudit-example-rules",
        ),
    ):
        subprocess.run([sys.executable, "-m", "pip", *command, *options], check=True, capture_output=True)
    return folder / "site"


def test_the_example_is_built_installed_and_run(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(COMPANY, encoding="utf-8")
    (tmp_path / ".orgaudit.yaml").write_text(
        "plugins: [example]\nselect: own\nseverity: {restless-duty: high}\noptions: {EXA001: {most_changes: 5}}\n",
        encoding="utf-8",
    )

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "orgaudit", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(installed)))},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    found = json.loads(run("audit", "org.yaml", "--format", "json", "--lang", "ja"))
    assert [(item["rule"], item["severity"], item["text"]) for item in found["findings"]] == [
        ("EXA001", "high", "業務「Prices」は年30回変わりますが、手順書が追いついていません。")
    ]
    page = run("explain", "restless-duty", "--lang", "en", "--format", "markdown")
    assert "changes a year without a need for a manual" in page
    assert "changes_per_year: 30" in page
    plan = json.loads(run("plan", "org.yaml", "--format", "json", "--aim", "score"))
    assert "follow_rule" in json.dumps(plan)
    assert "EXA001" not in run("rules", "--isolated")
    assert run("rules", "test", ".", "--lang", "en") == "EXA001: 1 case, all as said\n"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_cases_of_a_pack_are_run_where_settings_enable_it(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an installation: what is found by its entry point is the example as it lies in the checkout."""
    folder = tmp_path / "pack"
    shutil.copytree(EXAMPLE / "orgaudit_example_rules", folder / "orgaudit_example_rules")
    (folder / "example.dist-info").mkdir()
    (folder / "example.dist-info" / "METADATA").write_text("Name: example\nVersion: 1\n", encoding="utf-8")
    (folder / "example.dist-info" / "entry_points.txt").write_text(
        "[orgaudit.rules]\nexample = orgaudit_example_rules:PACK\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.chdir(tmp_path)
    plugin.cache_clear()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".orgaudit.yaml").write_text(
        "plugins: [example]\nselect: own\nseverity: {restless-duty: high}\n", encoding="utf-8"
    )
    cases = folder / "orgaudit_example_rules" / "restless_duty.cases.yaml"

    def tested() -> Called:
        return call("rules", "test", ".", "--lang", language)

    try:
        assert (tested().code, tested().out.count("EXA001")) == (0, 1)
        whole = cases.read_text(encoding="utf-8")
        cases.write_text(whole.replace("severity: medium", "severity: high"), encoding="utf-8")
        assert (tested().code, "severity is medium, not high" in tested().out) == (1, True)
        cases.write_text("cases: 3\n", encoding="utf-8")
        assert (tested().code, f"{cases.name}:1:8: " in tested().err) == (2, True)
        cases.unlink()
        assert tested().code == 1, "a rule that no case hits"
    finally:
        plugin.cache_clear()
        for name in [name for name in sys.modules if name.startswith("orgaudit_example_rules")]:
            del sys.modules[name]


def test_a_pack_that_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".orgaudit.yaml").write_text("plugins: [nobodys]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = call("rules", "--lang", "en")
    assert (done.code, "nobodys" in done.err) == (2, True)


@dataclass(frozen=True, slots=True)
class Told(Facts):
    number: float = 0


def _raises(_org: Organization) -> Iterator[Any]:
    raise ZeroDivisionError


def _leaves(_org: Organization) -> Iterator[Any]:
    sys.exit(0)


def _loops(_org: Organization) -> Iterator[Any]:
    while True:
        time.sleep(0.001)


def _catches(_org: Organization) -> Iterator[Any]:
    while True:
        with suppress(Exception):
            time.sleep(0.001)


def _mutates(org: Organization) -> Iterator[Any]:
    hours: Any = org.duties[0].monthly_hours
    hours[1] = 99.0
    yield Clean(org.duties[0])


def _sets(org: Organization) -> Iterator[Any]:
    org.duties[0].name = "x"  # type: ignore[misc]
    yield Clean(org.duties[0])


def _of(made: Callable[[Any], object]) -> Callable[[Organization], Iterator[Any]]:
    def yields(org: Organization) -> Iterator[Any]:
        yield made(org.duties[0])

    return yields


@pytest.mark.parametrize(
    ("check", "told"),
    [
        (_raises, "ZeroDivisionError"),
        (_leaves, "SystemExit"),
        (_loops, "longer than 0.3 seconds"),
        (_catches, "longer than 0.3 seconds"),
        (_mutates, "changed the company"),
        (_sets, "Frozen"),
        (_of(lambda _duty: "nonsense"), "yielded str"),
        (_of(lambda _duty: Clean(None)), "about nothing"),  # type: ignore[arg-type]
        (_of(lambda duty: Hit(duty, Facts())), "facts are Facts"),
        (_of(lambda duty: Hit(duty, Told(), Severity.CRITICAL)), "ceiling"),
        (_of(lambda duty: NotJudged(duty, ("duty.nix",))), "no fields"),
        (lambda _org: 7, "TypeError"),
    ],
)
def test_a_rule_that_misbehaves_is_named_and_the_rest_goes_on(
    check: Callable[[Organization], Iterator[Any]], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "SECONDS", 0.3)
    org = load_text(COMPANY, today=date(2026, 11, 20)).valid()
    bad, good = (
        rule(lambda org, _options, check=one: check(org), name)
        for name, one in (("BAD1", check), ("GOOD1", _of(Clean)))
    )
    pack = RulePack(name="x", rules=(guarded(bad), guarded(good)), words=Path())
    result = audit(org, Settings(select=("own",)), packs=(BUILTIN, pack))
    assert [item.rule for item in result.failures] == ["BAD1"]
    assert told in result.failures[0].error
    assert result.coverage.families["own"].judged == 1
    assert org.duties[0].monthly_hours == {1: 3.0}


def rule(check: Callable[..., Iterator[Any]], name: str = "BAD1", family: Family = Family.OWN) -> Rule:
    return Rule(
        id=name,
        name=name.casefold(),
        family=family,
        severity=Severity.LOW,
        ceiling=Severity.LOW,
        subject="duty",
        check=check,
        facts=Told,
        effort_hours=1,
        move=Move.FOLLOW_RULE,
    )


def test_a_pack_without_good_words_is_refused(tmp_path: Path) -> None:
    wordless = RulePack(name="x", rules=(rule(_raises),), words=tmp_path)
    for pack, told in (
        (7, "int"),
        (wordless, "no good words"),
        (RulePack(name="x", rules=(rule(_raises, family=Family.SILO),), words=tmp_path), "family"),
        (RulePack(name="x", rules=(rule(_raises, "SIL001"),), words=tmp_path), "another rule"),
    ):
        with pytest.raises(BrokenPluginError, match=told):
            checked("x", pack)

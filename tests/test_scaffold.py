"""A rule fresh from the scaffold runs, keeps to the house style, and lacks nothing but the words marked TODO."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Family
from orgaudit.scaffold import BadNameError, files_of, new_rule

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[1]
PROPOSED = "late-escalation"
"""The name on the pages, with which their readers try."""
NAME = "made-by-a-test"
"""None that a page proposes: who followed one here has a rule of that name."""

ASKED = (
    "tests/rules",
    "tests/house/test_method_pages.py",
    "tests/samples",
    "tests/cli/test_start.py",
    "tests/cli/test_every_exit_code.py",
)
ABOUT_THE_LIST = "method_pages or every_rule or words_name or ids_are or same_evidence or budget or new-rule"


@pytest.mark.parametrize("family", [item for item in Family if item is not Family.OWN])
def test_the_next_free_number_of_the_family_is_taken(family: Family) -> None:
    rule = new_rule(family, NAME)
    taken = sorted(item.id for item in BUILTIN.rules if item.family is family)
    assert rule.id not in taken
    assert rule.id > max(taken)


@pytest.mark.parametrize("name", ["", "Late", "made_by_a_test", "late-", "遅れ", "sole-keeper", "../x"])
def test_a_name_that_no_rule_can_have_is_refused(name: str) -> None:
    with pytest.raises(BadNameError):
        new_rule(Family.SILO, name)


def test_a_fresh_rule_lacks_nothing_but_its_words(tmp_path: Path) -> None:
    for folder in ("orgaudit", "tests", "docs", "sample_orgs"):
        shutil.copytree(
            CHECKOUT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "_samples")
        )
    for file in ("pyproject.toml", "CONTRIBUTING.md", "README.md", "README.ja.md"):
        shutil.copy(CHECKOUT / file, tmp_path)
    taken = {rule.name for rule in BUILTIN.rules}
    rule = new_rule(Family.SILO, f"{PROPOSED}-again" if PROPOSED in taken else PROPOSED)
    written = files_of(rule, tmp_path / "orgaudit")
    assert len(written) == 5
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
    arguments = ["-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "--tb=no", "-rfE", *ASKED]
    arguments += ["-k", f"{rule.id} or {ABOUT_THE_LIST}"]
    # Windows starts no Python without the first two; some tests call git.
    system = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "PATH") if name in os.environ}
    # Where nothing can be kept, a call loads what compiles it anew.
    cache = dict.fromkeys(("XDG_CACHE_HOME", "LOCALAPPDATA"), str(tmp_path / "cache"))
    run = subprocess.run(
        [sys.executable, *arguments],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**system, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1", **cache},
    )
    failed = {
        line.split("::", 1)[1] for line in run.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))
    }
    assert {name.split(" ")[0] for name in failed} == {
        f"test_no_words_are_left_to_do[{rule.id}-{language}]" for language in ("ja", "en")
    }, run.stdout + run.stderr

"""Every check that is switched off says why, and would still have something to say."""

import json
import re
import subprocess
import sys
import tomllib

import pytest

from tests.cli.calling import ROOT

TEXT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
RUFF = tomllib.loads(TEXT)["tool"]["ruff"]
EVERYWHERE: list[str] = RUFF["lint"]["ignore"]
IN_PLACES: dict[str, list[str]] = RUFF["lint"]["per-file-ignores"]


def reported(place: str, rules: list[str]) -> set[str]:
    """Return the codes that ruff would report in a place if nothing were switched off."""
    asked = ["check", "--isolated", "--no-cache", "--exit-zero", "--output-format=json", "--quiet"]
    setting = f"--line-length={RUFF['line-length']}"
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *asked, setting, f"--select={','.join(rules)}", place],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return {item["code"] for item in json.loads(done.stdout)}


def test_every_check_that_is_off_has_a_reason_before_it() -> None:
    for table in ("\nignore = [\n", "\n[tool.ruff.lint.per-file-ignores]\n"):
        lines = TEXT.partition(table)[2].partition("\n]\n" if "=" in table else "\n\n")[0].splitlines()
        for before, line in zip(["", *lines], lines, strict=False):
            assert line.lstrip().startswith("#") or before.lstrip().startswith("#"), line


def test_every_check_that_is_off_everywhere_is_still_needed() -> None:
    assert set(EVERYWHERE) - reported(".", EVERYWHERE) == set()


@pytest.mark.parametrize("place", IN_PLACES)
def test_every_check_that_is_off_in_a_place_is_still_needed(place: str) -> None:
    codes = reported(place.removesuffix("/**"), IN_PLACES[place])
    unused = {rule for rule in IN_PLACES[place] if not any(re.match(rule, code) for code in codes)}
    assert unused == set()

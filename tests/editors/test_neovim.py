"""``orgaudit lsp`` in Neovim, driven by its own client of the protocol: what somebody sees and does there."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calling import ROOT
from tests.editors.companies import SALES

SCRIPT = Path(__file__).with_name("neovim.lua")
NVIM = shutil.which("nvim")

pytestmark = pytest.mark.skipif(
    NVIM is None, reason="no Neovim here (the command nvim; Debian's package neovim)"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("neovim")
    (folder / "org.yaml").write_text(SALES, encoding="utf-8")
    answers = folder / "answers.json"
    own = {
        name: str(folder / "own")
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    }
    ours = {
        "ORGAUDIT_PYTHON": sys.executable,
        "ORGAUDIT_FOLDER": str(folder),
        "ORGAUDIT_ANSWERS": str(answers),
    }
    subprocess.run(
        [str(NVIM), "--headless", "--clean", "-n", "-S", str(SCRIPT)],
        env={**os.environ, **own, **ours, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        timeout=120,
    )
    found = json.loads(answers.read_text(encoding="utf-8"))
    assert "trouble" not in found, found["trouble"]
    return found


def test_what_is_found_is_underlined_whatever_signs_stand_before_it(told: Any) -> None:
    under = {item["code"]: item["under"] for item in told["diagnostics"]}
    assert under["SIL003"] == "なし"
    assert under["read-as-same"] == "秋山さん"
    assert {item["source"] for item in told["diagnostics"]} == {"orgaudit"}


def test_the_pointer_tells_the_rule(told: Any) -> None:
    assert told["hover"].startswith("**SIL003 ")
    assert "“😀見積作成”" in told["hover"]


def test_a_person_leads_to_the_entry_and_is_offered_where_one_is_written(told: Any) -> None:
    assert told["definition"] == "  - {name: 秋山 一, department: 営業部}"
    assert {"秋山 一", "石田"} <= set(told["completion"])


def test_a_finding_is_waived_from_the_menu(told: Any) -> None:
    assert any(title.startswith("Take the proposed function") for title in told["actions"])
    lines, before = told["waived"].split("\n"), SALES.rstrip("\n").split("\n")
    assert [
        number for number, (one, other) in enumerate(zip(lines, before, strict=True)) if one != other
    ] == [10]
    assert 'waive: [{rule: SIL003, reason: "", owner: 石田' in lines[10]


def test_a_person_is_renamed_under_every_spelling(told: Any) -> None:
    assert told["renamed"] == SALES.rstrip("\n").replace("秋山さん", "秋山 花子").replace(
        "秋山 一", "秋山 花子"
    )


def test_what_is_settled_goes_while_somebody_types(told: Any) -> None:
    assert told["settled"] == len(told["diagnostics"]) - 1

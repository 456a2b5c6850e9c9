"""The extra: said in one line where it is missing, and nothing of it in any other command."""

import subprocess
import sys

import pytest

from tests.cli.calling import ROOT, call
from tests.cli.companies import TRADING


def test_without_the_extra_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [
        name for name in sys.modules if name.startswith(("pygls", "lsprotocol", "orgaudit.editors"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("pygls", "lsprotocol"):
        monkeypatch.setitem(sys.modules, name, None)
    called = call("lsp", "--lang", "en")
    assert called.code == 2
    assert called.err.count("\n") <= 2
    assert 'pip install "orgaudit[lsp]"' in called.err


def test_an_audit_imports_nothing_of_it() -> None:
    asked = "import runpy, sys; sys.argv = ['orgaudit', 'audit', '-', '--format', 'json']\n"
    asked += "try: runpy.run_module('orgaudit', run_name='__main__')\n"
    asked += "finally: print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", asked], input=TRADING.encode(), capture_output=True, check=False, cwd=ROOT
    )
    loaded = done.stderr.decode().split()
    assert "orgaudit.pipeline" in loaded
    strays = ("pygls", "lsprotocol", "attr", "cattrs", "orgaudit.editors", "mcp", "asyncio")
    assert [name for name in loaded if name.startswith(strays)] == []

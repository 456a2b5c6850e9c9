"""One call of the program with its own streams and environment, in this process or in one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from orgaudit.cli.main import run
from orgaudit.cli.session import Session

ROOT = Path(__file__).parents[2]
COMPANIES = ROOT / "tests" / "reports" / "companies"
"""Companies of the tests' own: a sample company may be edited freely."""


@dataclass(frozen=True)
class Called:
    code: int
    out: str
    err: str


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def call(
    *arguments: str, stdin: str | bytes = b"", env: Mapping[str, str] | None = None, tty: bool = False
) -> Called:
    """Call in this process. The environment says nothing unless ``env`` does."""
    out, err = (Screen() if tty else io.StringIO()), io.StringIO()
    data = stdin.encode() if isinstance(stdin, str) else stdin
    session = Session(stdin=io.BytesIO(data), stdout=out, stderr=err, environ=env or {})
    code = run(arguments, session)
    return Called(int(code), out.getvalue(), err.getvalue())


_ORDINARY = """
import ctypes, os, sys
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: to write and to read whatever the permissions say
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
"""Permissions hold for root too where these two are given up, as they do for whoever else runs the tests."""


def spawn(
    *arguments: str,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    ordinary: bool = False,
) -> tuple[int, bytes, bytes]:
    """Call in a process of its own; streams come back as bytes. ``ordinary``: permissions hold, though root calls (Linux)."""
    through = ("-c", _ORDINARY) if ordinary and os.geteuid() == 0 else ()
    names = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LOCALAPPDATA")
    keep = {key: os.environ[key] for key in names if key in os.environ}
    keep["XDG_CACHE_HOME"] = os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    done = subprocess.run(
        [sys.executable, *through, "-m", "orgaudit", *arguments],
        input=stdin,
        env={**keep, "PYTHONPATH": str(ROOT), **(env or {})},
        cwd=cwd,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


SILO = """\
company: 北斗商事
departments:
  - name: 経理部
    office: back
    duties:
      - {name: 給与計算, primary: 佐藤花子, backups: なし, deadline: 法定, hours_per_month: 30, criticality: 高, manual: なし}
      - {name: 請求, primary: 鈴木一郎, backups: [佐藤花子], manual: ok}
"""
"""One person, no stand-in, no manual, a legal deadline: grave whatever else the rules come to say."""

HEALTHY = """\
company: Meadow Ltd
departments:
  - name: Accounts
    office: back
    charter: [Invoicing]
    duties:
      - {name: Invoicing, primary: Ann, backups: [Ben], manual: ok, deadline: none, stoppable: yes}
"""

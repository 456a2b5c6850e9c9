"""``python -m fuzz.moments --moments 100``: end calls on 10,000 duties at random moments; what was there survives, and nothing is left.

Every kind of call that replaces files takes its turn: reports, a company that is written, answers and sheets that are taken in, a baseline, a
journal. Half of the moments lie in the last third of a call, in which files are written. Ends with 1 where a file is neither what it was nor
what the undisturbed call makes of it, where a code is wrong, or where something is left after the next run.
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from runpy import run_path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
OLDER: Final = b"older"
KINDS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
COMPANY: Final = "org.yaml"
LATE: Final = 0.67
"""The share of a call after which every second one is ended."""


@dataclass
class Call:
    """A call with the files that it replaces; ``grows`` are those that are added to line by line."""

    arguments: tuple[str, ...]
    replaces: tuple[str, ...]
    grows: tuple[str, ...] = ()
    before: Mapping[str, bytes] = field(default_factory=dict)
    after: Mapping[str, bytes] = field(default_factory=dict)
    seconds: float = 0.0


CALLS: Final = {
    "reports": Call(
        ("audit", COMPANY, "-o", "report.json", "-o", "report.html", "-o", "report.xlsx"),
        ("report.json", "report.html", "report.xlsx"),
    ),
    "simulate --write": Call(
        ("simulate", COMPANY, "--growth", "1.5", "--write", "then.yaml", "-o", "then.json"),
        ("then.yaml", "then.json"),
    ),
    "questions --write": Call(("questions", COMPANY, "--answers", "sheet.md", "--write"), (COMPANY,)),
    "import -o": Call(("import", "duties.csv", "-o", "imported.yaml"), ("imported.yaml",)),
    "import --into": Call(("import", "duties.csv", "--into", "small.yaml"), ("small.yaml",)),
    "convert": Call(("convert", COMPANY, "--keys", "ja", "-o", COMPANY), (COMPANY,)),
    "baseline": Call(("baseline", "write", COMPANY, "--file", "base.json", "--accept-new"), ("base.json",)),
    "portfolio": Call(
        ("portfolio", "many", "--resume", "journal.ndjson", "-o", "many.json"),
        ("many.json",),
        ("journal.ndjson",),
    ),
}


def main() -> int:
    """Run and tell what was found."""
    asked = argparse.ArgumentParser(prog="fuzz.moments")
    asked.add_argument("--moments", type=int, default=100)
    asked.add_argument("--duties", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=15)
    options = asked.parse_args()
    random, told = Random(options.seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        _prepare(here, options.duties)
        for name, call in CALLS.items():
            _undisturbed(here, call)
            print(f"{name}: {call.seconds:.1f} s undisturbed", flush=True)
        for number in range(options.moments):
            name = list(CALLS)[number % len(CALLS)]
            call, kind = CALLS[name], KINDS[number // len(CALLS) % len(KINDS)]
            _put(here, call.before)
            began = call.seconds * LATE if random.random() < 0.5 else 0
            wrong = _ended(here, call, kind, random.uniform(began, call.seconds * 1.05), told)
            told["moments"] += 1
            print(f"{number + 1}: {name}, {kind.name}: {', '.join(wrong) or 'as it should'}", flush=True)
            told.update(wrong)
        for call in CALLS.values():
            _put(here, call.before)
            told["wrong code of the next run"] += _run(here, call).returncode != 0
        left = [path.name for path in here.rglob("*.part")]
        told["left behind"] = len(left)
    print(f"{options.moments} moments in {options.duties} duties, seed {options.seed}:", dict(told))
    return 1 if any(told[what] for what in _WRONG) else 0


_WRONG: Final = ("half a file", "wrong code", "broken line", "wrong code of the next run", "left behind")


def _prepare(here: Path, duties: int) -> None:
    company = run_path(str(ROOT / "bench" / "generate.py"))["company"]
    (here / COMPANY).write_text("\n".join(company(duties)) + "\n", encoding="utf-8")
    (here / "many").mkdir()
    for number in range(4):
        text = "\n".join(company(duties // 4)).replace("計測工業", f"計測工業{number}", 1)
        (here / "many" / f"{number}.yaml").write_text(text + "\n", encoding="utf-8")
    _run_well(here, Call(("questions", COMPANY, "-o", "sheet.md", "--limit", "200"), ()))
    _run_well(here, Call(("baseline", "write", "many/0.yaml", "--file", "base.json"), ()))
    sheet = (here / "sheet.md").read_text(encoding="utf-8")
    manual = re.compile(
        r"(?ms)^(\d+\. [^\n]*(?:手順書|manual)[^\n]*\n.*?^- (?:答え|Answer) \([0-9a-f]{10}\): ?)$"
    )
    (here / "sheet.md").write_text(manual.sub(r"\1なし", sheet), encoding="utf-8")
    rows = [f"部署{number % 50},業務{number},担当{number % 97},{number % 9 + 1}" for number in range(duties)]
    (here / "duties.csv").write_text("\n".join(("部署,業務,担当者,月間時間", *rows)) + "\n", encoding="utf-8")
    (here / "small.yaml").write_text(
        "company: 計測工業\ndepartments:\n  - {name: 部署1, duties: [業務1]}\n", encoding="utf-8"
    )


def _undisturbed(here: Path, call: Call) -> None:
    """Learn what a call makes of its files, and how long it takes."""
    named = (*call.replaces, *call.grows)
    if call.arguments[:3:2] == ("import", "-o"):  # which never replaces a file
        call.before = {}
    else:
        call.before = {name: _older(here, name) for name in named if name not in call.grows}
    _put(here, call.before)
    began = time.monotonic()
    _run_well(here, call)
    call.seconds = time.monotonic() - began
    call.after = {name: (here / name).read_bytes() for name in named}
    for name in named:
        if name not in call.before:
            (here / name).unlink()
    _put(here, call.before)


def _older(here: Path, name: str) -> bytes:
    place = here / name
    if name.endswith(".yaml") and not place.exists():  # a company replaces none but its own earlier state
        return (here / COMPANY).read_bytes()
    return place.read_bytes() if place.exists() else OLDER


def _put(here: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        (here / name).write_bytes(content)


def _ended(here: Path, call: Call, kind: signal.Signals, after: float, told: Counter[str]) -> list[str]:
    """End a call after some seconds; return what is wrong."""
    with (here / "told.txt").open("wb") as stream:
        running = subprocess.Popen(
            _command(call), cwd=here, env=_environ(), stdout=subprocess.DEVNULL, stderr=stream
        )
        time.sleep(after)
        running.send_signal(kind)
        code = running.wait()
    told[f"{kind.name} {code}"] += 1
    wrong = [] if code in (0, 130, 143, -kind) or _by_python(code, here / "told.txt") else ["wrong code"]
    for name in call.replaces:
        place = here / name
        now = place.read_bytes() if place.exists() else None
        if now not in (call.before.get(name), call.after[name]):
            wrong.append("half a file")
        if name not in call.before and now is not None:
            place.unlink()
    for name in call.grows:
        place = here / name
        if place.exists():
            wrong += ["broken line" for line in place.read_bytes().split(b"\n")[:-1] if not _is_json(line)]
            # The next call goes on from there.
            wrong += ["wrong code of the next run"] if _run(here, call).returncode != 0 else []
            place.unlink()
    return wrong


def _by_python(code: int, told: Path) -> bool:
    """Whether Python itself was ended before it began with ours, for which it has its own code."""
    lines = told.read_bytes()
    return (
        code == 1 and b"KeyboardInterrupt" in lines and b"orgaudit" not in lines.replace(b"__editable__", b"")
    )


def _is_json(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


def _command(call: Call) -> list[str]:
    own = () if call.arguments[0] in ("import", "convert") else ("--isolated",)
    return [sys.executable, "-m", "orgaudit", *call.arguments, *own, "--quiet"]


def _run(here: Path, call: Call) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(_command(call), cwd=here, env=_environ(), capture_output=True, check=False)


def _run_well(here: Path, call: Call) -> None:
    done = _run(here, call)
    if done.returncode != 0:
        print(" ".join(call.arguments), done.returncode, done.stderr.decode(), flush=True)
        raise SystemExit(1)


def _environ() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    sys.exit(main())

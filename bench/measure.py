"""Measure every command as a whole process against a bare YAML load of the same file, and write docs/performance.md and its Japanese twin.

    python bench/measure.py [--sizes 1000,10000,100000] [--runs 3] [--peers FOLDER ...] [--write]
    python bench/measure.py --sizes 1000000 --runs 1 --only "audit --output report.json"
    python bench/measure.py --guard            # what .ci/run asks: has the audit become slower than recorded?
    python bench/measure.py --guard --record   # record what it costs now

Processor time (user and system) of finished processes, not the clock, so that other work on the machine counts little. All commands
take turns within one run; told is the median with its spread, and the ratio to the bare load. Peers are measured where their program is
found in a folder named by ``--peers`` or on the PATH. From 50,000 duties on only reading, auditing and Spectral are measured;
more than 100,000 stand in several files of a folder, as no larger file is read. Needs a system with wait4 (Linux, macOS).
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from math import nan
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
from generate import DUTIES, company
from performance_page import Row, pages

HERE = Path(__file__).parent
RECORDED = HERE / "recorded.json"
SMALLEST = HERE.parent / "sample_orgs" / "minimal.yaml"
GUARDED = 2_000
SLACK = 0.10
"""How much worse than recorded the guard lets the audit be."""
ROUNDS, MORE_TRIES = 5, 3

LARGE, PART = 50_000, 100_000
"""Duties from which on little is measured, and those of one file."""

BARE = """
import sys, yaml
from pathlib import Path
given = Path(sys.argv[1])
files = sorted(given.glob("*.yaml")) if given.is_dir() else [given]
loaded = [yaml.load(file.open(encoding="utf-8"), Loader=yaml.CSafeLoader) for file in files]
"""
PEERS = ("yamllint", "check-jsonschema", "spectral")
AT_ANY_SIZE = ("yaml.load", "audit", "audit --output report.json", "spectral")
SPECTRAL_RULES = """
rules:
  has-name: {given: "$..duties[*]", then: {field: name, function: truthy}}
  has-primary: {given: "$..duties[*]", then: {field: primary, function: truthy}}
  has-backups: {given: "$..duties[*]", then: {field: backups, function: truthy}}
  has-manual: {given: "$..duties[*]", then: {field: manual, function: truthy}}
  manual-is-ok: {given: "$..duties[*].manual", then: {function: enumeration, functionOptions: {values: [ok]}}}
  has-deadline: {given: "$..duties[*]", then: {field: deadline, function: truthy}}
  has-goals: {given: "$.departments[*]", then: {field: goals, function: truthy}}
  has-office: {given: "$.departments[*]", then: {field: office, function: truthy}}
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds and peak memory (MiB) of one process."""

    seconds: float
    memory: float


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end. A gate that fails is no failure of the measurement; a signal is."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(" ".join(command))
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def prepared(folder: Path, duties: int) -> str:
    """Write a company, a later state of it and a repository with both; return the name of a person in it."""
    lines = list(company(duties))
    (folder / "org.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    (folder / "spectral.yaml").write_text(SPECTRAL_RULES, encoding="utf-8")
    schema = subprocess.run([*ours("schema")], check=True, capture_output=True).stdout
    (folder / "schema.json").write_bytes(schema)
    if duties > PART:
        _part(folder, lines)
    if duties < LARGE:
        _later(folder, lines, duties)
    return next(line.split(": ", 1)[1] for line in lines if line.startswith("        primary: "))


def _later(folder: Path, lines: list[str], duties: int) -> None:
    """Write a later state of a company, and a repository in which it is not committed yet."""
    inside = folder / "repository"
    inside.mkdir()
    shutil.copy(folder / "org.yaml", inside / "org.yaml")
    backed = [number for number, line in enumerate(lines) if line.startswith("        backups: [")]
    for number in backed[:: max(1, len(backed) // max(2, duties // 200))]:
        lines[number] = "        backups: none"
    (folder / "later.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    git = ["git", "-C", str(inside), "-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    for call in (["init", "-q"], ["add", "."], ["commit", "-qm", "one"]):
        subprocess.run([*git, *call], check=True)
    shutil.copy(folder / "later.yaml", inside / "org.yaml")


def _part(folder: Path, lines: Sequence[str]) -> None:
    """Write a company into several files of a folder, ``parts``: each its share of the departments, and one all handoffs."""
    handoffs = lines.index("handoffs:")
    begins = [number for number, line in enumerate(lines) if line.startswith("  - name: ")]
    step = PART // DUTIES
    firsts = [*begins[::step], handoffs]
    texts = {
        f"part{count:03}": ["departments:", *lines[first:end]]
        for count, (first, end) in enumerate(pairwise(firsts))
    }
    (folder / "parts").mkdir()
    for name, of_file in {"company": lines[:1], **texts, "handoffs": lines[handoffs:]}.items():
        path = folder / "parts" / f"{name}.yaml"
        path.write_text("\n".join(of_file) + "\n", encoding="utf-8", newline="\n")


def ours(*arguments: str) -> list[str]:
    """Return a call of this program."""
    return [sys.executable, "-m", "orgaudit", *arguments]


def commands(person: str, peers: Sequence[str], duties: int) -> Mapping[str, list[str]]:
    """Return what is measured at a size, by name; the bare load comes first."""
    source = "parts" if duties > PART else "org.yaml"
    found = {
        "yaml.load": [sys.executable, "-c", BARE, source],
        "audit": ours("audit", source),
        "audit --output report.json": ours("audit", source, "--quiet", "--output", "report.json"),
        "questions": ours("questions", "org.yaml"),
        "plan": ours("plan", "org.yaml"),
        "plan --to-pass": ours("plan", "org.yaml", "--to-pass", "--fail-on", "high"),
        "plan --budget 20d": ours("plan", "org.yaml", "--budget", "20d"),
        "diff": ours("diff", "org.yaml", "later.yaml"),
        "audit --since": ours("audit", "repository/org.yaml", "--since", "HEAD"),
        "simulate --leaves": ours("simulate", "org.yaml", "--leaves", person),
    }
    calls = {
        "yamllint": ["-d", "relaxed", "org.yaml"],
        "check-jsonschema": ["--schemafile", "schema.json", "org.yaml"],
        "spectral": ["lint", "org.yaml", "--ruleset", "spectral.yaml"],
    }
    path = os.pathsep.join((*peers, os.environ.get("PATH", "")))
    for name in PEERS:
        program = shutil.which(name, path=path)
        if program:
            found[name] = [program, *calls[name]]
    return {name: call for name, call in found.items() if duties < LARGE or name in AT_ANY_SIZE}


def measured(duties: int, runs: int, peers: Sequence[str], only: Sequence[str] = ()) -> list[Row]:
    """Measure commands on a company of so many duties, taking turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        calls = {
            key: call
            for key, call in commands(prepared(folder, duties), peers, duties).items()
            if not only or key in only
        }
        # What a first run leaves behind, bytecode and compiled tables, is not measured.
        for call in calls.values() if runs > 1 else [ours("audit", str(SMALLEST))]:
            cost(call, folder)
        rounds = [{key: cost(call, folder) for key, call in calls.items()} for _ in range(runs)]
    rows = []
    for key in calls:
        seconds = [one[key].seconds for one in rounds]
        bare = [one.get("yaml.load", Cost(nan, nan)) for one in rounds]
        ratio = median(one[key].seconds / load.seconds for one, load in zip(rounds, bare, strict=True))
        memory = max(one[key].memory for one in rounds)
        room = memory / max(load.memory for load in bare)
        rows.append(Row(key, median(seconds), max(seconds) - min(seconds), ratio, memory, room))
    return rows


def guard(*, record: bool) -> int:
    """Hold the ratio of the audit to the bare load against the one recorded.

    The least of some is what noise changes least; where it is too much, more are taken: a busy machine is quiet at times, while
    what has become slower stays so.
    """
    now = _least(ROUNDS)
    if record:
        told = {name: round(ratio, 2) for name, ratio in now.items()}
        RECORDED.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
        return 0
    limits = json.loads(RECORDED.read_text(encoding="utf-8"))
    for _ in range(MORE_TRIES):
        if all(ratio <= limits[name] * (1 + SLACK) for name, ratio in now.items()):
            break
        now = {name: min(ratio, now[name]) for name, ratio in _least(ROUNDS).items()}
    for name, ratio in now.items():
        print(f"{name:<24}{ratio:8.2f} x  (recorded {limits[name]:.2f})")
    return 1 if any(ratio > limits[name] * (1 + SLACK) for name, ratio in now.items()) else 0


def _least(rounds: int) -> dict[str, float]:
    found = [
        measured(GUARDED, 1, (), ("yaml.load", "audit", "audit --output report.json")) for _ in range(rounds)
    ]
    return {row.name: min(rows[number].ratio for rows in found) for number, row in enumerate(found[0])}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peers", nargs="*", default=())
    parser.add_argument("--only", nargs="*", default=(), help="names of commands")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--guard", action="store_true")
    parser.add_argument("--record", action="store_true")
    asked = parser.parse_args()
    if asked.guard:
        return guard(record=asked.record)
    found = {
        int(size): measured(int(size), asked.runs, asked.peers, asked.only) for size in asked.sizes.split(",")
    }
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    told = pages(found, machine, datetime.now(UTC).date().isoformat(), asked.runs)
    for path, text in told.items():
        if asked.write:
            (HERE.parent / path).write_text(text, encoding="utf-8", newline="\n")
    print(told["docs/performance.md"])
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What does the start cost: an audit of a small file in a process of its own, as a multiple of ``python -c pass``?

    python bench/start.py [--runs 20] [PYTHON]

``PYTHON`` is the interpreter of an environment that a wheel was installed into, so that our tables are compiled and every module has its
bytecode; the one that runs this where none is named. Processor time (user and system) of whole processes that take turns; the least of all
runs, because whatever else the machine does only adds to it.
"""

import argparse
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Final

SAMPLES: Final = Path(__file__).resolve().parents[1] / "sample_orgs"
SMALLEST, MIDDLE = str(SAMPLES / "minimal.yaml"), str(SAMPLES / "wholesale_ja.yaml")

_SCRIPT: Final = "from orgaudit.__main__ import main; main()"
"""What the command ``orgaudit`` runs."""

CALLS: Final = {
    "python -c pass": ("-c", "pass"),
    "--version": ("-c", _SCRIPT, "--version"),
    "audit, smallest sample, JSON": ("-c", _SCRIPT, "audit", SMALLEST, "--format", "json"),
    "audit, smallest sample, screen": ("-c", _SCRIPT, "audit", SMALLEST),
    "audit, 67 duties, JSON": ("-c", _SCRIPT, "audit", MIDDLE, "--format", "json"),
}


def main() -> None:
    """Measure every call and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("python", nargs="?", default=sys.executable)
    parser.add_argument("--runs", type=int, default=20)
    asked = parser.parse_args()
    least = dict.fromkeys(CALLS, float("inf"))
    # The first turn writes what is kept for the next ones.
    for turn in range(asked.runs + 1):
        for name, call in CALLS.items():
            seconds = _seconds([str(Path.cwd() / asked.python), *call])
            if turn:
                least[name] = min(least[name], seconds)
    bare = least["python -c pass"]
    for name, seconds in least.items():
        print(f"{name:32} {seconds * 1000:7.1f} ms {seconds / bare:6.1f}")


def _seconds(command: list[str]) -> float:
    """Return the processor seconds of one process."""
    # Away from the checkout, or its package would be found before the one that is installed; without what forbids bytecode.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, check=True, cwd="/", env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()

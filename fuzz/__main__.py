"""``python -m fuzz --seconds 60 --seed 1``: call until the time is over; what fails is kept in a folder. Ends with 1 where anything did.

What is being read is kept too (``1-now.bin``): where a library ends the process, that file is what did it.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Final

from fuzz.calls import called, calls
from fuzz.limits import SLOWEST

EVERY: Final = 10_000
"""Calls after which a long run says how far it is."""


def main() -> int:
    """Run and tell what was found."""
    asked = argparse.ArgumentParser(prog="fuzz")
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--calls", type=int, default=sys.maxsize)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--slowest", type=float, default=SLOWEST)
    asked.add_argument("--keep", type=Path, default=Path("fuzz-failures"))
    options = asked.parse_args()
    number = failures = 0
    began, slowest, slow = time.monotonic(), 0.0, ""
    options.keep.mkdir(exist_ok=True)
    now = options.keep / f"{options.seed}-now.bin"
    with tempfile.TemporaryDirectory() as folder:
        for arguments, data in calls(Random(options.seed), Path(folder)):
            if number >= options.calls or time.monotonic() - began > options.seconds:
                break
            number += 1
            now.write_bytes(data)
            start = time.process_time()
            failure = called(arguments, data, options.slowest)
            took = time.process_time() - start
            if failure is not None:
                failures += 1
                (options.keep / f"{options.seed}-{number}.bin").write_bytes(failure.data)
                print(f"call {number}: {' '.join(arguments)}\n{failure.told}", flush=True)
            if took > slowest:
                slowest, slow = took, f"call {number}: {' '.join(arguments)}"
                (options.keep / f"{options.seed}-slowest.bin").write_bytes(data)
            if number % EVERY == 0:
                print(_told(number, options.seed, failures, slowest, time.monotonic() - began), flush=True)
    now.unlink(missing_ok=True)
    print(_told(number, options.seed, failures, slowest, time.monotonic() - began), slow, sep="\n")
    return 1 if failures else 0


def _told(number: int, seed: int, failures: int, slowest: float, took: float) -> str:
    return (
        f"{number} calls, seed {seed}, {failures} failures, slowest {slowest:.1f} s, {took / 3600:.2f} hours"
    )


if __name__ == "__main__":
    sys.exit(main())

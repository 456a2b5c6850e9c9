"""``python -m fuzz --seconds 60 --seed 1``: call until the time is over; what fails is kept in a folder. Ends with 1 where anything did."""

import argparse
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from fuzz.calls import called, calls

SLOWEST = 10.0
"""Seconds of processor time that one call may take, whatever its input, on a machine of its own."""


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
    slowest, began = 0.0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for arguments, data in calls(Random(options.seed), Path(folder)):
            if number >= options.calls or time.monotonic() - began > options.seconds:
                break
            number += 1
            start = time.process_time()
            failure = called(arguments, data)
            slowest = max(slowest, time.process_time() - start)
            if failure is not None:
                failures += 1
                options.keep.mkdir(exist_ok=True)
                (options.keep / f"{options.seed}-{number}.bin").write_bytes(failure.data)
                print(f"call {number}: {' '.join(arguments)}\n{failure.told}")
    print(f"{number} calls, seed {options.seed}, {failures} failures, slowest {slowest:.1f} s")
    return 1 if failures or slowest > options.slowest else 0


if __name__ == "__main__":
    sys.exit(main())

"""Atheris target, by hand on Linux: ``python fuzz/atheris_reading.py -max_total_time=600 CORPUS``, with atheris installed (it is no dependency).

What the engine finds interesting by coverage goes as a company, a spreadsheet or an earlier page through reading, judging and JSON.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import atheris

with atheris.instrument_imports(include=["orgaudit.intake", "orgaudit.compare.states"]):
    from fuzz.calls import SMALL, called

FOLDER = Path(tempfile.mkdtemp())
OTHER = FOLDER / "other.yaml"
OTHER.write_bytes(SMALL)
WAYS = (
    ("org.yaml", ("audit", "{}", "--isolated", "--format", "json")),
    ("file.csv", ("import", "{}", "--dry-run")),
    ("file.xlsx", ("import", "{}", "--dry-run")),
    ("base.json", ("audit", str(OTHER), "--isolated", "--baseline", "{}")),
    ("page.html", ("diff", "{}", str(OTHER), "--isolated")),
)


def one_input(data: bytes) -> None:
    """Take one input: its first byte says what it is."""
    name, call = WAYS[data[0] % len(WAYS)] if data else WAYS[0]
    place = FOLDER / name
    place.write_bytes(data[1:])
    failure = called(tuple(part.format(place) for part in call), data[1:])
    if failure is not None:
        raise AssertionError(failure.told)


def main() -> None:
    """Run until libFuzzer's own limits are reached."""
    setup: Any = atheris.Setup
    setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

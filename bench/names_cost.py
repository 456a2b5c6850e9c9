"""Measure what reading names costs: processor time for 10,000 different names, here and in an older checkout, turn by turn.

    python bench/names_cost.py [OTHER_CHECKOUT] [--rounds 7] [--count 10000]

The names are those of ``names/*.csv`` with what people put before and behind them, so that none is read twice. Each round is a
process of its own, which reads the bare names first: the words are then open, as in a company of any size, and only the
reading is timed. With ``OTHER_CHECKOUT`` the rounds take turns, so that a busy machine slows both alike; the median of the
ratios of neighbouring rounds is printed last.
"""

import argparse
import csv
import importlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parents[1]
LISTS: Final = Path(__file__).parent / "names"
JAPANESE: Final = (
    "{}業務",
    "東京支店の{}",
    "月次の{}（本社）",
    "{}の担当",
    "新規{}",
    "{}に関すること",
    "当社{}対応",
)
ENGLISH: Final = (
    "{} duties",
    "Monthly {}",
    "{} for the branch",
    "New {} (head office)",
    "Team: {}",
    "{} support",
    "{}, north",
)
READERS: Final = ("orgaudit.knowledge.names.reading", "orgaudit.knowledge.name_reading")
"""Where the reader stands now, and where it stood until 22 November 2026."""


def main() -> int:
    """Measure, or be one round."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("other", type=Path, nargs="?")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--round", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.round:
        print(_seconds(asked.round.read_text(encoding="utf-8").splitlines()))
        return 0
    bare = list(dict.fromkeys(_bare_names()))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "names.txt"
        file.write_text("\n".join((*bare, "", *islice(_varied(bare), asked.count))), encoding="utf-8")
        checkouts = [HERE, *([asked.other.resolve()] if asked.other else [])]
        rounds = [[_round(checkout, file) for checkout in checkouts] for _ in range(asked.rounds)]
    for checkout, seconds in zip(checkouts, zip(*rounds, strict=True), strict=True):
        print(
            f"{statistics.median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})  {checkout.name}"
        )
    if asked.other:
        print(f"{statistics.median(ours / theirs for ours, theirs in rounds):.2f} times the other")
    return 0


def _bare_names() -> Iterator[str]:
    for path in sorted(LISTS.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                yield from (row[column] for column in ("name", "ja", "en") if row.get(column))


def _varied(bare: list[str]) -> Iterator[str]:
    """Yield names with something around them, each pattern over all names before the next."""
    for japanese, english in zip(JAPANESE, ENGLISH, strict=True):
        yield from ((english if name.isascii() else japanese).format(name) for name in bare)


def _round(checkout: Path, names: Path) -> float:
    command = (sys.executable, str(Path(__file__).resolve()), "--round", str(names))
    ran = subprocess.run(command, cwd=checkout, check=True, capture_output=True, text=True)
    return float(ran.stdout)


def _seconds(lines: list[str]) -> float:
    """Return the processor seconds for the names behind the empty line, in the checkout that is the current folder."""
    sys.path.insert(0, str(Path.cwd()))
    read_name = _reader()
    parted = lines.index("")
    for name in lines[:parted]:
        read_name(name)
    start = time.process_time()
    for name in lines[parted + 1 :]:
        read_name(name)
    return time.process_time() - start


def _reader() -> Callable[[str], object]:
    """Return the reader of either checkout."""
    module = READERS[0] if (Path.cwd() / "orgaudit" / "knowledge" / "names").is_dir() else READERS[1]
    read_name: Callable[[str], object] = importlib.import_module(module).read_name
    return read_name


if __name__ == "__main__":
    raise SystemExit(main())

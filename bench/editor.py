"""What does an edit cost in an editor? ``python bench/editor.py 67 2000 10000``: processor time of the server's own work, in milliseconds.

A made-up company is opened once; then five edits of each kind are made, each on top of the others, at places from a fixed seed. What is measured: reading,
judging, wording and writing the message, as ``orgaudit lsp`` does it with its collector off. A bare ``yaml.load`` of the same text stands beside it: on a machine
that does much else only the ratio says anything.
"""

import gc
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import yaml
from lsprotocol import types as lsp

from orgaudit.editors.diagnostics import diagnostics
from orgaudit.editors.documents import Documents
from orgaudit.editors.features import server

Change = Callable[[list[str], int, random.Random], None]


def _value(key: str, *values: str) -> tuple[str, Change]:
    def change(lines: list[str], row: int, chance: random.Random) -> None:
        lines[row] = f"{lines[row].rpartition(':')[0]}: {chance.choice(values)}"

    return key, change


def _longer(lines: list[str], row: int, chance: random.Random) -> None:
    lines[row] += chance.choice("あいうえお")


def _line(lines: list[str], row: int, chance: random.Random) -> None:
    lines.insert(row + 1, f"        # {chance.randint(1, 99)}")


EDITS: dict[str, tuple[str, Change]] = {
    "hours": _value("hours_per_month", *map(str, range(1, 60))),
    "backups": _value("backups", "none", "[]"),
    "manual": _value("manual", "none", "ok", "outdated"),
    "a new line": ("hours_per_month", _line),
    "name of a duty": ("- name", _longer),
    "a new person": _value("primary", "新人 太郎", "新人 花子"),
}


def measured(text: str, edits: int = 5) -> Iterator[tuple[str, float, float]]:
    """Yield each kind of edit with the median and the worst of its times in milliseconds; first the first look."""
    path, now = Path("org.yaml").absolute(), [text]
    documents = Documents(lambda asked: now[0] if asked == path else None, today=lambda: date(2026, 11, 29))
    write = server().protocol._serialize_message  # noqa: SLF001

    def look() -> float:
        start = time.process_time()
        opened = documents.look(path)
        if opened is None:
            raise ValueError(path)
        found = diagnostics(opened.company, opened.words, lambda _: path.as_uri(), opened.sentences)[
            path.name
        ]
        json.dumps({"params": lsp.PublishDiagnosticsParams(path.as_uri(), found, 1)}, default=write)
        return 1000 * (time.process_time() - start)

    gc.disable()
    yield "yaml.load", *(1000 * _bare(text),) * 2
    first = look()
    yield "first look", first, first
    chance = random.Random(1)
    for name, (key, change) in EDITS.items():
        times = []
        for _ in range(edits):
            lines = now[0].split("\n")
            rows = [
                n for n, line in enumerate(lines) if line.startswith((f"        {key}:", f"      {key}:"))
            ]
            change(lines, chance.choice(rows), chance)
            now[0] = "\n".join(lines)
            times.append(look())
        yield name, statistics.median(times), max(times)


def _bare(text: str) -> float:
    start = time.process_time()
    yaml.load(text, Loader=yaml.CSafeLoader)
    return time.process_time() - start


def main(sizes: list[str]) -> None:
    """Print a table for companies of these many duties."""
    for size in sizes:
        made = [sys.executable, str(Path(__file__).parent / "generate.py"), size]
        text = subprocess.run(made, capture_output=True, check=True, encoding="utf-8").stdout
        for name, middle, worst in measured(text):
            print(f"{size:>7}  {name:<16} {middle:7.0f} {worst:7.0f}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["67", "2000", "10000"])

"""What does an edit cost in an editor? ``python bench/editor.py 67 2000 10000``: processor time of the server, in milliseconds.

``orgaudit lsp`` itself is started, a made-up company opened in it once, and then five edits of each kind are made at places from a fixed seed, each on
top of the others. What is counted is all processor time of the server's process from the message of the edit to the answer: the text, reading, judging, wording and
writing. A bare ``yaml.load`` of the same text stands beside it, and how many others waited for a processor: on a machine that does much
else only the ratio says anything.
"""

import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import psutil
import yaml

ROOT: Final = Path(__file__).parents[1]

Lines = list[str]
Change = Callable[[Lines, random.Random], None]
"""Writes an edit into the lines of a company as ``generate.py`` makes it."""


def _rows(lines: Lines, start: str) -> list[int]:
    return [row for row, line in enumerate(lines) if line.startswith(start)]


def _value(start: str, *values: str) -> Change:
    """Another value for a key that stands at the beginning of a line."""

    def change(lines: Lines, chance: random.Random) -> None:
        row = chance.choice(_rows(lines, start))
        key, _, was = lines[row].rpartition(": ")
        lines[row] = f"{key}: {chance.choice([value for value in values if value != was])}"

    return change


def _longer(start: str) -> Change:
    """One more letter typed into a name that stands nowhere else."""

    def change(lines: Lines, chance: random.Random) -> None:
        text = "\n".join(lines)
        row = chance.choice([row for row in _rows(lines, start) if text.count(_name(lines[row])) == 1])
        name = _name(lines[row])
        lines[row] = lines[row].replace(name, f"{name}{chance.choice('あいうえお')}")

    return change


def _renamed(start: str) -> Change:
    """A name that is another one wherever it stands."""

    def change(lines: Lines, chance: random.Random) -> None:
        old = _name(lines[chance.choice(_rows(lines, start))])
        new, found = f"{old}{chance.choice('一二三')}", re.compile(f"{re.escape(old)}(?![0-9])")
        lines[:] = [found.sub(new, line) for line in lines]

    return change


def _name(line: str) -> str:
    return line.rpartition(": ")[2].rstrip("}")


def _below(start: str, *new: str) -> Change:
    """New lines before one that begins like this."""

    def change(lines: Lines, chance: random.Random) -> None:
        row = chance.choice(_rows(lines, start))
        lines[row:row] = [line.replace("{}", str(chance.randint(1, 9999))) for line in new]

    return change


def _without_duty(lines: Lines, chance: random.Random) -> None:
    rows = _rows(lines, "      - name:")
    row = chance.choice(rows[:-1])
    stop = next(number for number in range(row + 1, len(lines)) if not lines[number].startswith("        "))
    del lines[row:stop]


def _handed_on(lines: Lines, chance: random.Random) -> None:
    row = chance.choice(_rows(lines, "  - {from:"))
    lines.insert(
        row, lines[row].replace("medium: email", f"what: 書類{chance.randint(1, 9999)}, medium: paper")
    )


def _torn(lines: Lines, chance: random.Random) -> None:
    lines[chance.choice(_rows(lines, "        primary:"))] += ": ["


def _mended(lines: Lines, _chance: random.Random) -> None:
    row = next(row for row in _rows(lines, "        primary:") if lines[row].endswith(": ["))
    lines[row] = lines[row].removesuffix(": [")


KINDS: Final[dict[str, Change]] = {
    "backups": _value("        backups:", "none", "[]"),
    "manual": _value("        manual:", "none", "ok", "outdated"),
    "hours": _value("        hours_per_month:", *map(str, range(1, 60))),
    "a remark": _below("        hours_per_month:", "        # {}"),
    "name of a duty": _longer("      - name:"),
    "department renamed": _renamed("  - name:"),
    "another person": _value("        primary:", "新人 太郎", "新人 花子"),
    "a person more": _below("  - {name:", "  - {name: 新人 {}, department: 経理部第1}"),
    "person renamed": _renamed("  - {name:"),
    "a duty more": _below(
        "      - name:",
        "      - name: 棚卸資産の確認{}",
        "        primary: 佐藤 健一",
        "        hours_per_month: 7",
    ),
    "a duty less": _without_duty,
    "a goal more": _below("    duties:", "      - {text: 納期遵守率を{}%にする, kpi: 納期遵守率}"),
    "a handoff more": _handed_on,
    "company": _value("  industry:", "manufacturing", "finance", "professional"),
    "company's name": _longer("  name:"),
    "a syntax error": _torn,
    "its repair": _mended,
}


class Server:
    """One ``orgaudit lsp`` with its client."""

    def __init__(self, folder: Path) -> None:
        self.uri = (folder / "org.yaml").as_uri()
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        call = [sys.executable, "-m", "orgaudit", "lsp"]
        self.process: Any = subprocess.Popen(
            call, cwd=folder, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.seen = psutil.Process(self.process.pid)
        self.version, self.is_torn = 0, False
        self.send("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}}, id=1)
        while self.read().get("id") != 1:
            pass
        self.send("initialized", {})

    def send(self, method: str, params: Any, **more: int) -> None:
        data = json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        found: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return found

    def spent(self) -> float:
        times = self.seen.cpu_times()
        return 1000 * float(times.user + times.system)

    def shown(self, text: str) -> float:
        """Let the client open or edit the company; return what the answer cost in milliseconds."""
        start = self.spent()
        self.version += 1
        document = {"uri": self.uri, "version": self.version}
        if self.version == 1:
            whole = {**document, "languageId": "yaml", "text": text}
            self.send("textDocument/didOpen", {"textDocument": whole})
        else:
            changes = [{"text": text}]
            self.send("textDocument/didChange", {"textDocument": document, "contentChanges": changes})
        shown: dict[str, Any] = {}
        while shown.get("version") != self.version:
            shown = self.read().get("params", {})
        self.is_torn = any(item["code"].islower() and item["severity"] == 1 for item in shown["diagnostics"])
        return self.spent() - start

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


def company(size: str) -> str:
    """Return the text of a made-up company with that many duties; its people stand in a list of their own too."""
    made = [sys.executable, str(Path(__file__).parent / "generate.py"), size]
    text = subprocess.run(made, capture_output=True, check=True, encoding="utf-8").stdout
    head, _, rest = text.partition("\n")
    facts = [f"  {line}" for line in head.removeprefix("company: {").removesuffix("}").split(", ")]
    names = dict.fromkeys(
        line.rpartition(": ")[2] for line in rest.split("\n") if line.startswith("        primary:")
    )
    people = [f"  - {{name: {name}}}" for name in names if name[:1] not in "[n"]
    return "\n".join(("company:", *facts, "people:", *people, rest))


def measured(text: str, edits: int = 5) -> Iterator[tuple[str, list[float]]]:
    """Yield each kind of edit with its times in milliseconds; first ``yaml.load`` and the first look."""
    chance = random.Random(1)
    with TemporaryDirectory() as folder:
        server = Server(Path(folder))
        try:
            yield "yaml.load", [_bare(text) for _ in range(3)]
            yield "first look", [server.shown(text)]
            found: dict[str, list[float]] = {kind: [] for kind in KINDS}
            for _ in range(edits):
                for kind, change in KINDS.items():
                    lines = text.split("\n")
                    change(lines, chance)
                    text = "\n".join(lines)
                    found[kind].append(server.shown(text))
                    if server.is_torn != (change is _torn):
                        raise ValueError(kind)
            yield from found.items()
        finally:
            server.close()


def _bare(text: str) -> float:
    start = time.process_time()
    yaml.load(text, Loader=yaml.CSafeLoader)
    return 1000 * (time.process_time() - start)


def main(sizes: list[str]) -> None:
    """Print a table for companies of these many duties: best, median and worst of each kind."""
    for size in sizes:
        for kind, times in measured(company(size)):
            told = "".join(f"{value:7.0f}" for value in (min(times), statistics.median(times), max(times)))
            print(f"{size:>7}  {kind:<20} {told}   load {os.getloadavg()[0]:.1f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:] or ["67", "2000", "10000"])

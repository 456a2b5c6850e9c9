"""One input through the commands and formats, in this process; what the program must never do is a failure."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from fuzz.inputs import company, good_files, mutated
from orgaudit.cli.main import run
from orgaudit.cli.session import Session
from orgaudit.reports.formats import formats_of

FINE: Final = frozenset((0, 1, 2, 3))
KINDS: Final = {
    "audit": ("audit", ()),
    "plan": ("plan", ()),
    "simulation": ("simulate", ("--growth", "1.5")),
    "exposure": ("simulate", ("--all-leavers",)),
    "questions": ("questions", ()),
}
SETTINGS: Final = b"lang: ja\nselect: [silo, BND001]\nseverity: {SIL001: low}\ngate: {fail-on: high, families: {silo: {min-score: 60}}}\nredact: people\n"


@dataclass(frozen=True)
class Failure:
    """A call that ended as no call may: its arguments, its input, what it told."""

    arguments: tuple[str, ...]
    data: bytes
    told: str


def calls(random: Random, folder: Path) -> Iterator[tuple[tuple[str, ...], bytes]]:
    """Yield calls without an end: a fresh input each, through one command and format by turns."""
    org, other = folder / "org.yaml", folder / "other.yaml"
    samples = good_files()
    good = samples[0]
    other.write_bytes(good)
    baseline = folder / "baseline.json"
    called(("baseline", "write", str(other), "--file", str(baseline)))
    accepted = baseline.read_bytes()
    sheet = folder / "sheet.md"
    called(("questions", str(other), "-o", f"markdown:{sheet}", "--isolated"))
    asked = sheet.read_bytes()
    while True:
        data = company(random) if random.random() < 0.6 else mutated(random, random.choice(samples[:2]))
        org.write_bytes(data)
        kind = random.choice(list(KINDS))
        command, more = KINDS[kind]
        out = f"{random.choice(list(formats_of(kind)))}:{folder / 'out'}"
        hidden = random.choice(((), ("--redact", "people"), ("--lang", "en")))
        yield (command, str(org), *more, *hidden, "--isolated", "-o", out), data
        yield ("diff", str(org), str(other), "--isolated", "-o", f"json:{folder / 'out'}"), data
        target = folder / "written.yaml"
        yield ("simulate", str(org), "--growth", "1.5", "--write", str(target), "--isolated", "--quiet"), data
        for place, fine, arguments in (
            (folder / "settings.yaml", SETTINGS, ("audit", str(other), "--config")),
            (baseline, accepted, ("audit", str(other), "--isolated", "--baseline")),
            (sheet, asked, ("questions", str(other), "--isolated", "--answers")),
        ):
            changed = mutated(random, fine)
            place.write_bytes(changed)
            yield (*arguments, str(place)), changed


def called(arguments: tuple[str, ...], data: bytes = b"") -> Failure | None:
    """Make a call; return what is wrong with how it went."""
    out, err = io.StringIO(), io.StringIO()
    session = Session(stdin=io.BytesIO(data), stdout=out, stderr=err, environ={})
    code = int(run(arguments, session))
    told = err.getvalue()
    if code not in FINE or (code > 1 and not told) or "\x1b" in told:
        return Failure(arguments, data, f"{code}: {told}")
    return None

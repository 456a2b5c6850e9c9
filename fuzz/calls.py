"""One input through the commands and formats, in this process; what the program must never do is a failure."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from fuzz.inputs import company, good_files, mutated
from fuzz.limits import SLOWEST, TookTooLongError, limited
from fuzz.sheets import sheet
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
SMALL: Final = """\
company: {name: 北斗商事, as_of: 2026-11-01}
departments:
  - {id: a, name: 経理部, head: 佐藤, duties: [{id: b, name: 給与計算, primary: [佐藤], backups: なし, deadline: 法定, hours_per_month: 30}]}
  - {name: 営業部, goals: [売上を増やす], duties: [見積, 請求]}
""".encode()
"""A company that costs little, beside an input that is not a company."""

OUT_OF_MEMORY: Final = ("not enough memory", "メモリが足りません")


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
    other.write_bytes(SMALL)
    baseline = folder / "baseline.json"
    called(("baseline", "write", str(other), "--file", str(baseline)))
    accepted = baseline.read_bytes()
    asked = folder / "sheet.md"
    called(("questions", str(other), "-o", f"markdown:{asked}", "--isolated"))
    page = folder / "page.html"
    called(("audit", str(other), "-o", f"html:{page}", "--isolated"))
    others = (
        (folder / "settings.yaml", SETTINGS, ("audit", str(other), "--config")),
        (baseline, accepted, ("audit", str(other), "--isolated", "--baseline")),
        (asked, asked.read_bytes(), ("questions", str(other), "--isolated", "--answers")),
        (page, page.read_bytes(), ("diff", str(other), "--isolated")),
    )
    while True:
        sample = random.choice((SMALL, SMALL, SMALL, *samples[:2]))
        data = company(random) if random.random() < 0.6 else mutated(random, sample)
        org.write_bytes(data)
        yield _through_a_format(random, org, folder), data
        if random.random() < 0.3:
            yield ("diff", str(org), str(other), "--isolated", "-o", f"json:{folder / 'out'}"), data
            written = ("--write", str(folder / "written.yaml"), "--isolated", "--quiet")
            yield ("simulate", str(org), "--growth", "1.5", *written), data
            yield ("convert", str(org), "--isolated", "--keys", "ja"), data
        for _ in range(2):
            suffix, data = sheet(random)
            file = folder / f"file{suffix}"
            file.write_bytes(data)
            more = random.choice(
                ((), ("--dry-run",), ("--trace",), ("--dry-run", "--report", f"json:{folder / 'out'}"))
            )
            yield ("import", str(file), *more), data
        place, fine, arguments = random.choice(others)
        changed = mutated(random, fine)
        place.write_bytes(changed)
        yield (*arguments, str(place)), changed


def _through_a_format(random: Random, org: Path, folder: Path) -> tuple[str, ...]:
    kind = random.choice(list(KINDS))
    command, more = KINDS[kind]
    out = f"{random.choice(list(formats_of(kind)))}:{folder / 'out'}"
    hidden = random.choice(((), ("--redact", "people"), ("--lang", "en")))
    return (command, str(org), *more, *hidden, "--isolated", "-o", out)


def called(arguments: tuple[str, ...], data: bytes = b"", slowest: float = SLOWEST) -> Failure | None:
    """Make a call; return what is wrong with how it went."""
    out, err = io.StringIO(), io.StringIO()
    session = Session(stdin=io.BytesIO(data), stdout=out, stderr=err, environ={})
    try:
        with limited(slowest):
            code = int(run(arguments, session))
    except TookTooLongError:
        return Failure(arguments, data, f"more than {slowest:g} s of processor time")
    told = err.getvalue()
    odd = "\x1b" in told or any(words in told for words in OUT_OF_MEMORY)
    if code not in FINE or (code > 1 and not told) or odd:
        return Failure(arguments, data, f"{code}: {told}")
    return None

"""What many companies cost, for docs/scale.md: ``python bench/scale.py``, with ``--write`` into the page of both languages.

Processor time (user and system, of all processes), because the seconds of a clock say more of the neighbours on a machine than of
the program. What is measured is told apart from what is reckoned from it.
"""

import argparse
import os
import pickle
import platform
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from generate import company  # noqa: E402

from orgaudit.portfolio.auditing import Task  # noqa: E402
from orgaudit.portfolio.journal import appending  # noqa: E402
from orgaudit.portfolio.run import Work, audited_here, entry_of  # noqa: E402
from orgaudit.portfolio.standing import gathered  # noqa: E402
from orgaudit.results.portfolio import Entry  # noqa: E402
from orgaudit.settings import Settings  # noqa: E402

TODAY: Final = date(2026, 11, 20)
SIZES: Final = {20: 8, 70: 6, 300: 2}
"""Duties of a company -> companies that are measured."""

TABLE: Final = (2_000, 20_000)
USUAL: Final = 70
ROUND: Final = 8
"""Companies that the ways to share work are compared by."""

MILLION: Final = 1_000_000
START, END = "<!-- measured by bench/scale.py -->", "<!-- end of what was measured -->"


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of processor time a company by duties; of the table by companies, with its memory in MiB; of each way to share; bytes of a journal line."""

    audits: dict[int, float]
    tables: dict[int, tuple[float, float]]
    ways: dict[str, float]
    line: int


def main() -> None:
    """Measure, and tell."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true")
    writes = asked.parse_args().write
    measured = measure()
    for language, page in (("en", ROOT / "docs" / "scale.md"), ("ja", ROOT / "docs" / "ja" / "scale.md")):
        text = told(measured, language)
        print(text)
        if writes:
            whole = page.read_text(encoding="utf-8")
            head, _, rest = whole.partition(START)
            tail = rest.partition(END)[2]
            page.write_text(f"{head}{START}\n{text}\n{END}{tail}", encoding="utf-8")


def measure() -> Measured:
    """Measure everything; half a minute to two of processor time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        task = Task(settings=Settings(today=TODAY), language="en")
        entry_of(next(_works(folder, 20, 1, task)))
        audits, usual = {}, []
        for duties, count in SIZES.items():
            works = list(_works(folder, duties, count, task))
            if entry_of(works[0]).trouble:
                raise SystemExit(str(entry_of(works[0])))
            audits[duties] = _spent(partial(_each, works)) / count
            if duties == USUAL:
                usual = [entry_of(work) for work in works[:4]]
        works = list(_works(folder, USUAL, ROUND, task))
        ways = {
            "alone": _spent(lambda: list(audited_here(works, 1, None))),
            "pool": _spent(lambda: list(audited_here(works, 2, 600))),
            "dask": _spent(lambda: _by_dask(works)),
        }
        with appending(folder / "journal") as keep:
            for entry in usual:
                keep(entry)
        line = (folder / "journal").stat().st_size // len(usual)
        return Measured(audits, dict(_tables(usual)), ways, line)


def _each(works: Sequence[Work]) -> None:
    for work in works:
        entry_of(work)


def _by_dask(works: Sequence[Work]) -> None:
    from orgaudit.portfolio.dask_engine import audited_by_dask

    list(audited_by_dask(works, address="", workers=2, limit=600))


def _works(folder: Path, duties: int, count: int, task: Task) -> Iterator[Work]:
    for seed in range(count):
        path = folder / f"{duties}-{seed}.yaml"
        path.write_text("\n".join(company(duties, lang="en", seed=seed)), encoding="utf-8")
        yield Work(str(path), task)


def _tables(entries: Sequence[Entry]) -> Iterator[tuple[int, tuple[float, float]]]:
    for count in TABLE:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        # Copies of their own, as read from a journal: shared values would take no room.
        many = [
            replace(pickle.loads(pickle.dumps(entries[at % len(entries)])), path=f"{at}.yaml")  # noqa: S301
            for at in range(count)
        ]
        spent = _spent(partial(gathered, many))
        room = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        yield count, (spent, room)


def _spent(work: Callable[[], object]) -> float:
    """Return the processor time of a piece of work, of this process and of those that it started."""
    before = _clock()
    work()
    return _clock() - before


def _clock() -> float:
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def told(measured: Measured, language: str) -> str:
    """Return what was measured, and what follows, as Markdown."""
    words = WORDS[language]
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    usual = measured.audits[USUAL]
    big, (spent, room) = list(measured.tables.items())[-1]
    rows = [
        words["measured"].format(day=date.today().isoformat(), machine=machine),
        "",
        words["audits"],
        "|---|---|---|---|",
        *(
            f"| {duties} | {seconds:.2f} | {3600 / seconds:,.0f} | {seconds * MILLION / 3600:,.0f} |"
            for duties, seconds in measured.audits.items()
        ),
        "",
        words["ways"].format(count=ROUND, duties=USUAL),
        "|---|---|",
        *(f"| {words[name]} | {seconds / ROUND:.2f} |" for name, seconds in measured.ways.items()),
        "",
        words["tables"],
        "|---|---|---|",
        *(f"| {count:,} | {cost:.1f} | {memory:,.0f} |" for count, (cost, memory) in measured.tables.items()),
        "",
        words["million"].format(
            hours=f"{usual * MILLION / 3600:,.0f}",
            minutes64=f"{usual * MILLION / 60 / 64:.0f}",
            minutes=f"{spent * MILLION / big / 60:.0f}",
            gigabytes=f"{room * MILLION / big / 1024:.0f}",
            journal=f"{measured.line * MILLION / 1024**3:.1f}",
            line=f"{measured.line:,}",
        ),
    ]
    return "\n".join(rows)


WORDS: Final = {
    "en": {
        "measured": "Measured on {day} ({machine}), processor time of all processes together. The companies are those of `bench/generate.py`.",
        "audits": "| duties of a company | seconds a company | companies an hour and core | **reckoned:** core-hours for a million |",
        "ways": "| {count} companies of {duties} duties | seconds a company |",
        "alone": "one process (`--jobs 1`)",
        "pool": "our pool, two workers (`--jobs 2`), with their start",
        "dask": "Dask on this machine, two workers (`--engine dask`), with the start of the cluster",
        "tables": "| companies in one table | seconds to put them together | memory, MiB |",
        "million": "**Reckoned from that, not measured:** a million companies of 70 duties take {hours} core-hours, which is {minutes64} minutes on 64 cores. Their table takes "
        "{minutes} minutes and {gigabytes} GiB in the one process that puts them together, and what `--resume` keeps of them {journal} GiB ({line} bytes a company).",
    },
    "ja": {
        "measured": "{day}に測定({machine})。すべてのプロセスを合わせたCPU時間です。会社は `bench/generate.py` で作ったものです。",
        "audits": "| 1社の業務数 | 1社の秒数 | 1コア1時間の会社数 | **計算値:** 100万社のコア時間 |",
        "ways": "| 業務{duties}件の会社{count}社 | 1社の秒数 |",
        "alone": "一つのプロセス(`--jobs 1`)",
        "pool": "付属のプール、二つのプロセス(`--jobs 2`)、起動を含む",
        "dask": "この計算機の Dask、二つのプロセス(`--engine dask`)、クラスターの起動を含む",
        "tables": "| 一つの表の会社数 | まとめる秒数 | メモリー(MiB) |",
        "million": "**ここからの計算値で、測定したものではありません。** 業務70件の会社100万社には{hours}コア時間、64コアで{minutes64}分かかります。表をまとめる一つのプロセスは{minutes}分、"
        "{gigabytes} GiBを使い、`--resume` が残すものは{journal} GiB(1社{line}バイト)です。",
    },
}


if __name__ == "__main__":
    main()

"""The page on performance, in both languages, from what was measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Row:
    """What one command costs: median seconds, its spread (largest less smallest), ratio to the bare load, peak memory (MiB).

    ``room`` is the memory as a multiple of that of the bare load.
    """

    name: str
    seconds: float
    spread: float
    ratio: float
    memory: float
    room: float


AIMS: Final[Mapping[int, Mapping[str, float]]] = {
    10_000: {
        "audit": 0.55,
        "audit --output report.json": 0.55,
        "questions": 1.0,
        "plan": 3.0,
        "plan --to-pass": 3.0,
        "plan --budget 20d": 2.0,
        "diff": 1.2,
        "audit --since": 1.2,
        "simulate --leaves": 1.0,
    },
    100_000: {"audit": 0.45, "audit --output report.json": 0.45},
}
"""The most processor time that each command is to cost, by duties, as a multiple of the bare load."""

ROOM: Final[Mapping[int, float]] = {10_000: 0.8, 100_000: 0.6}
"""The most memory of an audit, by duties, likewise."""

_AUDITS: Final = ("audit", "audit --output report.json")

ENGLISH: Final = {
    "title": "Performance",
    "intro": (
        "Written by `python bench/measure.py --write` on {date} ({machine}; commands take turns, runs of each: {runs}; median and spread). Do not edit it "
        "by hand: `bench/notes.md` holds what is added below.\n\n"
        "A bare `yaml.load(file, Loader=yaml.CSafeLoader)` of the same file is 1. Processor time of whole processes; the "
        "company is `bench/generate.py --shape usual`, with about 0.9 findings a duty."
    ),
    "size": "{duties:,} duties",
    "head": "| command | ratio | at most | seconds | spread | memory, MiB | memory, ratio | at most |",
    "reached": "{ratio:.2f}",
    "missed": "**{ratio:.2f}**",
    "growth": "Growth: times the seconds",
    "command": "command",
    "step": "{small:,} to {large:,} duties",
    "notes": "What was tried, and where the time goes",
    "bold": "Bold: above the aim.",
}

JAPANESE: Final = {
    "title": "性能",
    "intro": (
        "`python bench/measure.py --write` が{date}に書き出しました({machine}、コマンドを交互に動かし、各{runs}回の中央値と幅)。手では直さないでください。"
        "下の説明は `bench/notes.ja.md` にあります。\n\n"
        "同じファイルの `yaml.load(file, Loader=yaml.CSafeLoader)` だけを1とします。プロセス全体のCPU時間です。会社は "
        "`bench/generate.py --shape usual` で作り、指摘は業務1件あたり約0.9件です。"
    ),
    "size": "業務{duties:,}件",
    "head": "| コマンド | 比 | 目標 | 秒 | 幅 | メモリ(MiB) | メモリの比 | 目標 |",
    "reached": "{ratio:.2f}",
    "missed": "**{ratio:.2f}**",
    "growth": "増え方(秒数の倍率)",
    "command": "コマンド",
    "step": "業務{small:,}件から{large:,}件",
    "notes": "試したこと、時間のかかる所",
    "bold": "太字は目標に届いていません。",
}


def pages(found: Mapping[int, Sequence[Row]], machine: str, date: str, runs: int) -> dict[str, str]:
    """Return the page in English and in Japanese, by path."""
    return {
        path: _page(found, words, notes, machine=machine, date=date, runs=runs)
        for path, words, notes in (
            ("docs/performance.md", ENGLISH, _notes("notes.md")),
            ("docs/ja/performance.md", JAPANESE, _notes("notes.ja.md")),
        )
    }


def _held(ratio: float, aim: float | None, words: Mapping[str, str]) -> str:
    return words["missed" if aim is not None and ratio > aim else "reached"].format(ratio=ratio)


def _notes(name: str) -> str:
    return (Path(__file__).parent / name).read_text(encoding="utf-8").strip()


def _page(
    found: Mapping[int, Sequence[Row]],
    words: Mapping[str, str],
    notes: str,
    *,
    machine: str,
    date: str,
    runs: int,
) -> str:
    lines = [f"# {words['title']}", "", words["intro"].format(machine=machine, date=date, runs=runs), ""]
    for duties, rows in found.items():
        lines += [
            f"## {words['size'].format(duties=duties)}",
            "",
            words["head"],
            "|---|---|---|---|---|---|---|---|",
        ]
        for row in rows:
            aim = AIMS.get(duties, {}).get(row.name)
            room = ROOM.get(duties) if row.name in _AUDITS else None
            lines.append(
                f"| `{row.name}` | {_held(row.ratio, aim, words)} | {'' if aim is None else f'{aim:g}'} "
                f"| {row.seconds:.2f} | {row.spread:.2f} | {row.memory:.0f} "
                f"| {_held(row.room, room, words)} | {'' if room is None else f'{room:g}'} |"
            )
        lines += ["", *([words["bold"], ""] if duties in AIMS else [])]
    lines += _growth(found, words) if len(found) > 1 else []
    return "\n".join([*lines, f"## {words['notes']}", "", notes, ""])


def _growth(found: Mapping[int, Sequence[Row]], words: Mapping[str, str]) -> list[str]:
    """Return the table of how many times the seconds of a size are those of the size before."""
    steps = list(pairwise(sorted(found)))
    head = [words["step"].format(small=small, large=large) for small, large in steps]
    lines = [
        f"## {words['growth']}",
        "",
        f"| {' | '.join((words['command'], *head))} |",
        f"|{'---|' * (len(head) + 1)}",
    ]
    seconds = {size: {row.name: row.seconds for row in rows} for size, rows in found.items()}
    for name in seconds[min(found)]:
        times = [
            f"{seconds[large][name] / seconds[small][name]:.1f}"
            if name in seconds[large] and name in seconds[small]
            else ""
            for small, large in steps
        ]
        lines.append(f"| `{name}` | {' | '.join(times)} |")
    return [*lines, ""]

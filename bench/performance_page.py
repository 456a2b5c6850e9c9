"""The page on performance, in both languages, from what was measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Row:
    """What one command costs: median seconds, its spread (largest less smallest), ratio to the bare load, peak memory (MiB)."""

    name: str
    seconds: float
    spread: float
    ratio: float
    memory: float


AIMS: Final = {
    "audit": 0.55,
    "audit --format json": 0.55,
    "questions": 1.0,
    "plan": 3.0,
    "plan --to-pass": 3.0,
    "plan --budget 20d": 2.0,
    "diff": 1.2,
    "audit --since": 1.2,
    "simulate --leaves": 1.0,
}
"""The most that each command is to cost at 10,000 duties, as a multiple of the bare load."""

AIMED_AT: Final = 10_000

ENGLISH: Final = {
    "title": "Performance",
    "intro": (
        "Written by `python bench/measure.py --write` on {date} ({machine}; commands take turns, runs of each: {runs}; median and spread). Do not edit it "
        "by hand: [bench/notes.md](../bench/notes.md) holds what is added below.\n\n"
        "A bare `yaml.load(file, Loader=yaml.CSafeLoader)` of the same file is 1. Processor time of whole processes; the "
        "company is `bench/generate.py --shape usual`, with about 0.9 findings a duty."
    ),
    "size": "{duties:,} duties",
    "head": "| command | ratio | at most | seconds | spread | memory, MiB |",
    "reached": "{ratio:.2f}",
    "missed": "**{ratio:.2f}**",
    "growth": "Growth from {small:,} to {large:,} duties",
    "growth_head": "| command | times the seconds |",
    "notes": "What was tried, and where the time goes",
    "bold": "Bold: above the aim.",
}

JAPANESE: Final = {
    "title": "性能",
    "intro": (
        "`python bench/measure.py --write` が{date}に書き出しました({machine}、コマンドを交互に動かし、各{runs}回の中央値と幅)。手では直さないでください。"
        "下の説明は [bench/notes.ja.md](../../bench/notes.ja.md) にあります。\n\n"
        "同じファイルの `yaml.load(file, Loader=yaml.CSafeLoader)` だけを1とします。プロセス全体のCPU時間です。会社は "
        "`bench/generate.py --shape usual` で作り、指摘は業務1件あたり約0.9件です。"
    ),
    "size": "業務{duties:,}件",
    "head": "| コマンド | 比 | 目標 | 秒 | 幅 | メモリ(MiB) |",
    "reached": "{ratio:.2f}",
    "missed": "**{ratio:.2f}**",
    "growth": "業務{small:,}件から{large:,}件への増え方",
    "growth_head": "| コマンド | 秒数の倍率 |",
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
        lines += [f"## {words['size'].format(duties=duties)}", "", words["head"], "|---|---|---|---|---|---|"]
        for row in rows:
            aim = AIMS.get(row.name) if duties == AIMED_AT else None
            form = words["missed" if aim is not None and row.ratio > aim else "reached"]
            lines.append(
                f"| `{row.name}` | {form.format(ratio=row.ratio)} | {'' if aim is None else f'{aim:g}'} "
                f"| {row.seconds:.2f} | {row.spread:.2f} | {row.memory:.0f} |"
            )
        lines += ["", *([words["bold"], ""] if duties == AIMED_AT else [])]
    if len(found) > 1:
        small, large = min(found), max(found)
        before = {row.name: row.seconds for row in found[small]}
        lines += [
            f"## {words['growth'].format(small=small, large=large)}",
            "",
            words["growth_head"],
            "|---|---|",
            *(
                f"| `{row.name}` | {row.seconds / before[row.name]:.1f} |"
                for row in found[large]
                if row.name in before
            ),
            "",
        ]
    return "\n".join([*lines, f"## {words['notes']}", "", notes, ""])

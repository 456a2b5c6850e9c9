"""Calls of every command by the exit code that they end with. A new command needs its own entry in ``WAYS``."""

from dataclasses import dataclass

from tests.cli.calling import HEALTHY, ROOT, SILO

OWN_RULE = "rules: [{id: bots, over: duties, when: duty.bot, severity: low, title: A bot}]\n"
FILES = {
    "healthy.yaml": HEALTHY,
    "silo.yaml": SILO,
    "wrong.yaml": "company: A\ndepartments:\n  - nmae: B\n",
    "picture.yaml": "\x00\x01",
    "empty.yaml": "company: A\ndepartments: []\n",
    "settings.yaml": "gate: {fail-onn: high}\n",
    "broken.json": "{\n",
    "duties.csv": "部署,業務名,担当者,頻度\n経理部,請求,佐藤,毎月\n",
    "doubts.csv": "部署,業務名,担当者,頻度\n経理部,請求,全員,月2回\n",
    "blank.csv": "\n",
    "headings.yaml": "map: {担当者: primary}\n",
    "kept.json": '{"baseline_version": 1, "tool": "0.1.0", "ruleset": "2026.1", "findings": []}',
    "folder/notes.txt": "no company\n",
    "taken.yaml": "",
    "own.yaml": OWN_RULE,
    "own.cases.yaml": "cases: []\n",
    "bare.yaml": OWN_RULE,
    "checkout/pyproject.toml": "",
    "checkout/orgaudit/rules/silo/__init__.py": (
        ROOT / "orgaudit" / "rules" / "silo" / "__init__.py"
    ).read_text(encoding="utf-8"),
    "checkout/orgaudit/wording/ja/silo.yaml": "SIL001: {}\n",
    "checkout/orgaudit/wording/en/silo.yaml": "SIL001: {}\n",
}


@dataclass(frozen=True)
class Ways:
    """Calls by where they end, each without the name of the command, as one line.

    ``fails`` and ``nothing`` are empty for commands without a gate or an input. ``judges`` are calls that run rules.
    ``silent`` commands print nothing: what they make is no text.
    """

    well: tuple[str, ...]
    wrong: tuple[str, ...]
    fails: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    judges: tuple[str, ...] = ()
    silent: bool = False


def on_a_company(call_on: str) -> tuple[str, ...]:
    """Return calls on files that are wrong. ``{}`` stands for the file."""
    wrong = ("wrong.yaml", "picture.yaml", "healthy.yaml --config settings.yaml")
    return tuple(call_on.format(file) for file in (*wrong, "healthy.yaml --config gone.yaml"))


def without_a_company(call_on: str) -> tuple[str, ...]:
    """Return calls with nothing to audit. ``{}`` stands for the path."""
    return tuple(call_on.format(path) for path in ("gone.yaml", "folder", "empty.yaml"))


WAYS = {
    "audit": Ways(
        well=("healthy.yaml --fail-on medium", "silo.yaml", "silo.yaml --fail-on low --exit-zero"),
        fails=(
            "silo.yaml --fail-on high",
            "silo.yaml --fail-on high --format json",
            "silo.yaml --fail-on high --format github --quiet",
            "silo.yaml --min-score 100",
            "silo.yaml --min-coverage 100",
        ),
        wrong=(
            *on_a_company("{}"),
            "",
            "silo.yaml --fail-on terrible",
            "silo.yaml --only-new",
            "silo.yaml --since HEAD",
            "silo.yaml --baseline broken.json",
            "silo.yaml --output folder",
            "silo.yaml --output gone/report.json",
            "silo.yaml --select XXX",
            "silo.yaml --fail-on terrible --exit-zero",
        ),
        nothing=(*without_a_company("{}"), "gone.yaml --exit-zero", "gone.yaml --format json"),
        judges=("silo.yaml", "silo.yaml --fail-on high --exit-zero", "silo.yaml --redact people"),
    ),
    "diff": Ways(
        well=("healthy.yaml healthy.yaml --fail-on low", "healthy.yaml silo.yaml"),
        fails=(
            "healthy.yaml silo.yaml --fail-on high",
            "healthy.yaml silo.yaml --fail-on high --format json",
            "healthy.yaml silo.yaml --fail-on-regression",
        ),
        wrong=(
            *on_a_company("healthy.yaml {}"),
            "wrong.yaml healthy.yaml",
            "healthy.yaml",
            "- -",
            "HEAD:silo.yaml silo.yaml",
            "healthy.yaml silo.yaml --fail-on terrible",
        ),
        nothing=(*without_a_company("healthy.yaml {}"), "gone.yaml healthy.yaml"),
        judges=("healthy.yaml silo.yaml",),
    ),
    "baseline": Ways(
        well=(
            "write silo.yaml --file accepted.json",
            "write silo.yaml --file second.json",
            "list silo.yaml --file kept.json",
        ),
        wrong=(
            *on_a_company("write {}"),
            "",
            "write",
            "write silo.yaml --file third.json --format json",
            "forget silo.yaml",
            "list silo.yaml --file gone.json",
            "prune silo.yaml --file broken.json",
            "write silo.yaml --file broken.json",
            "write silo.yaml --file gone/accepted.json",
        ),
        nothing=without_a_company("write {}"),
        judges=("write silo.yaml", "list silo.yaml --file kept.json", "prune silo.yaml --file kept.json"),
    ),
    "plan": Ways(
        well=("silo.yaml", "silo.yaml --budget 20d --quarters 2", "silo.yaml --to-pass --min-score 95"),
        fails=(
            "silo.yaml --to-pass --min-coverage 100",
            "silo.yaml --to-pass --min-coverage 100 --format json",
        ),
        wrong=(
            *on_a_company("{}"),
            "",
            "silo.yaml --budget 20",
            "silo.yaml --budget 0d",
            "silo.yaml --quarters 0",
            "silo.yaml --aim money",
            "silo.yaml --to-pass",
            "silo.yaml --to-pass --min-score 90 --budget 20d",
        ),
        nothing=without_a_company("{}"),
        judges=("silo.yaml",),
    ),
    "simulate": Ways(
        well=("silo.yaml --leaves 佐藤花子", "silo.yaml --all-leavers"),
        wrong=(
            *on_a_company("{} --all-leavers"),
            "",
            "silo.yaml",
            "silo.yaml --leaves 田中",
            "silo.yaml --growth -1",
            "silo.yaml --merge 経理部",
        ),
        nothing=without_a_company("{} --all-leavers"),
        judges=("silo.yaml --leaves 佐藤花子",),
    ),
    "questions": Ways(
        well=("silo.yaml --select silo", "silo.yaml --select analog --format json"),
        wrong=(
            *on_a_company("{}"),
            "",
            "silo.yaml --limit 0",
            "silo.yaml --write",
            "silo.yaml --answers gone.md",
            "silo.yaml --department gone",
        ),
        nothing=without_a_company("{}"),
        judges=("silo.yaml --select silo",),
    ),
    "classify": Ways(
        well=("請求", "- --format json"),
        wrong=("", "請求 --industry gastronomy", "請求 --format yaml", "請求 --config settings.yaml"),
        nothing=("-",),
    ),
    "rules": Ways(
        well=("", "--format json", "test examples"),
        fails=("test own.yaml",),
        wrong=("--format yaml", "surplus", "test gone.yaml", "test healthy.yaml", "test bare.yaml"),
    ),
    "explain": Ways(well=("SIL001", "duty-without-owner"), wrong=("", "SIL999", "SIL001 surplus")),
    "fields": Ways(well=("", "--format json"), wrong=("--section gone", "--format yaml", "surplus")),
    "import": Ways(
        well=(
            "duties.csv",
            "duties.csv --dry-run --use-map headings.yaml",
            "doubts.csv -o new.yaml --trace",
            "duties.csv --into silo.yaml --dry-run",
            "--from raci duties.csv",
        ),
        fails=("doubts.csv --strict", "doubts.csv --strict --dry-run"),
        wrong=(
            "",
            "picture.yaml",
            "duties.csv -o taken.yaml",
            "duties.csv -o gone/new.yaml",
            "duties.csv --map 担当者",
            "duties.csv --map 担当者=gone",
            "duties.csv --use-map wrong.yaml",
            "duties.csv --report report.gone",
            "duties.csv --header-row 0",
            "duties.csv --into silo.yaml -o new.yaml",
            "duties.csv --into wrong.yaml",
            "--from gone duties.csv",
            "--from owners silo.yaml --header-row 2",
        ),
        nothing=("gone.csv", "blank.csv", "duties.csv --sheet gone", "--from backstage gone"),
    ),
    "schema": Ways(well=("", "--report", "--settings"), wrong=("--report --settings", "surplus")),
    "new-rule": Ways(
        well=("silo made-by-a-test --into checkout",),
        wrong=("silo Bad_Name", "sillo made-by-a-test", "silo", "silo made-by-a-test --into folder"),
    ),
    "init": Ways(
        well=("", "--example minimal"),
        wrong=(
            "--example gone",
            "--output new.yaml",
            "--example minimal --output taken.yaml",
            "--example minimal --output gone/new.yaml",
            "surplus",
        ),
    ),
    "template": Ways(
        well=("", "--from silo.yaml --output a.xlsx", "--from silo.yaml --only questions --output b.xlsx"),
        wrong=(
            *on_a_company("--from {} --output c.xlsx"),
            "--only questions",
            "--output a.yaml",
            "--output gone/a.xlsx",
            "surplus",
        ),
        silent=True,
    ),
    "portfolio": Ways(
        well=(
            "silo.yaml healthy.yaml wrong.yaml --jobs 1",
            "silo.yaml --jobs 1 --format ndjson",
            "silo.yaml --shard 1/1 --jobs 1",
        ),
        wrong=(
            "",
            "silo.yaml --shard 2/1",
            "silo.yaml --jobs 0",
            "silo.yaml --jobs 1 --resume broken.json",
            "silo.yaml --config settings.yaml",
        ),
        nothing=("gone.yaml", "folder", "gone*.yaml"),
    ),
    "trend": Ways(
        well=("silo.yaml", "silo.yaml --monthly --since 2026-01-01"),
        wrong=(*on_a_company("{}"), "", "silo.yaml --since yesterday"),
        nothing=without_a_company("{}"),
        judges=("silo.yaml",),
    ),
    "lsp": Ways(well=("--help",), wrong=("silo.yaml",)),
    "serve": Ways(
        well=("--help",), wrong=("", "--pyodide gone", "--pyodide folder", "--port 70000", "silo.yaml")
    ),
    "mcp": Ways(well=("--help",), wrong=("--root gone", "--root silo.yaml", "silo.yaml")),
    "convert": Ways(
        well=("silo.yaml", "silo.yaml --format json --keys ja", "silo.yaml --output silo.xlsx"),
        wrong=(
            *on_a_company("{}"),
            "",
            "silo.yaml --format xlsx",
            "silo.yaml --format csv",
            "silo.yaml --output gone/silo.xlsx",
        ),
        nothing=without_a_company("{}"),
    ),
}

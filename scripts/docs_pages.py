"""Write the pages of ``docs/`` that the program itself knows best: every rule, every key, the words, who disagrees on an office.

``python -m scripts.docs_pages``, which ``docs/pictures.py`` calls too, writes them; with ``--check`` it says whether what is there is still true. A page may be
written by hand but for parts between ``<!-- generated: NAME -->`` and ``<!-- /generated -->``, and for what its commands print
(``scripts/docs_outputs.py``).
"""

import io
import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from orgaudit.cli.main import run
from orgaudit.cli.session import Session
from orgaudit.engine.input_quality import INPUT_CHECKS, InputCheck
from orgaudit.findings.severity import Severity
from orgaudit.intake.fields import table
from orgaudit.knowledge.functions import FUNCTIONS, Function
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Family, Rule
from orgaudit.wording.catalogue import Catalogue, Language
from scripts.docs_outputs import with_outputs

ROOT: Final = Path(__file__).parents[1]
FOLDERS: Final[dict[Language, Path]] = {"en": ROOT / "docs", "ja": ROOT / "docs" / "ja"}
PART: Final = re.compile(
    r"(?P<begin><!-- generated: (?P<name>[a-z-]+) -->)\n.*?(?P<end><!-- /generated -->)", re.DOTALL
)
HEADING: Final = re.compile(r"^(#+ )", re.MULTILINE)
FENCE: Final = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)

RULES: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("Every rule", "[日本語]({other})", "code", "level", "finds"),
    "ja": ("すべての規則", "[English]({other})", "コード", "重大度", "見つけること"),
}
RULES_INTRO: Final[dict[Language, str]] = {
    "en": "The {count} rules by family, as `orgaudit explain` tells them. The level is the usual one; facts can raise or lower it "
    "([how](../method.md)). Thresholds can be changed and rules left out in [the settings file](../usage.md#the-settings-file).",
    "ja": "{count}件の規則を種類ごとに、`orgaudit explain` が示すとおりに載せています。重大度は通常のもので、事実によって上下します"
    "([決め方](../method.md))。しきい値の変更や規則の除外は[設定ファイル](../usage.md#設定ファイル)で行えます。",
}
FAMILY_INTRO: Final[dict[Language, str]] = {
    "en": "[All families](README.md). Each rule as `orgaudit explain` tells it.",
    "ja": "[すべての種類](README.md)。`orgaudit explain` が示すとおりに載せています。",
}
OFFICE_HEADS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("function", "sources: front", "middle", "back", "our answer"),
    "ja": ("機能", "出典: フロント", "ミドル", "バック", "本ツールの答え"),
}
WORD_HEADS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("word", "in Japanese files"),
    "ja": ("言葉", "英語のファイルでは"),
}
FIELD_HEADS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("key", "Japanese", "means"),
    "ja": ("キー", "英語", "意味"),
}
GLOSSED: Final = ("duty", "goal", "handoff")
"""The sections whose keys the glossary explains."""


def told(*arguments: str, language: Language) -> str:
    """Return what the program says to a call, in Markdown."""
    out = io.StringIO()
    call = (*arguments, "--format", "markdown", "--lang", language)
    code = run(call, Session(stdin=io.BytesIO(), stdout=out, stderr=out, environ={}))
    if code:
        raise SystemExit(out.getvalue())
    return out.getvalue()


def lowered(text: str, levels: int = 1) -> str:
    """Return Markdown whose headings stand so many levels lower; what is in fences stays."""
    parts = FENCE.split(text)
    return "".join(part if FENCE.match(part) else HEADING.sub("#" * levels + r"\1", part) for part in parts)


def row(cells: Iterable[str]) -> str:
    """Return a row of a table."""
    return f"| {' | '.join(cells)} |"


def rows(heads: tuple[str, ...], body: Iterable[tuple[str, ...]]) -> str:
    """Return a table."""
    return "\n".join((row(heads), row(["---"] * len(heads)), *map(row, body)))


def rules_of(family: Family) -> list[Rule | InputCheck]:
    """Return the rules of a family and the checks that stand beside them."""
    everything: tuple[Rule | InputCheck, ...] = (*BUILTIN.rules, *INPUT_CHECKS)
    return sorted((rule for rule in everything if rule.family is family), key=lambda rule: rule.id)


FAMILIES: Final = tuple(family for family in Family if rules_of(family))


@cache
def family_page(family: Family, language: Language) -> str:
    """Return the page of a family: each rule in full."""
    title = Catalogue(language).ui(f"common.family.{family}")
    parts = [f"# {title} ({family.prefix})\n", f"{FAMILY_INTRO[language]}\n"]
    parts += [lowered(told("explain", rule.id, "--isolated", language=language)) for rule in rules_of(family)]
    return "\n".join(parts)


def rules_page(language: Language) -> str:
    """Return the page of all rules, one a line."""
    words = Catalogue(language)
    title, link, *heads = RULES[language]
    other = "../ja/rules/README.md" if language == "en" else "../../rules/README.md"
    count = sum(len(rules_of(family)) for family in FAMILIES)
    parts = [f"# {title}", link.format(other=other), RULES_INTRO[language].format(count=count)]
    for family in FAMILIES:
        lines = []
        for rule in rules_of(family):
            level = words.ui(f"common.severity.{rule.severity}") if isinstance(rule, Rule) else "—"
            finds = (
                words.rule(rule.id, rule.family).title
                if isinstance(rule, Rule)
                else words.ui("quality.check.title")
            )
            lines.append((f"[{rule.id}]({family}.md#{rule.id.lower()}-{rule.name})", level, finds))
        parts += [f"## {words.ui(f'common.family.{family}')} ({family.prefix})", rows(tuple(heads), lines)]
    return "\n\n".join(parts) + "\n"


def fields(language: Language) -> str:
    """Return every key, section by section."""
    return lowered(told("fields", language=language).partition("\n")[2].strip(), 0)


def offices(language: Language) -> str:
    """Return the functions whose office the sources dispute most, with how many say what."""
    split = sorted(
        (item for item in FUNCTIONS.values() if item.votes_from == "self" and item.industry == "general"),
        key=lambda item: (-_disagreement(item), -sum(_votes(item)), item.id),
    )[:15]
    words = Catalogue(language)
    body = [
        (
            item.ja if language == "ja" else item.en,
            *map(str, _votes(item)),
            words.ui(f"classify.office.{item.office}") if item.office else "—",
        )
        for item in split
    ]
    return rows(OFFICE_HEADS[language], body)


def _votes(item: Function) -> tuple[int, ...]:
    return len(item.votes_front), len(item.votes_middle), len(item.votes_back)


def _disagreement(item: Function) -> float:
    votes = _votes(item)
    return 1 - max(votes) / sum(votes) if sum(votes) else 0.0


def words_of_reports(language: Language) -> str:
    """Return the words of reports in both languages: levels, families, steps, how sure."""
    ours, theirs = Catalogue(language), Catalogue("ja" if language == "en" else "en")
    keys = [f"common.severity.{level}" for level in Severity]
    keys += [f"common.family.{family}" for family in FAMILIES]
    keys += [f"common.confidence.{sure}" for sure in ("high", "medium", "low")]
    keys += [f"common.origin.{origin}" for origin in ("sourced", "derived", "house")]
    return rows(WORD_HEADS[language], [(ours.ui(key), theirs.ui(key)) for key in keys])


def words_of_files(language: Language) -> str:
    """Return the keys of a company file in both languages, with what they mean."""
    lines = []
    for name in GLOSSED:
        for item in table().sections[name].fields:
            other = item.aliases[0] if item.aliases else "—"
            pair = (f"`{other}`", f"`{item.key}`") if language == "ja" else (f"`{item.key}`", f"`{other}`")
            lines.append((*pair, item.about[language].replace("|", "\\|")))
    return rows(FIELD_HEADS[language], dict.fromkeys(lines))


PARTS: Final = {
    "fields": fields,
    "offices": offices,
    "words-of-reports": words_of_reports,
    "words-of-files": words_of_files,
}


def pages() -> dict[Path, str]:
    """Return every page that is generated, in whole or in part."""
    wanted: dict[Path, str] = {}
    for language, folder in FOLDERS.items():
        wanted[folder / "rules" / "README.md"] = rules_page(language)
        for family in FAMILIES:
            wanted[folder / "rules" / f"{family}.md"] = family_page(family, language)
        for path in sorted(folder.glob("*.md")):
            text = path.read_text(encoding="utf-8")
            if PART.search(text) or "<!-- output" in text:
                wanted[path] = filled(text, language)
    return wanted


def filled(text: str, language: Language) -> str:
    """Return a page with all its generated parts and outputs."""

    def part(found: re.Match[str]) -> str:
        return f"{found['begin']}\n{PARTS[found['name']](language)}\n{found['end']}"

    return with_outputs(PART.sub(part, text), language)


def main() -> int:
    """Write or check."""
    wanted = pages()
    stale = [
        path
        for path, text in wanted.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    there = {path for folder in FOLDERS.values() for path in folder.glob("rules/*.md")}
    left = sorted(there - wanted.keys())
    if "--check" not in sys.argv[1:]:
        for path in stale:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
        for path in left:
            path.unlink()
        return 0
    for path in (*stale, *left):
        sys.stderr.write(f"{path.relative_to(ROOT).as_posix()} is no longer true; run docs/pictures.py\n")
    return 1 if stale or left else 0


if __name__ == "__main__":
    sys.exit(main())

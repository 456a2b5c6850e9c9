"""The pages as their reader takes them: lines to type, files to write, cells to fill in, calls named in running text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from orgaudit.cli.parsing.options import COMMON, OPTIONS
from orgaudit.wording.catalogue import Language
from scripts.docs_outputs import Step, steps
from tests.cli.calling import ROOT
from tests.shown.typing import words

PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (
        ROOT / "README.md",
        ROOT / "README.ja.md",
        ROOT / "CONTRIBUTING.md",
        *(ROOT / "docs").rglob("*.md"),
    )
    if not {"decisions", "rules"} & set(path.relative_to(ROOT).parts)
)
"""What ``docs_pages`` writes about rules names no call that the others do not."""

TYPED_KINDS = {"", "sh"}
FILLED = {
    "PATH": "org.yaml",
    "CODE": "SIL001",
    "コード": "SIL001",
    "FAMILY": "silo",
}
"""What a reader puts where the page says what goes there."""

NAMES = {"--example": "saas_startup", "classify": "payroll", "silo": "late-escalation --into checkout"}
"""What stands for NAME, by the word before it."""

VALUED = {flag for option in (*OPTIONS, *COMMON) if option.kind for flag in (option.flag, option.short)}
ALONE = {"rules", "fields", "schema", "init"}
"""Commands that need nothing behind them."""


class Line(NamedTuple):
    """A line that a page shows; ``named`` where it stands in running text."""

    text: str
    named: bool = False


def language_of(page: str) -> Language:
    return "ja" if page.startswith("docs/ja/") or page.endswith(".ja.md") else "en"


def parts(page: str) -> Iterator[Line | Step]:
    """Return what a page asks for, in its order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    placed: list[tuple[int, Line | Step]] = []
    for found in re.finditer(
        r"<!-- (?:fill in|file): \S+ -->\n+(?:```\w*\n.*?```|(?:\|[^\n]*\n)+)", text, re.DOTALL
    ):
        placed += [(found.start(), step) for step in steps(found[0])]
    fences = list(re.finditer(r"^(`{3,})(\w*)\n(.*?)^\1$", text, re.MULTILINE | re.DOTALL))
    for found in fences:
        if found[2] in TYPED_KINDS and is_typed(found[3]):
            placed += [(found.start(), Line(line)) for line in found[3].splitlines() if line.strip()]
    inside = [found.span() for found in fences]
    for found in re.finditer(r"`(orgaudit [^`]+)`", text):
        if not any(start <= found.start() < end for start, end in inside):
            placed.append((found.start(), Line(found[1].replace("\n", " "), named=True)))
    return (part for _, part in sorted(placed, key=lambda item: item[0]))


def is_typed(lines: str) -> bool:
    """Tell whether a block is something to type: its lines begin with programs."""
    return bool(re.match(r"(?:orgaudit|find|pip|npm|tar|python3?|\.) |\.venv/|\.ci/", lines))


def filled(line: str) -> str:
    """Return a line with what its reader puts into it."""
    told = line.split(" ")
    for place, word in enumerate(told):
        if word in ("NAME", "名前"):
            told[place] = NAMES[told[place - 1]]
        elif word == "PATH" and told[place - 1] == "test":
            told[place] = "examples"
        told[place] = FILLED.get(told[place], told[place])
    return " ".join(told)


def is_whole(line: str) -> bool:
    """Tell whether a call in running text can be made as it stands, or only names a command and its options."""
    told = words(line)[1:]
    while told and told[0] in VALUED:
        told = told[2:]
    if not told or told[0].startswith("-") or told[0] in ALONE:
        return True
    if told[0] == "template":
        return len(told) > 1  # where nothing is said it writes a file that is there
    rest = iter(told[1:])
    for word in rest:
        if word in VALUED:
            next(rest, None)
        elif not word.startswith("-"):
            return True
    return False

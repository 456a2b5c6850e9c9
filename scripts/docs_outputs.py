"""Carry out what a page of ``docs/`` tells its reader to type, and return what the reader then sees.

A page that shows what comes out has ``<!-- output -->`` … ``<!-- /output -->`` behind the commands; everything that the page
has typed until the last of them is typed, in a folder of its own. ``<!-- output: 2 -->`` shows the first two paragraphs. Behind
``<!-- fill in: SHEET -->`` stands a table of what to write into that sheet of the workbook that the page has made, behind
``<!-- file: NAME -->`` the content of a file.
"""

import io
import os
import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from orgaudit.cli.main import run
from orgaudit.cli.session import Session
from orgaudit.wording.catalogue import Language

LOCALES: Final[dict[Language, str]] = {"en": "en_US.UTF-8", "ja": "ja_JP.UTF-8"}
WIDTH: Final = "80"
STEP: Final = re.compile(
    r"<!-- fill in: (?P<sheet>\S+) -->\n+(?P<table>(?:\|[^\n]*\n)+)"
    r"|<!-- output(?:: (?P<count>\d+))? -->\n(?P<shown>.*?)<!-- /output -->"
    r"|<!-- file: (?P<file>\S+) -->\n```\w*\n(?P<content>.*?)```"
    r"|^```\n(?P<typed>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a page asks for: lines to type, a file to write, cells to fill in, or an output to hold against."""

    typed: tuple[str, ...] = ()
    file: str = ""
    content: str = ""
    sheet: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    shown: str | None = None
    count: int = 0


def steps(text: str) -> Iterator[Step]:
    """Return the steps of a page in its order."""
    for found in STEP.finditer(text):
        if found["sheet"]:
            rows = [line.strip().strip("|").split("|") for line in found["table"].splitlines()]
            cells = tuple(tuple(cell.strip() for cell in row) for row in rows)
            yield Step(sheet=found["sheet"], table=(cells[0], *cells[2:]))
        elif found["file"]:
            yield Step(file=found["file"], content=found["content"])
        elif found["typed"] is not None:
            yield Step(typed=tuple(found["typed"].splitlines()))
        else:
            yield Step(shown=found["shown"], count=int(found["count"] or 0))


def fill_in(book: Path, sheet: str, table: tuple[tuple[str, ...], ...]) -> None:
    """Write the rows of a table below the headings that they name, or beside them where a sheet has one row a heading."""
    from openpyxl import load_workbook

    read = load_workbook(book)
    page = read[sheet]
    places = {
        str(cell.value): cell
        for row in page.iter_rows(min_row=3, max_row=12)
        for cell in row
        if cell.value is not None
    }
    heads, *rows = table
    upright = heads[0] not in places
    for cells in rows:
        if upright:
            head = places[cells[0]]
            page.cell(head.row, head.column + 1).value = cells[1]
            continue
        free = places[heads[0]].row + 1
        while page.cell(free, places[heads[0]].column).value is not None:
            free += 1
        for head_name, cell_text in zip(heads, cells, strict=True):
            if cell_text:
                page.cell(free, places[head_name].column).value = cell_text
    read.save(book)


def cut(output: str, count: int) -> str:
    """Return the first paragraphs of an output, or all of it, without blanks at the ends of lines."""
    lines = "\n".join(line.rstrip() for line in output.strip("\n").splitlines())
    return "\n\n".join(re.split(r"\n{2,}", lines)[:count]) if count else lines


def with_outputs(text: str, language: Language) -> str:
    """Return a page with what its reader sees. Commands of other programs than orgaudit are passed over."""
    if "<!-- output" not in text:
        return text
    outputs: list[str] = []
    with TemporaryDirectory() as folder, chdir(folder):
        last = ""
        told = list(steps(text))
        while told and told[-1].shown is None:
            told.pop()
        for step in told:
            for line in step.typed:
                last = _typed(line, language) if line.startswith("orgaudit ") else last
            if step.file:
                Path(step.file).write_text(step.content, encoding="utf-8")
            if step.sheet:
                fill_in(next(Path().glob("*.xlsx")), step.sheet, step.table)
            if step.shown is not None:
                outputs.append(cut(last, step.count))
    seen = iter(outputs)

    def block(found: re.Match[str]) -> str:
        if found["shown"] is None:
            return found[0]
        begin = found[0].partition("\n")[0]
        return f"{begin}\n```text\n{next(seen)}\n```\n<!-- /output -->"

    return STEP.sub(block, text)


def _typed(line: str, language: Language) -> str:
    """Return what a call prints. Raises SystemExit where it fails."""
    out, err = io.StringIO(), io.StringIO()
    environ = {"LANG": LOCALES[language], "COLUMNS": WIDTH, "PATH": os.environ.get("PATH", "")}
    arguments = shlex.split(line, comments=True)[1:]
    if run(arguments, Session(stdin=io.BytesIO(), stdout=out, stderr=err, environ=environ)):
        message = f"{line}: {err.getvalue()}"
        raise SystemExit(message)
    return out.getvalue()

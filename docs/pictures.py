"""Draw what the READMEs show, the first screen as a picture and the answer to the first file as text, and list the formats.

``python docs/pictures.py`` writes all of it, and the pages of ``scripts/docs_pages.py``; with ``--check`` it says whether what is
there is still true.
The pictures load nothing from the network: the fonts are the reader's own. The first file is the one that the README
prints, so file and answer cannot part.
"""

import html
import io
import re
import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from orgaudit.reports.formats import FORMATS, Format
from orgaudit.wording.catalogue import LANGUAGES, Language

ROOT: Final = Path(__file__).parents[1]
IMAGES: Final = ROOT / "docs" / "images"
SAMPLES: Final[dict[Language, str]] = {
    "en": "sample_orgs/saas_startup.yaml",
    "ja": "sample_orgs/wholesale_ja.yaml",
}
TODAY: Final = "2026-11-20"
WIDTH: Final = 100
ANSWER_WIDTH: Final = 80

READMES: Final[dict[Language, Path]] = {"en": ROOT / "README.md", "ja": ROOT / "README.ja.md"}
FIRST_FILE: Final = re.compile(r"<!-- first file -->\n```yaml\n(?P<yaml>.*?)```", re.DOTALL)
ANSWER: Final = re.compile(r"(?P<begin><!-- answer -->)\n.*?\n(?P<end><!-- /answer -->)", re.DOTALL)

USAGES: Final[dict[Language, Path]] = {
    "en": ROOT / "docs" / "usage.md",
    "ja": ROOT / "docs" / "ja" / "usage.md",
}
FORMAT_TABLE: Final = re.compile(r"(?P<begin><!-- formats -->)\n.*?\n(?P<end><!-- /formats -->)", re.DOTALL)
HEADS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("format", "files", "reports", "people"),
    "ja": ("形式", "ファイル", "報告書", "人の名前"),
}
CELLS: Final[dict[Language, dict[str, str]]] = {
    "en": {"every": "every", "hidden": "hidden unless `--names`", "shown": "shown"},
    "ja": {"every": "すべて", "hidden": "隠す(`--names` で表示)", "shown": "表示"},
}

TEXT: Final = re.compile(
    r'<text class="(?P<style>[^"]*)" x="(?P<x>[^"]*)" y="(?P<y>[^"]*)" textLength="(?P<length>[^"]*)" '
    r'clip-path="(?P<clip>[^"]*)">(?P<text>[^<]+)</text>'
)
"""A piece of text in the picture as rich writes it."""

THEME: Final = TerminalTheme(
    (30, 33, 39),
    (222, 226, 230),
    [
        (73, 80, 87),
        (255, 107, 107),
        (105, 219, 124),
        (255, 212, 59),
        (116, 192, 252),
        (229, 153, 247),
        (102, 217, 232),
        (222, 226, 230),
    ],
    [
        (134, 142, 150),
        (255, 168, 168),
        (140, 233, 154),
        (255, 224, 102),
        (165, 216, 255),
        (238, 190, 250),
        (153, 233, 242),
        (255, 255, 255),
    ],
)

# Rich's own frame without its web fonts. {{ }} are braces of the style sheet.
FRAME: Final = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: "Cascadia Mono", "DejaVu Sans Mono", "Noto Sans Mono CJK JP", "BIZ UDGothic", "MS Gothic", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{
  font-family: sans-serif;
  font-size: 18px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def first_screen(language: Language, path: str, width: int, folder: Path) -> Text:
    """Return the brief report on a file, in its colours."""
    command = [sys.executable, "-m", "orgaudit", "audit", path, "--lang", language, "--today", TODAY]
    command += ["--color", "always", "--width", str(width)]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)  # noqa: S603
    return Text.from_ansi(done.stdout.decode("utf-8").rstrip("\n"))


def picture(language: Language) -> str:
    """Return the first screen of a sample as an SVG picture."""
    sample = SAMPLES[language]
    console = Console(
        record=True, width=WIDTH, file=io.StringIO(), color_system="truecolor", legacy_windows=False
    )
    console.print(first_screen(language, sample, WIDTH, ROOT), soft_wrap=True)
    title = f"orgaudit audit {sample}"
    svg = console.export_svg(title=title, theme=THEME, code_format=FRAME, unique_id=f"orgaudit-{language}")
    return TEXT.sub(_in_runs, svg)


def _in_runs(match: re.Match[str]) -> str:
    """Set a text run by run, each to the cells that it takes.

    Rich stretches every text to one cell a character. Japanese characters take two, and their fonts draw them narrower
    than two cells, so each of them gets a place of its own.
    """
    told = html.unescape(match["text"])
    cell = float(match["length"]) / len(told)
    x = float(match["x"])
    runs = []
    for width, characters in groupby(told, key=cell_len):
        run = "".join(characters)
        length = cell * width * len(run)
        if run.strip():
            if width > 1:
                places = " ".join(f"{x + cell * width * place:g}" for place in range(len(run)))
                at = f'x="{places}" y="{match["y"]}"'
            else:
                at = f'x="{x:g}" y="{match["y"]}" textLength="{length:g}"'
            text = html.escape(run, quote=False).replace("\N{NO-BREAK SPACE}", "&#160;")
            runs.append(f'<text class="{match["style"]}" {at} clip-path="{match["clip"]}">{text}</text>')
        x += length
    return "".join(runs)


def readme(language: Language) -> str:
    """Return the README with the answer to the first file that it prints."""
    text = READMES[language].read_text(encoding="utf-8")
    match = FIRST_FILE.search(text)
    if match is None:
        message = f"{READMES[language].name}: no first file"
        raise SystemExit(message)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "org.yaml").write_text(match["yaml"], encoding="utf-8")
        answer = first_screen(language, "org.yaml", ANSWER_WIDTH, Path(folder)).plain
    block = "```text\n" + "\n".join(line.rstrip() for line in answer.strip("\n").splitlines()) + "\n```"
    return ANSWER.sub(lambda found: f"{found['begin']}\n{block}\n{found['end']}", text)


def usage(language: Language) -> str:
    """Return the usage page with the table of formats."""
    heads = HEADS[language]
    rows = [heads, ("---",) * len(heads), *(_format(form, CELLS[language]) for form in FORMATS.values())]
    block = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    text = USAGES[language].read_text(encoding="utf-8")
    return FORMAT_TABLE.sub(lambda found: f"{found['begin']}\n{block}\n{found['end']}", text)


def _format(form: Format, cells: dict[str, str]) -> tuple[str, ...]:
    suffixes = ", ".join(f"`{suffix}`" for suffix in form.suffixes)
    some = ", ".join(f"`{kind}`" for kind in form.renderers)
    reports = cells["every"] if form.name == "json" or form.writer else some
    return f"`{form.name}`", suffixes, reports, cells["hidden" if form.public else "shown"]


def main() -> int:
    """Write or check, the pages that the program knows best too."""
    pages = [sys.executable, "-m", "scripts.docs_pages", *sys.argv[1:]]
    return _main() or subprocess.run(pages, cwd=ROOT, check=False).returncode  # noqa: S603 - ours


def _main() -> int:
    wanted = {IMAGES / f"first-screen.{language}.svg": picture(language) for language in LANGUAGES}
    wanted |= {READMES[language]: readme(language) for language in LANGUAGES}
    wanted |= {USAGES[language]: usage(language) for language in LANGUAGES}
    stale = [
        path
        for path, text in wanted.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" not in sys.argv[1:]:
        IMAGES.mkdir(exist_ok=True)
        for path in stale:
            path.write_text(wanted[path], encoding="utf-8", newline="\n")
        return 0
    for path in stale:
        sys.stderr.write(f"{path.relative_to(ROOT).as_posix()} is no longer true; run docs/pictures.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

"""The files that make up the page: our own, Pyodide's, and in one archive what Python needs there beside its own library.

Nothing is fetched here. Pyodide is the npm package of that name, unpacked; PyYAML, Jinja2, MarkupSafe and XlsxWriter are taken as
they are installed here, without what is compiled for this machine. python-calamine is taken from its wheel for Pyodide where
that lies beside Pyodide.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from importlib.metadata import distribution
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Final

from orgaudit.compiling import compile_all
from orgaudit.forms.samples import samples
from orgaudit.reports.writers.html.write import report_digests, report_style
from orgaudit.wording.catalogue import LANGUAGES, Catalogue

PYODIDE: Final = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
"""The files of Pyodide that the page asks for."""

LIBRARIES: Final = ("PyYAML", "Jinja2", "MarkupSafe", "XlsxWriter")
CALAMINE: Final = "python_calamine-*wasm32.whl"

_HERE: Final = Path(__file__).parent / "page"
_PACKAGE: Final = Path(__file__).parents[1]
_COMPILED: Final = (".so", ".pyd", ".pyc")
_SCRIPTS: Final = ("page.mjs", "talk.mjs", "worker.mjs")
_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive: the same files give the same bytes."""


class NoPyodideError(Exception):
    """A folder without Pyodide in it; ``missing`` is the first of its files that is not there."""

    def __init__(self, missing: str) -> None:
        super().__init__(missing)
        self.missing = missing


def page_files(pyodide: Path) -> dict[str, bytes]:
    """Return every file of the page by its path in the site, with ``/``. Raises NoPyodideError and OSError."""
    missing = next((name for name in PYODIDE if not (pyodide / name).is_file()), None)
    if missing:
        raise NoPyodideError(missing)
    files = {f"pyodide/{name}": (pyodide / name).read_bytes() for name in PYODIDE}
    files |= {name: (_HERE / name).read_bytes() for name in _SCRIPTS}
    files["report.css"] = report_style().encode()
    files["page.css"] = (_HERE / "page.css").read_bytes()
    files["python.zip"] = _archive(pyodide)
    files["index.html"] = _index().encode()
    return files


def policy() -> str:
    """Return what a browser may do with the page: ask for its own files, and run them; the report's style and script are let in by their digest."""
    style, script = report_digests()
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'wasm-unsafe-eval' '{script}'",
            f"style-src 'self' '{style}'",
            "connect-src 'self'",
            "worker-src 'self'",
            "frame-src blob:",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _index() -> str:
    words = {language: _page_words(Catalogue(language)) for language in LANGUAGES}
    # Within a script no sign of ours may end it.
    data = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
    text = (_HERE / "index.html").read_text(encoding="utf-8")
    return text.replace("{policy}", policy()).replace("{words}", data)


def _page_words(words: Catalogue) -> dict[str, object]:
    own = {key: words.ui(f"browser.page.{key}") for key in words.keys("browser.page")}
    return own | {"samples": {name: words.ui(f"cli.samples.{name}") for name in samples()}}


def _archive(pyodide: Path) -> bytes:
    held = io.BytesIO()
    files: Mapping[str, bytes] = dict(sorted(_python(pyodide)))
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _python(pyodide: Path) -> Iterator[tuple[str, bytes]]:
    for library in LIBRARIES:
        for file in distribution(library).files or ():
            if _is_plain(PurePosixPath(file.as_posix())):
                yield file.as_posix(), Path(str(file.locate())).read_bytes()
    for wheel in sorted(pyodide.glob(CALAMINE))[-1:]:
        with zipfile.ZipFile(wheel) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist())
    for path in _PACKAGE.rglob("*"):
        inside = path.relative_to(_PACKAGE)
        if path.is_file() and inside.parts[0] not in ("_samples", "_compiled", "cli") and _is_plain(inside):
            yield f"orgaudit/{inside.as_posix()}", path.read_bytes()
    for name, path in samples().items():
        yield f"orgaudit/_samples/{name}.yaml", path.read_bytes()
    with TemporaryDirectory() as folder:
        compile_all(Path(folder))
        for path in Path(folder).iterdir():
            yield f"orgaudit/_compiled/{path.name}", path.read_bytes()


def _is_plain(path: PurePosixPath | Path) -> bool:
    """Whether a file is code, data or a licence that any machine can read, and no case of a test."""
    if path.name.endswith(".cases.yaml"):
        return False
    return path.suffix not in _COMPILED and ".." not in path.parts and "__pycache__" not in path.parts

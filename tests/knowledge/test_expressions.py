"""Expressions kept in their compiled form: what ``re`` compiles, for this Python only, and never needed."""

import os
import re
from pathlib import Path

import pytest

from orgaudit.knowledge.compiled import expressions, own_folder, tables
from orgaudit.knowledge.compiled.expressions import Expressions
from orgaudit.model.pattern import compiled_by, pattern

SOME: tuple[tuple[str | bytes, int], ...] = (
    (r"(?P<kanji>[一-鿿々]{2,})|(?P<word>[a-zà-ÿ]+)(?!の)", re.IGNORECASE),
    (r"^\s*(?:-|\d{1,2}[.)])\s+(.*)$", re.MULTILINE | re.ASCII),
    (rb"\x1b(?:\$[@B]|\([BJI])", 0),
    (r"(a)?(?(1)b|c)\1", re.VERBOSE),
)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which expressions are kept, with some in it."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    own_folder._is_own_folder.cache_clear()
    re.purge()  # what re compiled before it does not compile again
    first = Expressions()
    for source, flags in SOME:
        first.compile(source, flags)
    first.keep()
    folder = own_folder.folder_for(tables.PACKAGE, os.environ)
    assert folder is not None
    return Path(folder) / "expressions"


def _compiled_anew(monkeypatch: pytest.MonkeyPatch) -> list[str | bytes]:
    """Compile all of them once more; return those for which ``re`` was asked."""
    asked: list[str | bytes] = []

    def noted(source: str | bytes, flags: int) -> re.Pattern[str] | re.Pattern[bytes]:
        asked.append(source)
        return re.compile(source, flags)

    monkeypatch.setattr(expressions, "compile_now", noted)
    again = Expressions()
    for source, flags in SOME:
        assert again.compile(source, flags) == re.compile(source, flags)
        assert again.compile(source, flags) is again.compile(source, flags)
    return asked


@pytest.mark.usefixtures("kept")
def test_what_is_kept_is_what_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _compiled_anew(monkeypatch) == []
    found = Expressions().compile(*SOME[0]).fullmatch("Straße")
    assert found is None
    named = Expressions().compile(*SOME[0]).fullmatch("業務")
    assert named is not None
    assert named.groupdict() == {"kanji": "業務", "word": None}


def test_what_is_torn_is_compiled_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.write_bytes(kept.read_bytes()[:-1])
    assert len(_compiled_anew(monkeypatch)) == len(SOME)


@pytest.mark.usefixtures("kept")
def test_what_another_python_compiled_is_compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version", "3.99.0 (another)")
    assert len(_compiled_anew(monkeypatch)) == len(SOME)


@pytest.mark.usefixtures("kept")
def test_a_pattern_is_compiled_by_whoever_compiles_when_it_is_first_used() -> None:
    late = pattern(*SOME[1])  # type: ignore[type-var]
    by = Expressions()
    with compiled_by(by.compile):
        assert late.findall("- one\n2) two") == ["one", "two"]
    assert by.compile(*SOME[1]).findall("- one") == ["one"]

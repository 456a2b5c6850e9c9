"""Tables in their compiled form: the same as their YAML, never older, never another user's, and never needed."""

import marshal
import os
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from orgaudit.compiling import PLAIN, compile_all, data_files
from orgaudit.intake.yaml.plain import parsed_plain
from orgaudit.knowledge.compiled import own_folder, tables
from orgaudit.knowledge.compiled.indexed_table import IndexedTable, compile_table_into, indexed_table
from orgaudit.knowledge.compiled.own_folder import folder_for
from orgaudit.knowledge.compiled.sealed import UnusableError, key_of, sealed, unsealed
from orgaudit.knowledge.data_file import parsed_data, read_data, table_name
from orgaudit.knowledge.functions import TABLE as FUNCTIONS_TABLE
from orgaudit.knowledge.names.lexicon import Lexicon, closed_rows, lexicon_name, name_lexicon, word_at
from orgaudit.knowledge.names.lexicon_building import name_rows

POSIX = pytest.mark.skipif(os.name == "nt", reason="the profile of a Windows user says who may write")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder of the user, and its folder for this copy of the package, which is not there yet."""
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setattr(tables, "SHIPPED", str(tmp_path / "none"))
    own_folder._is_own_folder.cache_clear()
    folder = folder_for(tables.PACKAGE, os.environ)
    assert folder is not None
    return Path(folder)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "words.yaml"
    path.write_text("word: old\n", encoding="utf-8")
    return path


class Made:
    """Reads a source, and counts how often."""

    def __init__(self, source: Path) -> None:
        self.source, self.times = source, 0

    def __call__(self) -> Any:
        self.times += 1
        return parsed_data(self.source)

    def asked(self) -> Any:
        return tables.compiled("words", (str(self.source),), self)


@pytest.mark.parametrize("path", data_files(), ids=lambda path: table_name(str(path)))
def test_what_is_compiled_is_what_the_yaml_says(path: Path) -> None:
    parse: Callable[[Path], Any] = parsed_plain if path in PLAIN else parsed_data
    value = parse(path)
    assert unsealed(sealed(b"k" * 12, value), b"k" * 12) == value


@pytest.mark.slow
@pytest.mark.parametrize("japanese", [True, False])
def test_the_compiled_lexicon_holds_every_word_that_was_built(*, japanese: bool) -> None:
    built, opened = Lexicon(name_rows(japanese=japanese)), Lexicon(closed_rows(japanese=japanese))
    for token, rows in name_rows(japanese=japanese).items():
        ours, theirs = built.starting[token], opened.starting[token]
        assert ours is not None
        assert theirs is not None
        assert ours.keys() == theirs.keys()
        assert [word_at(ours, key) for key in rows] == [word_at(theirs, key) for key in rows]
    assert name_lexicon(japanese=japanese).starting["no such token"] is None


@pytest.mark.slow
def test_a_wheel_brings_every_table(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = tmp_path / "_compiled"
    shipped.mkdir()
    compile_all(shipped)
    made = sorted(cache.iterdir())
    monkeypatch.setattr(tables, "SHIPPED", str(shipped))
    assert {path.name for path in shipped.iterdir()} == {
        *(table_name(str(path)) for path in data_files()),
        *(lexicon_name(japanese=japanese) for japanese in (True, False)),
        FUNCTIONS_TABLE,
    }
    for path in data_files():
        if path not in PLAIN:
            assert read_data(path) == parsed_data(path)
    assert made == sorted(cache.iterdir()), "what the wheel brings is not kept once more"


def test_a_table_is_made_once(cache: Path, source: Path) -> None:
    made = Made(source)
    assert [made.asked() for _ in range(3)] == [{"word": "old"}] * 3
    assert made.times == 1
    assert [path.name for path in cache.iterdir()] == ["words"]


def test_an_edited_source_is_read_anew(cache: Path, source: Path) -> None:
    """Even where neither its size nor its time tells."""
    made, before = Made(source), source.stat()
    made.asked()
    source.write_text("word: new\n", encoding="utf-8")
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert made.asked() == {"word": "new"}
    assert made.asked() == {"word": "new"}
    assert made.times == 2


def test_a_stale_table_of_a_wheel_is_not_used(
    tmp_path: Path, cache: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "_compiled"
    shipped.mkdir()
    tables.compile_into(str(shipped), "words", (str(source),), Made(source))
    monkeypatch.setattr(tables, "SHIPPED", str(shipped))
    made = Made(source)
    assert (made.asked(), made.times) == ({"word": "old"}, 0)
    source.write_text("word: new\n", encoding="utf-8")
    assert made.asked() == {"word": "new"}


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data[:20],
        lambda data: data + b"x",
        lambda data: data.replace(b"old", b"odd"),
        lambda data: b"another 9\n" + data[10:],
    ],
)
def test_a_broken_table_costs_time_only(cache: Path, source: Path, harm: Callable[[bytes], bytes]) -> None:
    made = Made(source)
    made.asked()
    kept = cache / "words"
    kept.write_bytes(harm(kept.read_bytes()))
    assert made.asked() == {"word": "old"}
    assert made.times == 2
    made.asked()
    assert made.times == 2, "it is written anew"


class MadeRows:
    """Two rows of a source, which counts how often they are made."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, bytes]:
        self.times += 1
        return {"one": b"first", "two": b"second"}

    def asked(self, source: Path) -> IndexedTable | Mapping[str, bytes]:
        return indexed_table("rows", (str(source),), self)


def test_rows_are_made_once_and_read_when_asked_for(cache: Path, source: Path) -> None:
    made = MadeRows()
    for _ in range(3):
        found = made.asked(source)
        assert [found.get(key) for key in ("two", "one", "none", "two")] == [
            b"second",
            b"first",
            None,
            b"second",
        ]
    assert made.times == 1
    source.write_text("word: new\n", encoding="utf-8")
    made.asked(source)
    assert made.times == 2, "made from something else"


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: b"",
        lambda data: data[:20],
        lambda data: data[:-1],
        lambda data: data.replace(b"orgaudit 1", b"orgaudit 9"),
        lambda data: data.replace(b"second", b"zecond"),
    ],
)
def test_broken_rows_cost_time_only(cache: Path, source: Path, harm: Callable[[bytes], bytes]) -> None:
    made = MadeRows()
    made.asked(source)
    kept = cache / "rows"
    kept.write_bytes(harm(kept.read_bytes()))
    found = made.asked(source)
    assert [found.get("one"), found.get("two")] == [b"first", b"second"]
    assert made.times == 2


def test_rows_of_a_wheel_are_read_from_it(
    tmp_path: Path, cache: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_table_into(str(tmp_path), "rows", (str(source),), MadeRows())
    monkeypatch.setattr(tables, "SHIPPED", str(tmp_path))
    made = MadeRows()
    assert made.asked(source).get("one") == b"first"
    assert made.times == 0
    assert not cache.exists()


def test_a_form_that_this_python_cannot_read_is_unusable() -> None:
    whole = sealed(key_of([b"source"]), ["word"])
    payload = b"\xff" + marshal.dumps(["word"], 4)
    from zlib import crc32

    with pytest.raises(UnusableError):
        unsealed(whole[:23] + crc32(payload).to_bytes(4, "big") + payload, key_of([b"source"]))


@POSIX
@pytest.mark.parametrize("where", ["file", "folder", "parent"])
def test_what_others_may_write_is_not_believed(cache: Path, source: Path, where: str) -> None:
    made = Made(source)
    made.asked()
    {"file": cache / "words", "folder": cache, "parent": cache.parent}[where].chmod(0o777)
    own_folder._is_own_folder.cache_clear()
    assert made.asked() == {"word": "old"}
    assert made.times == 2


@POSIX
def test_what_another_user_owns_is_not_believed(
    cache: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Made(source)
    made.asked()
    real = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: real + 1)
    own_folder._is_own_folder.cache_clear()
    made.asked()
    assert made.times == 2


@POSIX
@pytest.mark.parametrize("where", ["file", "folder"])
def test_a_link_is_not_followed(tmp_path: Path, cache: Path, source: Path, where: str) -> None:
    made = Made(source)
    made.asked()
    elsewhere = tmp_path / "elsewhere"
    linked = cache / "words" if where == "file" else cache
    linked.rename(elsewhere)
    linked.symlink_to(elsewhere)
    own_folder._is_own_folder.cache_clear()
    made.asked()
    assert made.times == 2


def test_the_folder_is_closed_to_others(cache: Path, source: Path) -> None:
    Made(source).asked()
    if os.name != "nt":
        assert [path.stat().st_mode & 0o777 for path in (cache.parent, cache, cache / "words")] == [
            0o700,
            0o700,
            0o600,
        ]


@pytest.mark.parametrize("place", ["", "relative/cache", "taken/by/a/file"])
def test_without_a_folder_nothing_is_kept(
    tmp_path: Path, cache: Path, source: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    if place.startswith("taken"):
        (tmp_path / "taken").write_text("", encoding="utf-8")
        place = str(tmp_path / place)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME", "USERPROFILE"):
        monkeypatch.setenv(name, place)
    made = Made(source)
    assert [made.asked(), made.asked()] == [{"word": "old"}] * 2
    assert made.times == 2
    assert not Path("relative").exists()


@POSIX
@pytest.mark.skipif(hasattr(os, "getuid") and os.getuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path, cache: Path, source: Path) -> None:
    tmp_path.chmod(0o500)
    made = Made(source)
    assert [made.asked(), made.asked()] == [{"word": "old"}] * 2
    tmp_path.chmod(0o700)


def test_a_file_of_an_older_form_is_made_anew_without_the_memory_that_it_seems_to_ask_for(
    cache: Path, source: Path
) -> None:
    made = MadeRows()
    made.asked(source)
    # The first bytes of the older form, taken for a size, say two milliards.
    (cache / "rows").write_bytes(sealed(bytes(12), {"word": 1}))
    tracemalloc.start()
    try:
        found = made.asked(source)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (found.get("one"), made.times) == (b"first", 2)
    assert most < 1 << 20

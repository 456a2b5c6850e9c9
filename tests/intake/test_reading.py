"""Paths, folders and stdin."""

import gc
from pathlib import Path

import pytest

from orgaudit.intake.reading import MissingPathError, UnreadableError, load, load_text
from tests.intake.texts import TODAY, read

SALES = "company: A\ndepartments: [{name: 営業部, duties: [見積]}]\n"
ACCOUNTS = "departments: [{name: 経理部, parent: 営業部}]\nhandoffs: [{from: 営業部, to: 経理部}]\n"


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_yaml", ".yaml").replace("_yml", ".yml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_a_folder_is_one_company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, b_yml=ACCOUNTS, sub__a_yaml=SALES, note_txt="x")
    write(tmp_path / ".git", config_yaml="x: y")
    monkeypatch.chdir(tmp_path.parent)
    loaded = load(tmp_path.name, today=TODAY)
    assert loaded.organization is not None
    assert [item.id for item in loaded.organization.departments] == ["経理部", "営業部"]
    assert loaded.paths == (f"{tmp_path.name}/b.yml", f"{tmp_path.name}/sub/a.yaml")
    assert loaded.organization.departments[1].origin.path == f"{tmp_path.name}/sub/a.yaml"


def test_what_two_files_both_say_names_both_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, a_yaml=SALES, b_yaml="company: B\n" + SALES.split("\n", 1)[1])
    problems = load(str(tmp_path), today=TODAY).problems
    assert [(item.code, item.place.path, item.place.line, item.facts["first"]) for item in problems] == [
        ("second_company", "b.yaml", 1, "a.yaml:1:10"),
        ("duplicate_id", "b.yaml", 2, "a.yaml:2:22"),
    ]


def test_problems_of_all_files_come_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, a_yaml="company: A\noffce: 1\ndepartments: [B, {}]", b_yaml="x: 1")
    problems = load(str(tmp_path), today=TODAY).problems
    assert [(item.place.path, item.code) for item in problems] == [
        ("a.yaml", "unknown_key"),
        ("a.yaml", "missing_key"),
        ("b.yaml", "unknown_key"),
    ]


def test_paths_count_from_here_and_are_whole_outside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a_yaml=SALES)
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    for path in (str(tmp_path / "a.yaml"), "../a.yaml"):
        assert load(path, today=TODAY).paths == ((tmp_path / "a.yaml").as_posix(),)
    monkeypatch.chdir(tmp_path)
    for path in (str(tmp_path / "a.yaml"), "sub/../a.yaml", "./a.yaml"):
        assert load(path, today=TODAY).paths == ("a.yaml",)


def test_stdin() -> None:
    assert load("-", today=TODAY, stdin=SALES.encode()).paths == ("<stdin>",)
    loaded = load("-", today=TODAY, stdin=b"x: 1", stdin_name="a/b.yaml")
    assert {item.place.path for item in loaded.problems} == {"a/b.yaml"}


def test_missing_paths(tmp_path: Path) -> None:
    for path in (str(tmp_path / "no.yaml"), str(tmp_path), "a\0b"):
        with pytest.raises(MissingPathError):
            load(path, today=TODAY)


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, a_yaml=SALES)

    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableError) as caught:
        load(str(tmp_path / "a.yaml"), today=TODAY)
    assert caught.value.reason == "Permission denied"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SALES, "ja"),
        ("company: Acme\ndepartments: [{name: Sales, duties: [Quotes]}]", "en"),
        ("会社: Acme\n部署: [{名前: Sales, 業務: [Quotes]}]", "en"),
        ("company: ABC商事\ndepartments: [{name: IT部, duties: [PC管理, SFA入力]}]", "ja"),
        ("company: 123\ndepartments: [456]", "en"),
    ],
)
def test_the_language_is_that_of_the_names(text: str, language: str) -> None:
    assert read(text).language == language


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_is_left_as_it_was(*, on: bool) -> None:
    was_on = gc.isenabled()
    try:
        (gc.enable if on else gc.disable)()
        load_text(SALES, today=TODAY)
        assert gc.isenabled() is on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_the_same_text_gives_the_same_company() -> None:
    assert read(SALES) == read(SALES)

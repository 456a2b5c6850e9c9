"""Names of modules tell them apart: none is called as its folder, and none as one beside a folder that it stands in."""

from tests.house.test_imports import PACKAGE, modules

CALLED_AS_ITS_FOLDER = {"intake/sheets/headings/headings.py"}


def test_no_module_is_called_as_its_folder() -> None:
    found = {path.relative_to(PACKAGE).as_posix() for path in modules() if path.stem == path.parent.name}
    assert found == CALLED_AS_ITS_FOLDER


def test_no_module_has_a_namesake_around_it() -> None:
    paths = [path for path in modules() if path.stem not in {"__init__", "__main__"}]
    there = set(paths)
    twins = [
        f"{path} and {folder / path.name}"
        for path in paths
        for folder in path.parent.parents
        if folder / path.name in there
    ]
    assert twins == []

"""A sheet of thousands of columns takes as long as its columns are many."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.growth import bend

WIDE = {
    "marks": ("社員{}", "◎"),
    "figures": ("{}", "1"),
    "letters": ("R", "佐藤"),
    "unknown": ("謎{}", "x"),
    "departments": ("営業{}部", "○"),
    "questions": ("これは何ですか{}", "はい"),
}


@pytest.mark.parametrize("name", WIDE)
def test_each_column_is_held_against_what_all_are_once(name: str, tmp_path: Path) -> None:
    heading, cell = WIDE[name]
    file = tmp_path / "wide.csv"

    def of(columns: int) -> Callable[[], object]:
        head = ",".join(["部署", "業務名", "A", *(heading.format(each) for each in range(columns))])
        row = ",".join(["経理部", "請求", "田中", *[cell] * columns])
        file.write_text("\n".join((head, row, row, row)), encoding="utf-8")
        content = file.read_bytes()

        def read() -> object:
            file.write_bytes(content)
            return call("import", str(file), "--dry-run", "--quiet")

        return read

    # Nothing is sorted by calls, so the curve is straight: of two columns that meet one call in five would show.
    assert bend(of, 200) < 1.1

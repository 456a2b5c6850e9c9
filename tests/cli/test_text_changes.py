"""Several files are changed together or not at all."""

from pathlib import Path

import pytest

from orgaudit.cli.output.files import write_whole
from orgaudit.cli.output.text_changes import changed_files, difference, write_changes
from orgaudit.cli.usage import WrongCallError
from orgaudit.intake.editing.text_files import text_files


def test_where_one_file_cannot_be_written_the_others_are_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(f"old {name}\n")
    files = text_files((str(tmp_path),))
    changes = changed_files(files, {file.shown: "new\n" for file in files})

    def full(path: Path, content: bytes) -> None:
        if path.name == "b.yaml":
            raise OSError(28, "No space left on device")
        write_whole(path, content)

    monkeypatch.setattr("orgaudit.cli.output.text_changes.write_whole", full)
    with pytest.raises(WrongCallError) as refused:
        write_changes(changes)
    assert refused.value.code == "unwritable"
    assert [(tmp_path / name).read_text() for name in ("a.yaml", "b.yaml")] == [
        "old a.yaml\n",
        "old b.yaml\n",
    ]


def test_a_difference_shows_a_missing_line_end_and_no_carriage_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.yaml").write_bytes(b"x: 1\r\ny: 2")
    monkeypatch.chdir(tmp_path)
    files = text_files(("a.yaml",))
    changes = changed_files(files, {"a.yaml": "x: 1\r\ny: 3"})
    assert difference(changes, str) == (
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,2 +1,2 @@\n x: 1\n-y: 2\n\\ No newline at end of file\n"
        "+y: 3\n\\ No newline at end of file\n"
    )
    assert changed_files(files, {"a.yaml": files[0].text}) == ()

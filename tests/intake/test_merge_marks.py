"""A file that a merge left in the middle holds what nobody decided, and is read by nobody."""

from pathlib import Path

import pytest

from orgaudit.compare.states.baseline import BadBaseline, read
from orgaudit.intake.merge_marks import merge_mark
from orgaudit.intake.reading import load
from orgaudit.intake.sheets.files.grid import SheetsError
from orgaudit.intake.sheets.files.opening import grids_of
from tests.cli.calling import call
from tests.intake.texts import TODAY

MARKED = "{before}<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> work\n{after}"
COMPANY = MARKED.format(
    before="company: A\ndepartments:\n  - name: B\n    duties:\n",
    ours="      - {name: C, backups: [Ann]}\n",
    theirs="      - {name: C, backups: none}\n",
    after="      - D\n",
)


def test_a_company_and_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("org.yaml").write_text(COMPANY, encoding="utf-8")
    (problem,) = load("org.yaml", today=TODAY).problems
    assert (problem.code, problem.place.line, problem.place.column) == ("merge_mark", 5, 1)
    Path("ok.yaml").write_text("company: A\ndepartments: [B]\n", encoding="utf-8")
    Path(".orgaudit.yaml").write_text(
        MARKED.format(before="", ours="gate: {}\n", theirs="lang: en\n", after=""), encoding="utf-8"
    )
    done = call("audit", "ok.yaml", "--lang", "en")
    assert done.code == 2
    assert ".orgaudit.yaml:1:1: Marks of a merge" in done.err


def test_a_table() -> None:
    text = MARKED.format(
        before="業務名,主担当\n", ours="支払,佐藤\n", theirs="支払,鈴木\n", after="記帳,田中\n"
    )
    with pytest.raises(SheetsError) as raised:
        list(grids_of(text.encode(), "a.csv"))
    assert (raised.value.code, raised.value.facts["line"]) == ("merge_mark", 2)


def test_a_baseline() -> None:
    text = MARKED.format(before='{"findings": [\n', ours="1\n", theirs="2\n", after="]}")
    with pytest.raises(BadBaseline) as raised:
        read(text)
    assert (raised.value.reason, raised.value.facts) == ("merge_mark", {"line": 2})


@pytest.mark.parametrize(
    "text",
    [
        "<<<<<<< HEAD\n",
        ">>>>>>> a\n=======\n<<<<<<< b\n",
        "note: |\n  <<<<<<< a\n  =======\n  >>>>>>> b\n",
        "a\n=======\nb\n",
        "<<<<<<< a\n======== b\n>>>>>>> c\n",
    ],
)
def test_what_only_looks_like_marks(text: str) -> None:
    assert merge_mark(text) is None


def test_marks_of_three_sides_and_of_windows() -> None:
    assert merge_mark("x\n<<<<<<< a\n1\n||||||| b\n2\n=======\n3\n>>>>>>> c\n") == 2
    assert merge_mark("<<<<<<< a\r\n=======\r\n>>>>>>> c\r\n") == 1

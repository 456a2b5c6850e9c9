"""Who fails a gate is told by name, so that nobody has to search a report for it."""

from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.compare.repository import commit, repository

HEAD = "company: {name: A, as_of: 2026-11-20}\ndepartments:\n  - name: Accounts\n    duties:\n"
PAYROLL = (
    "      - {name: Payroll, primary: Ann, backups: none, manual: none, criticality: high, stoppable: no}\n"
)
OTHERS = "".join(PAYROLL.replace("Payroll", f"Payroll {number}") for number in range(1, 6))


@pytest.mark.parametrize(("language", "told"), [("en", "Payroll"), ("ja", "Payroll")])
def test_the_failing_findings_are_named(tmp_path: Path, language: str, told: str) -> None:
    (tmp_path / "org.yaml").write_text(HEAD + PAYROLL, encoding="utf-8")
    path = str(tmp_path / "org.yaml")
    done = call("audit", path, "--isolated", "--fail-on", "critical", "--lang", language)
    assert done.code == 1
    gate = next(line for line in done.out.splitlines() if "Gate" in line or "合否" in line)
    assert told in gate
    # Where stdout is for a program, people read it on stderr.
    assert told in call("audit", path, "--isolated", "--fail-on", "critical", "--format", "json").err


def test_of_many_the_first_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    (tmp_path / "org.yaml").write_text(HEAD + OTHERS, encoding="utf-8")
    done = call(
        "audit",
        str(tmp_path / "org.yaml"),
        "--isolated",
        "--fail-on",
        "critical",
        "--lang",
        "en",
        "--format",
        "json",
    )
    assert "5 findings at critical or above: " in done.err
    assert "2 more" in done.err


def test_of_known_and_new_only_the_new_one_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = repository(tmp_path / "repo")
    (root / "org.yaml").write_text(HEAD + PAYROLL, encoding="utf-8")
    commit(root)
    monkeypatch.chdir(root)
    (root / "org.yaml").write_text(HEAD + PAYROLL + PAYROLL.replace("Payroll", "Taxes"), encoding="utf-8")
    done = call(
        "audit",
        "org.yaml",
        "--isolated",
        "--since",
        "main",
        "--only-new",
        "--fail-on",
        "critical",
        "--lang",
        "en",
        "--format",
        "json",
    )
    assert done.code == 1
    assert "1 new finding at critical or above: Taxes" in done.err
    assert "Payroll" not in done.err


MARKS = {
    "junit": ("[new] critical: “Taxes”", "[known] critical: “Payroll”", "SIL003 accounts/bank ["),
    "gitlab": ("[new] SIL003", "[known] SIL003", None),
    "rdjson": ("[new] Stops when one person is away: Taxes", "[known] Stops", None),
    "csv": (",new,", ",known,", "SIL003,critical,,,accounts/bank,"),
    "github": ("1 new, 1 gone, 1 known (against main)", "1 known", "accounts/bank (SIL003)."),
    "sarif": ('"state": "new"', '"state": "known"', None),
    "json": ('"state": "new"', '"state": "known"', '"subject": "duty:accounts/bank"'),
    "markdown": ("1 new, 1 gone, 1 known (against main)", "1 known", "accounts/bank (SIL003)"),
    "html": ("1 new, 1 gone, 1 known (against main)", "1 known", "accounts/bank<"),
    "terminal": ("1 new, 1 gone, 1 known (against main)", "1 known", "accounts/bank (SIL003)"),
}
"""Of each format what marks the new finding and the known one, and what tells the gone one; GitHub, GitLab and reviewdog have no place for it
in what holds findings, and find out themselves."""


@pytest.mark.parametrize("form", MARKS)
def test_each_report_marks_what_is_new_and_known_and_lists_what_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    root = repository(tmp_path / "repo")
    (root / "org.yaml").write_text(HEAD + PAYROLL + PAYROLL.replace("Payroll", "Bank"), encoding="utf-8")
    commit(root)
    monkeypatch.chdir(root)
    mended = PAYROLL.replace("Payroll", "Bank").replace(
        "backups: none, manual: none", "backups: [Bob], manual: ok"
    )
    taxes = PAYROLL.replace("Payroll", "Taxes")
    (root / "org.yaml").write_text(HEAD + PAYROLL + mended + taxes, encoding="utf-8")
    call_ = ("audit", "org.yaml", "--isolated", "--since", "main", "--select", "SIL003", "--lang", "en")
    told = call(*call_, "--format", form).out
    assert [mark for mark in MARKS[form] if mark and mark not in told] == []
    plain = call(*(word for word in call_ if word not in ("--since", "main")), "--format", form).out
    assert "[new]" not in plain
    assert "No longer found" not in plain

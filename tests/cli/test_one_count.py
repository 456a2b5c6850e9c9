"""One count of findings in every report: notes (info) stand beside it and never in it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.calling import COMPANIES, call

TODAY = ("--today", "2026-11-20", "--isolated")
HAS_NOTES = "wholesale.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(COMPANIES / HAS_NOTES, tmp_path / "org.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def count() -> int:
    found = json.loads(call("audit", "org.yaml", "--format", "json", *TODAY).out)["findings"]
    counted = [item for item in found if item["severity"] != "info"]
    assert len(counted) < len(found), "the company must have notes"
    return len(counted)


def told(*words: str) -> str:
    done = call(*words, *TODAY)
    assert done.code == 0, done.err
    return " ".join(done.out.split())


@pytest.mark.parametrize(
    ("lang", "found", "same", "nothing_new"),
    [
        ("en", "{} findings (", "{} unchanged", "0 new, 0 gone, {} known"),
        ("ja", "指摘は{}件です", "変わらず{}件", "新しい指摘0件、なくなった指摘0件、以前からの指摘{}件"),
    ],
)
def test_every_report_counts_alike(lang: str, found: str, same: str, nothing_new: str, count: int) -> None:
    words = ("--lang", lang)
    assert found.format(count) in told("audit", "org.yaml", *words)
    assert same.format(count) in told("diff", "org.yaml", "org.yaml", *words)
    assert call("audit", "org.yaml", "--output", "before.html", *TODAY).code == 0
    assert same.format(count) in told("diff", "before.html", "org.yaml", *words)
    assert call("baseline", "write", "org.yaml", "--file", "known.json", *TODAY).code == 0
    assert nothing_new.format(count) in told("audit", "org.yaml", "--baseline", "known.json", *words)
    machine = json.loads(told("audit", "org.yaml", "--baseline", "known.json", "--format", "json"))
    assert machine["baseline"]["known"] == count


TWO = """\
company: Meadow
departments:
  - name: Claims
    office: back
    {charter}
    duties:
      - {{name: Payroll, primary: Ann, backups: [Ben], manual: ok}}
"""


@pytest.mark.parametrize(
    ("lang", "new", "fixed"),
    [
        ("en", "New findings (0, with 1 note)", "Fixed findings (0, with 1 note)"),
        ("ja", "新しい指摘(0件、ほかに参考1件)", "解消した指摘(0件、ほかに参考1件)"),
    ],
)
def test_a_note_that_comes_or_goes_is_told_beside_the_findings(
    folder: Path, lang: str, new: str, fixed: str
) -> None:
    """A charter that is missing is but a note in a company of five."""
    head = "company: {name: Meadow, employees: 5}"
    for name, charter in (("with", "charter: [Payroll]"), ("without", "charter: []")):
        text = TWO.format(charter=charter).replace("company: Meadow", head)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert new in told("diff", "with.yaml", "without.yaml", "--show", "info", "--lang", lang)
    assert fixed in told("diff", "without.yaml", "with.yaml", "--show", "info", "--lang", lang)

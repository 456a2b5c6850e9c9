"""``convert`` from the command line: where it writes, and that the company stays the same."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import SILO, call
from tests.reports.workbooks import sheets


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "org.yaml").write_text("# はじめに\n" + SILO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def verdict(path: str) -> object:
    report = json.loads(call("audit", path, "--format", "json", "--today", "2026-11-20").out)
    return report["score"], [item["fingerprint"] for item in report["findings"]]


def test_yaml_keeps_its_comments_in_either_language() -> None:
    done = call("convert", "org.yaml", "--keys", "ja")
    assert done.code == 0, done.err
    assert done.out.startswith("# はじめに\n会社: 北斗商事\n部署:\n")
    Path("ja.yaml").write_text(done.out, encoding="utf-8")
    assert verdict("ja.yaml") == verdict("org.yaml")
    assert call("convert", "-", stdin=done.out).out == call("convert", "org.yaml").out


OTHER_NAMES = """\
# by hand
company name: Harbor Forwarding
teams:
  - team: Sales  # the first
    type: front office
    tasks:
      - {task: Quotes, owner: Ana Ruiz, backup: none, media: "email, spreadsheet", "criticality": high}
      - {task: "Bookings", owner: Ana Ruiz, colour: red}
"""


def test_what_is_offered_can_be_taken_at_once() -> None:
    Path("by-hand.yaml").write_text(OTHER_NAMES, encoding="utf-8")
    refused = call("audit", "by-hand.yaml")
    assert "orgaudit convert by-hand.yaml --fix" in refused.err
    done = call("convert", "by-hand.yaml", "--fix", "-o", "fixed.yaml")
    assert (done.code, done.out) == (2, "")
    assert "task → name (2 times)" in done.err
    assert "Unknown key “colour”" in done.err
    assert (
        Path("fixed.yaml").read_text(encoding="utf-8")
        == """\
# by hand
company: Harbor Forwarding
departments:
  - name: Sales  # the first
    office: front
    duties:
      - {name: Quotes, primary: Ana Ruiz, backups: none, media: "email, excel", "criticality": high}
      - {name: "Bookings", primary: Ana Ruiz, colour: red}
"""
    )
    assert Path("by-hand.yaml").read_text(encoding="utf-8") == OTHER_NAMES


def test_a_file_with_nothing_to_mend_is_written_as_it_is() -> None:
    done = call("convert", "org.yaml", "--fix")
    assert (done.code, done.out) == (0, Path("org.yaml").read_text(encoding="utf-8"))


def test_json_and_workbook_by_suffix() -> None:
    assert call("convert", "org.yaml", "-o", "org.json").code == 0
    assert json.loads(Path("org.json").read_text(encoding="utf-8"))["company"] == {"name": "北斗商事"}
    Path("again.yaml").write_bytes(Path("org.json").read_bytes())
    assert verdict("again.yaml") == verdict("org.yaml")
    assert call("convert", "org.yaml", "--keys", "ja", "-o", "org.xlsx").code == 0
    read = sheets(Path("org.xlsx").read_bytes())
    assert "給与計算" in str(read["業務"])
    assert "記入例" not in str(read)
    assert call("convert", "org.yaml", "-o", "org.xlsx").code == 2, "work is never replaced"


def test_a_company_in_several_files_goes_into_a_folder() -> None:
    Path("all").mkdir()
    Path("all/a.yaml").write_text("company: 北斗商事\n", encoding="utf-8")
    Path("all/b.yaml").write_text("部署:\n  - {部署名: 経理部, 業務: [支払]}\n", encoding="utf-8")
    assert call("convert", "all").code == 2
    assert call("convert", "all", "-o", "out").code == 0
    assert (
        Path("out/b.yaml").read_text(encoding="utf-8") == "departments:\n  - {name: 経理部, duties: [支払]}\n"
    )
    assert json.loads(call("convert", "all", "--format", "json").out)["departments"][0]["name"] == "経理部"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("org.yaml", "--format", "xlsx"), 2), (("gone.yaml",), 3), (("org.yaml", "--keys", "fr"), 2), ((), 2)],
)
def test_what_cannot_be_converted_is_told(arguments: tuple[str, ...], code: int) -> None:
    called = call("convert", *arguments)
    assert called.code == code
    assert called.err
    assert called.out == ""


@pytest.mark.parametrize(
    ("there", "refused"),
    [
        ("MY NOTES\n", True),
        ("", False),
        ("company: A\ndepartments: [B, C]\n", False),
        ("# ours\n会社:\n  # the name\n  会社名: A\n部署: [B]\n", False),
        ("company: Other\ndepartments: [B]\n", True),
        ("departments: [B]\n", False),
        ('{\n  "company": {"name": "A"}\n}\n', False),
        ("company: [broken\n", False),
        ("notes:\n  company: A\n", True),
    ],
)
def test_what_else_stands_where_it_is_to_be_written_stays(there: str, *, refused: bool) -> None:
    Path("org.yaml").write_text(
        "company: A\ndepartments: [{name: B, duties: [{name: C, primary: D}]}]\n", encoding="utf-8"
    )
    for call_of in (
        ("convert", "org.yaml", "-o", "there.yaml"),
        ("convert", "org.yaml", "-o", "there.json"),
        ("simulate", "org.yaml", "--leaves", "D", "--write", "there.yaml"),
    ):
        place = Path(call_of[-1])
        place.write_text(there, encoding="utf-8")
        done = call(*call_of, "--lang", "en")
        assert done.code == (2 if refused else 0), done.err
        assert (place.read_text(encoding="utf-8") == there) is refused
        assert ("is not replaced" in done.err) is refused

"""Reports to files and to stdout."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

import pytest

from orgaudit import pipeline
from orgaudit.cli.output import publish
from orgaudit.cli.output.targets import targets
from orgaudit.model.organization import Organization
from orgaudit.reports.formats import FORMATS, stream
from orgaudit.reports.report import Report
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from tests.cli.calling import SILO, call


@pytest.fixture
def silo(tmp_path: Path) -> str:
    path = tmp_path / "silo.yaml"
    path.write_text(SILO, encoding="utf-8")
    return str(path)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


def test_one_run_writes_many_reports(silo: str, out: Path) -> None:
    called = call(
        "audit",
        silo,
        "--output",
        str(out / "a.json"),
        "--output",
        f"markdown:{out / 'b.out'}",
        "-o",
        str(out / "c.md"),
    )
    assert called.code == 0, called.err
    assert json.loads((out / "a.json").read_text(encoding="utf-8"))["schema_version"] == 2
    assert (out / "b.out").read_bytes() == (out / "c.md").read_bytes()
    assert called.out, "the terminal report stays on stdout"


def test_one_analysis_feeds_them_all(silo: str, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    original = pipeline.audit

    def counting(org: Organization, settings: Settings, **_: object) -> AuditResult:
        calls.append(org)
        return original(org, settings)

    monkeypatch.setattr(pipeline, "audit", counting)
    call("audit", silo, "--output", str(out / "a.json"), "--output", str(out / "b.md"), "--format", "json")
    assert len(calls) == 1


def test_a_file_has_the_bytes_of_stdout_and_no_colour(silo: str, out: Path) -> None:
    for form in ("markdown", "json", "terminal"):
        path = out / f"report.{form}"
        printed = call("audit", silo, "--format", form, "--output", f"{form}:{path}", "--color", "never")
        assert path.read_bytes() == printed.out.encode()
        call("audit", silo, "--output", f"{form}:{path}", "--color", "always")
        assert b"\x1b" not in path.read_bytes()


@pytest.mark.parametrize("form", ["html", "json", "csv"])
def test_what_goes_to_stdout_and_a_file_is_made_once(
    silo: str, out: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    ordinary = stream

    def noted(report: Report, name: str, page: PageOptions, *, names: bool) -> Iterator[str]:
        made.append(name)
        return ordinary(report, name, page, names=names)

    monkeypatch.setattr(publish, "stream", noted)
    printed = call("audit", silo, "--format", form, "--output", str(out / f"a.{form}"))
    assert made == [form]
    mark = BOM_UTF8 if form == "csv" else b""
    assert (out / f"a.{form}").read_bytes() == mark + printed.out.encode()


def test_stdout_by_its_sign(silo: str) -> None:
    assert json.loads(call("audit", silo, "--output", "json:-").out)
    assert call("audit", silo, "--output", "-").out == call("audit", silo).out


def test_a_quiet_call_with_a_file_prints_nothing(silo: str, out: Path) -> None:
    called = call("audit", silo, "--quiet", "--output", str(out / "a.json"))
    assert (called.out, called.err) == ("", "")
    assert (out / "a.json").exists()


def test_an_older_report_survives_wrong_input_and_a_failing_report(
    silo: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = out / "a.json"
    report.write_text("old", encoding="utf-8")
    assert call("audit", "-", "--output", str(report), stdin="company: [").code == 2

    def fails(*_arguments: object) -> str:
        raise RuntimeError

    monkeypatch.setattr(publish, "_rendered", fails)
    assert call("audit", silo, "--output", str(report)).code == 70
    assert report.read_text(encoding="utf-8") == "old"
    assert list(out.iterdir()) == [report]


def test_a_report_is_written_where_the_gate_fails(silo: str, out: Path) -> None:
    assert call("audit", silo, "--fail-on", "low", "--output", str(out / "a.json")).code == 1
    gate = json.loads((out / "a.json").read_text(encoding="utf-8"))["gate"]
    assert gate["asked"] is True
    assert gate["passed"] is False
    assert gate["reasons"]


def test_the_input_is_never_replaced(silo: str, tmp_path: Path) -> None:
    before = Path(silo).read_bytes()
    assert call("audit", silo, "--output", f"json:{silo}").code == 2
    assert call("audit", silo, "--output", f"json:{tmp_path}/./silo.yaml").code == 2
    assert Path(silo).read_bytes() == before


@pytest.mark.parametrize("command", ["audit", "plan"])
def test_in_how_many_pieces_a_report_is_written_changes_nothing(
    command: str, silo: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = call(command, silo, "--format", "json").out
    monkeypatch.setattr(publish, "_PIECE", 10)
    assert call(command, silo, "--format", "json").out == whole
    assert whole.endswith("}\n")


def test_a_report_does_not_become_part_of_the_folder_it_describes(silo: str, tmp_path: Path) -> None:
    assert call("audit", str(tmp_path), "--output", f"json:{tmp_path / 'report.yaml'}").code == 2
    for name in ("report.json", "report.md"):
        assert call("audit", str(tmp_path), "--output", str(tmp_path / name)).code == 0
    assert call("audit", str(tmp_path)).code == 0


@pytest.mark.parametrize("path", ["missing/a.json", "."])
def test_a_place_that_cannot_be_written_is_told_before_the_work(silo: str, out: Path, path: str) -> None:
    called = call("audit", silo, "--output", f"json:{out / path}")
    assert called.code == 2
    assert called.out == ""


def test_a_windows_drive_is_no_format() -> None:
    (_stdout, target) = targets([r"C:\reports\a.json"], None, FORMATS, quiet=False)
    assert (target.format, str(target.path)) == ("json", r"C:\reports\a.json")


def test_waived_findings_are_told_where_asked_for(tmp_path: Path) -> None:
    text = SILO + (
        "waivers:\n  - {rule: SIL003, subject: 経理部/給与計算, reason: 来期に採用, owner: 経理部, expires: 2099-01-31}\n"
    )
    (tmp_path / "org.yaml").write_text(text, encoding="utf-8")
    for form in ("terminal", "markdown"):
        plain = call("audit", str(tmp_path / "org.yaml"), "--format", form, "--lang", "en", "--full").out
        told = call(
            "audit", str(tmp_path / "org.yaml"), "--format", form, "--lang", "en", "--show-waived"
        ).out
        assert "来期に採用" in plain
        assert "stops when one person is away: nobody" not in plain
        assert "stops when one person is away: nobody" in " ".join(told.split())


def test_a_waiver_of_no_rule_is_told_on_the_brief_screen() -> None:
    waiver = "{rule: SIL0O1, reason: known, owner: B, expires: 2027-01-01}"
    text = (
        f"company: {{name: A, as_of: 2026-04-01}}\ndepartments: [{{name: B, duties: [x], waive: [{waiver}]}}]"
    )
    told = call("audit", "-", "--lang", "en", "--isolated", stdin=text).out
    assert "1 waiver matches nothing" in told
    assert "did you mean “SIL001”?" in told
    assert (
        "matches nothing"
        not in call(
            "audit", "-", "--lang", "en", "--isolated", stdin=text.replace(f", waive: [{waiver}]", "")
        ).out
    )

"""``orgaudit simulate`` as a user meets it."""

import json
import re
from pathlib import Path

import pytest

from orgaudit.reports.writers.terminal.wrap import cells
from tests.cli.calling import SILO, call
from tests.cli.companies import TRADING


@pytest.fixture
def trading(tmp_path: Path) -> str:
    (tmp_path / "trading.yaml").write_text(TRADING, encoding="utf-8")
    return str(tmp_path / "trading.yaml")


@pytest.fixture
def org(tmp_path: Path) -> str:
    (tmp_path / "org.yaml").write_text(SILO, encoding="utf-8")
    return str(tmp_path / "org.yaml")


def test_a_leaver_stops_what_nobody_else_can_do(org: str) -> None:
    done = call("simulate", org, "--leaves", "佐藤花子", "--format", "json")
    told = json.loads(done.out)
    assert [(item["duty"], item["surely"], item["deadline"]) for item in told["stopped"]] == [
        ("経理部/給与計算", True, "legal")
    ]
    assert told["score"]["before"]["score"] is not None
    assert "給与計算" in call("simulate", org, "--leaves", "佐藤花子", "--lang", "ja").out


def test_nobody_is_missed_where_somebody_stands_in(org: str) -> None:
    done = call("simulate", org, "--leaves", "佐藤花子", "--add-backup", "給与計算=鈴木一郎", "--lang", "en")
    assert "Nothing stops" in done.out


def test_changes_are_combined_and_all_are_told(org: str) -> None:
    done = call(
        "simulate",
        org,
        "--growth",
        "1.3",
        "--write-manual",
        "経理部/給与計算",
        "--automate",
        "請求",
        "--lang",
        "en",
    )
    told = done.out.split("Result")[0]
    assert "1.3" in told
    assert told.count("“") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--leaves", "渡辺"),
        ("--move", "給与計算"),
        ("--move", "給与計算=営業部"),
        ("--merge", "経理部,経理部"),
        ("--growth", "0"),
        ("--growth", "much"),
        ("--automate", "給与"),
        ("--all-leavers", "--growth", "2"),
        ("--format", "csv", "--growth", "2"),
    ],
)
def test_a_wrong_call_says_what_is_allowed(org: str, arguments: tuple[str, ...]) -> None:
    for language in ("ja", "en"):
        done = call("simulate", org, *arguments, "--lang", language)
        assert (done.code, done.out) == (2, "")
        assert done.err.strip()


def test_names_of_people_can_be_hidden(org: str) -> None:
    for form in ("terminal", "markdown", "json"):
        out = call("simulate", org, "--leaves", "佐藤花子", "--redact", "people", "--format", form).out
        assert "佐藤" not in out
        assert "鈴木" not in out


@pytest.mark.parametrize("language", ["ja", "en"])
def test_who_is_new_is_hidden_in_messages_as_in_the_report(
    language: str, org: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = (
        "simulate",
        org,
        "--add-backup",
        "給与計算=白銀琴音",
        "--redact",
        "people",
        "--lang",
        language,
        "-v",
    )
    done = call(*asked, "--write", "白銀琴音案.yaml", "-o", "白銀琴音.json")
    assert (done.code, Path("白銀琴音案.yaml").is_file()) == (0, True)
    told = done.err + done.out + Path("白銀琴音.json").read_text(encoding="utf-8")
    assert "白銀" not in told
    (shown,) = re.findall(r"(\S+-[0-9A-F]{4})案\.yaml", done.err)
    assert shown.rpartition("-")[2] in Path("白銀琴音.json").read_text(encoding="utf-8")
    done = call(*asked, "--leaves", "白銀 琴")
    assert (done.code, "白銀" in done.err) == (2, False)


def test_departments_are_ranked_and_nobody_is_named(trading: str) -> None:
    for form in ("terminal", "markdown", "json"):
        out = call("simulate", trading, "--all-leavers", "--format", form, "--lang", "ja").out
        assert "経理部" in out
        assert "木下" not in out


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_no_line_is_wider_than_the_window(width: int, language: str, trading: str) -> None:
    for arguments in (("--leaves", "秋山"), ("--all-leavers",)):
        out = call("simulate", trading, *arguments, "--lang", language, env={"COLUMNS": str(width)}).out
        assert max(cells(line) for line in out.splitlines()) <= width


COMMENTED = """\
# the company
company: {name: Northwind}   # short
people:
  kim: {department: Sales, skills: {Sales/Quotes: 3}}
departments:
  - name: Sales
    head: kim
    duties:
      # asked for daily
      - {name: Quotes, primary: kim, backups: none, hours_per_month: 40}   # heavy
      - name: "Claims"
        primary: [kim, lee]
        manual: none
  - name: Finance
    duties: [Invoices]
duties:
  - {name: Returns, departments: none, primary: lee}
handoffs:
  - {from: Sales/Quotes, to: Finance, what: orders}
"""


def changed(tmp_path: Path, *arguments: str) -> tuple[str, str]:
    (tmp_path / "org.yaml").write_text(COMMENTED, encoding="utf-8", newline="")
    out = tmp_path / "new.yaml"
    done = call("simulate", str(tmp_path / "org.yaml"), *arguments, "--write", str(out), "--format", "json")
    assert done.code == 0, done.err
    assert (tmp_path / "org.yaml").read_text(encoding="utf-8") == COMMENTED
    return out.read_text(encoding="utf-8"), done.out


def lines_changed(text: str) -> set[str]:
    return set(text.splitlines()) ^ set(COMMENTED.splitlines())


@pytest.mark.parametrize(
    ("arguments", "most"),
    [
        (("--growth", "1.3"), 2),
        (("--write-manual", "Claims"), 3),
        (("--add-backup", "Quotes=Zoe"), 2),
        (("--leaves", "kim"), 9),
        (("--move", "Quotes=Finance"), 9),  # with its remark, which ends a line between brackets
        (("--move", "Returns=Finance"), 5),
        (("--merge", "Sales,Finance"), 8),
        (("--growth", "2", "--leaves", "lee", "--move", "Claims=Finance"), 12),
    ],
)
def test_the_changed_company_is_written_and_nothing_else_is_touched(
    tmp_path: Path, arguments: tuple[str, ...], most: int
) -> None:
    text, told = changed(tmp_path, *arguments)
    assert 0 < len(lines_changed(text)) <= most
    assert "# the company" in text
    # What was written is what was simulated.
    audited = json.loads(call("audit", str(tmp_path / "new.yaml"), "--isolated", "--format", "json").out)
    after = json.loads(told)["score"]["after"]
    assert (audited["score"]["overall"], audited["score"]["low"]) == (after["score"], after["low"])


def test_a_changed_company_is_written_as_simulated(tmp_path: Path, trading: str) -> None:
    for arguments in (
        ("--leaves", "秋山"),
        ("--merge", "営業二部,経理部"),
        ("--move", "与信審査=経理部"),
    ):
        out = tmp_path / "new.yaml"
        done = call("simulate", trading, *arguments, "--write", str(out), "--format", "json", "--isolated")
        audited = json.loads(call("audit", str(out), "--isolated", "--format", "json").out)
        assert audited["score"]["overall"] == json.loads(done.out)["score"]["after"]["score"]


def test_a_folder_becomes_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "company"
    (folder / "parts").mkdir(parents=True)
    head, _, tail = COMMENTED.partition("duties:\n  - {name: Returns")
    (folder / "a.yaml").write_text(head, encoding="utf-8")
    (folder / "parts" / "b.yaml").write_text(f"duties:\n  - {{name: Returns{tail}", encoding="utf-8")
    done = call("simulate", str(folder), "--growth", "2", "--write", str(tmp_path / "grown"))
    assert done.code == 0, done.err
    assert (tmp_path / "grown" / "parts" / "b.yaml").read_text(encoding="utf-8") == (
        folder / "parts" / "b.yaml"
    ).read_text(encoding="utf-8")
    assert "hours_per_month: 80" in (tmp_path / "grown" / "a.yaml").read_text(encoding="utf-8")


def test_standard_input_has_no_layout_to_keep(tmp_path: Path) -> None:
    done = call("simulate", "-", "--growth", "2", "--write", str(tmp_path / "new.yaml"), stdin=COMMENTED)
    assert done.code == 2
    assert not (tmp_path / "new.yaml").exists()


SHARED = """\
company: Northwind
departments:
  - name: Sales
    duties:
      - &quotes {name: Quotes, primary: kim, backups: [lee], manual: ok}
  - name: Shop
    duties: [*quotes]
"""
REMARKED = """\
company: Northwind
people:
  kim:
    skills:
      Sales/Quotes: 3   # learnt in 2020
      Sales/Claims: 2
departments:
  - {name: Sales, duties: [{name: Quotes, primary: kim}, {name: Claims, primary: kim}]}
  - {name: Finance, duties: [Invoices]}
"""


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("company", "arguments", "line", "cause"),
    [
        (
            SHARED,
            ("--leaves", "kim"),
            5,
            {"en": "written once and used in several places", "ja": "一度だけ書かれ"},
        ),
        (
            REMARKED,
            ("--move", "Quotes=Finance"),
            5,
            {"en": "a remark inside the value", "ja": "値の途中の注記"},
        ),
    ],
)
def test_a_change_that_cannot_be_written_says_why_and_where(
    tmp_path: Path, company: str, arguments: tuple[str, ...], line: int, cause: dict[str, str], language: str
) -> None:
    path, out = tmp_path / "org.yaml", tmp_path / "new.yaml"
    path.write_text(company, encoding="utf-8")
    done = call("simulate", str(path), *arguments, "--write", str(out), "--lang", language)
    assert done.code == 2
    assert f"{path}:{line}" in done.err
    assert cause[language] in done.err
    assert "not_kept" not in done.err
    assert not out.exists()
    assert path.read_text(encoding="utf-8") == company


def test_a_finding_that_stays_but_gets_graver_or_milder_is_told_with_both_levels(tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    path.write_text(
        """\
company: {name: Northwind, as_of: 2026-11-20}
people:
  kim: {leaving_on: 2027-03-31}
departments:
  - name: Sales
    duties:
      - {name: Quotes, primary: kim, backups: [lee], manual: ok, criticality: high, deadline: internal, stoppable: no}
      - {name: Claims, primary: kim, backups: none, manual: ok, criticality: high, deadline: internal, stoppable: no}
""",
        encoding="utf-8",
    )
    worse = call("simulate", str(path), "--leaves", "lee", "--format", "json", "--isolated")
    better = call("simulate", str(path), "--add-backup", "Claims=lee", "--format", "json", "--isolated")

    def levels(out: str, state: str) -> list[tuple[str, str, str]]:
        return [(item["rule"], item["severity_before"], item["severity"]) for item in json.loads(out)[state]]

    assert levels(worse.out, "worse") == [("SIL007", "medium", "high")]
    assert levels(worse.out, "better") == []
    assert levels(better.out, "better") == [("SIL007", "high", "medium")]
    assert levels(better.out, "worse") == []
    shown = call("simulate", str(path), "--leaves", "lee", "--isolated", "--lang", "en").out
    assert "Findings that become graver (1)" in shown
    assert "[medium → high]" in shown


@pytest.mark.parametrize("hidden", [(), ("--redact", "people")])
def test_a_misspelt_stand_in_is_a_new_person_and_the_nearest_is_named(
    org: str, hidden: tuple[str, ...]
) -> None:
    def told(name: str) -> str:
        done = call("simulate", org, "--add-backup", f"給与計算={name}", "--lang", "en", *hidden)
        assert done.code == 0
        return done.err

    slip = told("鈴木一朗")
    assert ("did you mean 鈴木一郎?" in slip) is (hidden == ())
    assert ("鈴木" in slip) is (hidden == ())
    assert "did you mean" not in told("鈴木一郎")
    assert "did you mean" not in told("ロビンソン")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_scores_before_and_after_are_told_to_one_decimal(trading: str, language: str) -> None:
    call_of = ("simulate", trading, "--growth", "1.02")
    told = json.loads(call(*call_of, "--format", "json").out)["score"]
    line = next(line for line in call(*call_of, "--lang", language).out.splitlines() if "→" in line)
    assert re.findall(r"\d+\.\d", line) == [f"{told[side]['score']:.1f}" for side in ("before", "after")]


def test_findings_are_counted_as_an_audit_counts_them(tmp_path: Path) -> None:
    """The hours of three people are a note (SIL005), which goes with the one who carries most; an audit counts no note."""
    path, written = tmp_path / "org.yaml", tmp_path / "new.yaml"
    path.write_text(
        """\
company: {name: Acme, as_of: 2026-11-20}
departments:
  - name: Finance
    headcount: 3
    duties:
      - {name: Closing, primary: kim, backups: none, manual: none, hours_per_month: 150}
      - {name: Payroll, primary: lee, backups: kim, hours_per_month: 50}
      - {name: Invoices, primary: ito, backups: kim, hours_per_month: 50}
""",
        encoding="utf-8",
    )
    shown = call("simulate", str(path), "--leaves", "kim", "--write", str(written), "--lang", "en").out
    (before, after, come, gone) = map(
        int, re.findall(r"Findings: (\d+) → (\d+) \((\d+) new, (\d+) gone", shown)[0]
    )
    assert "notes: 1 → 0" in shown
    for state, count in ((path, before), (written, after)):
        assert f"{count} findings (" in call("audit", str(state), "--lang", "en").out
    for kind, count in (("New findings", come), ("Findings that go", gone)):
        assert f"{kind} ({count})" in shown


def test_namesakes_are_told_apart_by_their_department(tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    path.write_text(
        "company: A\npeople: [{id: s1, name: Smith, department: Sales}, {id: s2, name: Smith, department: Finance}]\n"
        "departments: [{name: Sales, duties: [{name: Quotes, primary: Smith (Sales)}]}, {name: Finance, duties: [{name: Bills, primary: s2}]}]\n",
        encoding="utf-8",
    )
    stops = call("simulate", str(path), "--leaves", "Smith（sales）").out
    assert "Quotes" in stops
    assert "Bills" not in stops
    refused = call("simulate", str(path), "--leaves", "Smyth")
    assert (refused.code, "people: s1 and s2" in refused.err) == (2, True)

"""Where people are hidden, no byte that any command writes holds a name: reports in every format, messages, names of files.

The companies name their people in all spellings and in every kind of text; formats are taken from the table of formats.
"""

from pathlib import Path
from random import Random

import pytest

from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.content.diff import DiffReport
from orgaudit.reports.content.exposure import ExposureReport
from orgaudit.reports.content.plan import PlanReport
from orgaudit.reports.content.questions import QuestionsReport
from orgaudit.reports.content.simulation import SimulationReport
from orgaudit.reports.formats import formats_of
from orgaudit.reports.words.redaction import redactor_of
from orgaudit.wording.catalogue import Catalogue
from tests.cli.calling import Called, call
from tests.cli.named_company import PEOPLE, Person, all_spellings, company, leaks, present, written
from tests.compare.repository import commit, repository

FRAMES = ("{}", "{} の集計1", "{}の仕事", "{}と連携を強化する", "{} flow", "({})", "{} 商会", "部の{}")
LONGEST_NAME = 200
"""Bytes of a file's name that every system takes."""

KINDS = {
    AuditReport.kind: (("audit",), ()),
    DiffReport.kind: (("diff", "before.yaml"), ()),
    PlanReport.kind: (("plan",), ()),
    SimulationReport.kind: (("simulate",), ("--leaves", "榊原 妙子", "--growth", "1.2")),
    ExposureReport.kind: (("simulate",), ("--all-leavers",)),
    QuestionsReport.kind: (("questions",), ()),
}
FOLDER = "髙﨑_嘉右衛門"
HIDING = ("--redact", "people", "--verbose", "--isolated", "--today", "2026-04-01")


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """Return the path of a company in a folder that is named after one of its people."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / FOLDER).mkdir()
    Path("before.yaml").write_text(company(99), encoding="utf-8")
    place = Path(FOLDER, "org.yaml")
    place.write_text(company(request.param), encoding="utf-8")
    return str(place)


def told(called: Called) -> str:
    assert called.code in (0, 1), called.err
    return f"{called.out}\n{called.err}"


@pytest.mark.parametrize(
    ("kind", "named"),
    [(kind, seed) for kind in KINDS for seed in (range(1, 4) if kind == AuditReport.kind else (1, 2))],
    indirect=["named"],
)
def test_no_report_holds_a_name(named: str, kind: str) -> None:
    """Into files of all formats at once: what goes to stdout instead has the same bytes (``test_outputs.py``)."""
    command, more = KINDS[kind]
    files = {name: f"渡邉 瑠璃.{name}" for name in formats_of(kind)}
    outputs = [word for name, out in files.items() for word in ("-o", f"{name}:{out}")]
    called = call(*command, named, *more, *HIDING, *outputs, "--width", "1000")
    assert called.out
    assert leaks(told(called)) == []
    for name, out in files.items():
        assert leaks(written(Path(out))) == [], name


@pytest.mark.parametrize("named", [1, 2], indirect=True)
def test_the_names_are_there_to_be_found(named: str) -> None:
    assert set(leaks(call("audit", named, "--names", "--isolated", "--width", "1000").out))


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: " ".join(person[:2]))
def test_every_spelling_is_found_where_it_is_told_and_told_nowhere(person: Person) -> None:
    """The reader is not blind, but for a surname of one sign; and in every frame the spelling is hidden."""
    people = {" ".join(each[:2]): {" ".join(each[:2])} for each in PEOPLE}
    hide = redactor_of(people, set(), Catalogue("en"))
    for spelling in all_spellings(person):
        assert leaks(spelling) or len(person[0]) == 1, spelling
        for frame in FRAMES:
            assert leaks(hide.text(frame.format(spelling))) == [], spelling


@pytest.mark.parametrize("command", ["audit", "baseline write", "portfolio --jobs 1", "questions", "plan"])
def test_no_path_holds_a_name_in_any_spelling(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("org.yaml").write_text(company(3), encoding="utf-8")
    spellings = [item.replace("/", "\u30fb") for person in present(3) for item in all_spellings(person)]
    fitting = [name for name in spellings if len(name.encode()) < LONGEST_NAME]
    for name in Random(command).sample(fitting, 8):
        Path("org.yaml").rename(f"{name}.yaml")
        out = ("--file", f"{name}.json") if "write" in command else ("-o", f"json:{name}.json")
        called = call(*command.split(), f"{name}.yaml", *HIDING, *out)
        assert leaks(f"{told(called)}\n{written(Path(f'{name}.json'))}") == [], name
        Path(f"{name}.yaml").rename("org.yaml")


@pytest.mark.parametrize("named", [1, 2], indirect=True)
def test_no_baseline_holds_a_name(named: str) -> None:
    place = "榊原 妙子.json"
    for action in ("write", "list", "prune"):
        assert leaks(told(call("baseline", action, named, "--file", place, *HIDING))) == []
        assert leaks(written(Path(place))) == []
    assert leaks(told(call("audit", named, "--baseline", place, "--only-new", *HIDING))) == []


@pytest.mark.parametrize("named", [1], indirect=True)
def test_no_answer_that_goes_in_tells_a_name(named: str) -> None:
    sheet = call("questions", named, "--isolated", "--lang", "en").out
    Path("sheet.md").write_text(sheet, encoding="utf-8")
    assert leaks(call("questions", named, "--answers", "sheet.md", *HIDING).out) == []


WRONG = (
    ("simulate", "--leaves", "榊原 妙"),
    ("simulate", "--leaves", "nobody"),
    ("simulate", "--move", "榊原さんの集計=齋藤 廣國の課"),
    ("simulate", "--merge", "榊原 妙子の課,榊原 妙子の課"),
    ("audit", "--baseline", "before.yaml"),
    ("baseline", "list", "--file", "before.yaml"),
    ("questions", "--department", "榊原"),
    ("plan", "--to-pass"),
)


@pytest.mark.parametrize("named", [1], indirect=True)
@pytest.mark.parametrize("wrong", WRONG, ids=" ".join)
def test_no_message_about_a_wrong_call_holds_a_name(named: str, wrong: tuple[str, ...]) -> None:
    at = 2 if wrong[0] == "baseline" else 1
    called = call(*wrong[:at], named, *wrong[at:], *HIDING)
    assert called.code in (0, 2)
    if called.code == 2:
        assert leaks(called.err) == []


@pytest.mark.parametrize("named", [1], indirect=True)
def test_no_input_problem_holds_a_name_or_one_in_the_path(named: str) -> None:
    text = company(5).replace('"criticality": "high"', '"criticality": "榊原 妙子"', 1)
    Path(named).write_text(text.replace('"owner"', '"ownr 渡邉"', 1), encoding="utf-8")
    for more in (HIDING, ("--isolated", "--format", "sarif")):
        called = call("audit", named, *more)
        assert called.code == 2
        assert leaks(called.err) == []
    assert leaks(call("audit", named, "--isolated").err)


EARLIER = """\
company: {name: x, as_of: 2026-11-01}
departments:
  - name: 経理部
    duties:
      - {name: 榊原さんの給与計算, primary: 榊原 妙子, backups: なし, manual: なし, deadline: legal, criticality: high}
      - {name: 請求, primary: 鈴木}
"""


def test_who_stood_only_in_the_earlier_state_stays_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path / "checkout")
    (root / "org.yaml").write_text(EARLIER, encoding="utf-8")
    commit(root)
    now = [line for line in EARLIER.splitlines(keepends=True) if "榊原" not in line]
    (root / "org.yaml").write_text("".join(now), encoding="utf-8")
    monkeypatch.chdir(root)
    asked = ("audit", "org.yaml", "--since", "HEAD", "--isolated", "--format", "json")
    assert leaks(call(*asked).out)
    assert leaks(told(call(*asked, *HIDING))) == []


def test_no_account_of_an_import_holds_a_name_that_its_company_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = [
        f"経理部,{person[0]}さんの集計{at},{' '.join(person[:2])},{person[3]},x年"
        for at, person in enumerate(PEOPLE)
    ]
    Path("榊原 妙子.csv").write_text(
        "部署,業務名,主担当,備考,頻度\n" + "\n".join(rows) + "\n", encoding="utf-8"
    )
    for form in formats_of("import"):
        called = call(
            *("import", "榊原 妙子.csv", "-o", f"{form}.yaml", "--report", f"{form}:told.{form}"),
            *("--redact", "people", "--verbose"),
        )
        assert leaks(told(called)) == [], form
        assert leaks(written(Path(f"told.{form}"))) == [], form
    # The company is the user's own file, in which nobody is hidden.
    assert leaks(Path("json.yaml").read_text(encoding="utf-8"))

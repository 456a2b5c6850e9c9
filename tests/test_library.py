"""The public face: what its page shows runs as printed, is typed as a user's checker sees it, and means one thing."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import orgaudit
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.formats import FORMATS, formats_of

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs" / "library.md", ROOT / "docs" / "ja" / "library.md")
EXAMPLES = [
    (page, *found)
    for page in PAGES
    for found in enumerate(re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL))
]

EXPECTED = ("Payroll", "broken.yaml:2:1", "SIL003 accounts/payroll", "['Payroll']\n")
"""What each example prints, among other things."""

COMPANY = """\
company: Meadow & Sons
departments:
  - name: Accounts
    duties:
      - {name: Payroll, primary: Ann, backups: none, manual: none, deadline: legal, changes_per_year: 30}
      - {name: Ledger, primary: Ann, backups: [Ben], manual: ok, changes_per_year: 2}
"""
WORDS = """\
XYZ001:
  title: Changes too often
  condition: A duty changes often.
  text: "“{subject}” changes {changes_per_year} times a year."
  why: Nobody keeps up.
  false_alarms: None known.
  options: {most_changes: Changes a year}
  remedy: {eliminate: a, combine: b, rearrange: c, simplify: d, tool: e, rpa: f, outsource: g}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "org.yaml").write_text(COMPANY, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("company: A\nsections: []\n", encoding="utf-8")
    for language in ("ja", "en"):
        (tmp_path / "words" / language).mkdir(parents=True)
        (tmp_path / "words" / language / "governance.yaml").write_text(WORDS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("page", "number", "code"),
    EXAMPLES,
    ids=lambda item: getattr(item, "parent", item).name if isinstance(item, Path) else None,
)
def test_every_example_runs_as_printed(
    folder: Path, capsys: pytest.CaptureFixture[str], page: Path, number: int, code: str
) -> None:
    exec(compile(code, f"{page.name}:{number}", "exec"), {"__name__": "__main__"})  # noqa: S102 - the page's own code
    printed = capsys.readouterr().out
    assert EXPECTED[number] in printed


def test_both_pages_show_the_same() -> None:
    code = [re.sub(r"\"(?:ja|en)\"", "", item[2]) for item in EXAMPLES]
    assert code[: len(code) // 2] == code[len(code) // 2 :]


ORDERS = ("import orgaudit", "import orgaudit.pipeline\nimport orgaudit.engine.run\nimport orgaudit")
"""Once anything has imported a room, the public names must still mean what they say."""


@pytest.mark.slow
def test_a_user_of_the_library_is_typed_in_any_order_of_imports(tmp_path: Path) -> None:
    names = "".join(f"print(orgaudit.{name})\n" for name in orgaudit.__all__)
    files = [f"user{number}.py" for number in range(len(ORDERS))]
    for file, order in zip(files, ORDERS, strict=True):
        code = (
            f"{order}\n{names}"
            "org: orgaudit.Organization = orgaudit.load('org.yaml').valid()\n"
            "result: orgaudit.AuditResult = orgaudit.audit(org, orgaudit.Settings())\n"
            "text: str = orgaudit.render(result, 'json')\n"
            "finding: orgaudit.Finding = result.findings[0].finding\n"
        )
        (tmp_path / file).write_text(code, encoding="utf-8")
    (tmp_path / "org.yaml").write_text(COMPANY, encoding="utf-8")
    calls = [[file] for file in files]
    calls.append(["-m", "mypy", "--strict", "--cache-dir", str(ROOT / ".mypy_cache"), *files])
    for call in calls:
        ran = subprocess.run(
            [sys.executable, *call], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_public_name_is_there_and_no_other() -> None:
    of_every_module = {name for name in dir(orgaudit) if name.startswith("__")}
    assert set(orgaudit.__all__) == set(dir(orgaudit)) - of_every_module | {"__version__"}
    for name in orgaudit.__all__:
        assert getattr(orgaudit, name) is not None
    with pytest.raises(AttributeError):
        _ = orgaudit.nothing_of_this_name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_page_says_what_each_public_name_is_for(page: Path) -> None:
    code = re.findall(r"```.*?```|`[^`]+`", page.read_text(encoding="utf-8"), re.DOTALL)
    told = set(re.findall(r"\w+", " ".join(code)))
    assert set(orgaudit.__all__) - {"__version__"} <= told


def test_the_page_uses_no_name_that_may_move() -> None:
    assert not any(
        "orgaudit." in line for _, _, code in EXAMPLES for line in code.splitlines() if "import" in line
    )


def test_a_result_is_rendered_in_every_format_and_both_languages(folder: Path) -> None:
    result = orgaudit.audit(orgaudit.load(folder / "org.yaml").valid(), orgaudit.Settings())
    for name in formats_of(AuditReport.kind):
        texts = [orgaudit.render(result, name, lang="ja"), orgaudit.render(result, name, lang="en")]
        if FORMATS[name].binary:
            assert all(isinstance(text, bytes) for text in texts), name
        else:
            assert all(text.endswith("\n") for text in texts), name
    assert "Ann" not in orgaudit.render(result, "markdown", redact=True)
    assert "Ann" in orgaudit.render(result, "markdown")
    with pytest.raises(orgaudit.UnknownFormatError):
        orgaudit.render(result, "html5")


def test_an_audit_needs_no_settings_and_says_what_it_takes(folder: Path) -> None:
    loaded = orgaudit.load("org.yaml")
    assert orgaudit.audit(loaded.valid()) == orgaudit.audit(loaded.valid(), orgaudit.Settings())
    with pytest.raises(TypeError, match=r"Organization, not Loaded.*valid\(\)"):
        orgaudit.audit(loaded)  # type: ignore[arg-type]


def test_an_audit_without_settings_is_of_the_day_of_the_call(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A server that runs for days asks for the settings at each call, not once when it starts.
    monkeypatch.setattr("orgaudit.pipeline.Settings", lambda: orgaudit.Settings(today=date(2031, 1, 2)))
    assert orgaudit.audit(orgaudit.load("org.yaml").valid()).settings.today == date(2031, 1, 2)


def test_what_cannot_be_read_is_told_by_its_own_error(folder: Path) -> None:
    with pytest.raises(orgaudit.MissingPathError):
        orgaudit.load("gone.yaml")
    with pytest.raises(orgaudit.InvalidInputError) as told:
        orgaudit.load("broken.yaml").valid("ja")
    assert list(told.value.messages) == list(orgaudit.load("broken.yaml").messages("ja"))
    company = orgaudit.load("org.yaml").valid()
    with pytest.raises(orgaudit.UnknownRuleError):
        orgaudit.audit(company, orgaudit.Settings(select=("SIL999",)))
    with pytest.raises(orgaudit.NoRuleLeftError):
        orgaudit.audit(company, orgaudit.Settings(select=("SIL",), ignore=("silo",)))

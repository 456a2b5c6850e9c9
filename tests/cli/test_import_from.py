"""``orgaudit import --from``: the same report, options and exit codes as for spreadsheets."""

import json
from pathlib import Path

import pytest
import yaml

from tests.cli.calling import call
from tests.cli.test_start import loaded
from tests.intake.importers.reading import made

FILES = {
    "shop/CODEOWNERS": "* @acme/core @sora-m\n/pay/ @acme/pay\n/odd/ sora\n",
    "teams.yaml": "teams: {pay: {members: [mina-k]}}\n",
    "broken.yaml": "teams: [\n",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(made(tmp_path, FILES))
    return tmp_path


def test_the_company_is_written_and_audited() -> None:
    done = call("import", "--from", "codeowners", "shop", "teams.yaml", "-o", "org.yaml", "--lang", "en")
    assert done.code == 0, done.err
    assert "shop/CODEOWNERS:3:7" in done.out
    assert call("audit", "org.yaml").code == 0


def test_doubts_fail_a_strict_call_only_and_a_dry_run_writes_nothing(folder: Path) -> None:
    arguments = ("import", "--from", "codeowners", "shop", "--dry-run", "--lang", "en")
    assert call(*arguments).code == 0
    assert call(*arguments, "--strict").code == 1
    assert sorted(path.name for path in folder.iterdir()) == ["broken.yaml", "shop", "teams.yaml"]


def test_the_report_for_machines_has_the_place_of_each_doubt() -> None:
    done = call(
        "import", "--from", "codeowners", "shop", "--report", "r.json", "-o", "o.yaml", "--lang", "ja"
    )
    assert done.code == 0, done.err
    told = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert [(item["path"], item["cell"], item["code"]) for item in told["doubts"]] == [
        ("shop/CODEOWNERS", "3:1", "department_missing"),
        ("shop/CODEOWNERS", "3:7", "no_owner"),
    ]
    assert told["sheets"][0]["kinds"] == ["company", "person", "department", "duty"]


def test_people_can_be_hidden_in_the_report() -> None:
    done = call("import", "--from", "codeowners", "shop", "teams.yaml", "--dry-run", "--redact", "people")
    assert done.code == 0
    assert not [name for name in ("sora", "mina") if name in done.out + done.err]


def test_a_company_that_is_there_takes_only_what_is_new() -> None:
    Path("org.yaml").write_text(
        "company: Acme  # ours\ndepartments:\n  - name: pay\n    duties:\n      - {name: /pay/, hours_per_month: 4}\n",
        encoding="utf-8",
    )
    done = call("import", "--from", "codeowners", "shop", "teams.yaml", "--into", "org.yaml")
    assert done.code == 0, done.err
    text = Path("org.yaml").read_text(encoding="utf-8")
    assert "company: Acme  # ours" in text
    company = yaml.safe_load(text)
    duties = {duty["name"]: duty for unit in company["departments"] for duty in unit.get("duties", ())}
    assert duties["/pay/"] == {"name": "/pay/", "hours_per_month": 4, "primary": ["mina-k"]}
    assert duties["shop"]["primary"] == ["sora-m"]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ("codeowner shop", 2, "did you mean codeowners?"),
        ("codeowners shop --sheet x", 2, "--sheet"),
        ("codeowners shop --map a=b", 2, "--map"),
        ("peribolos broken.yaml", 2, "broken.yaml:1:8"),
        ("owners shop", 3, "no file for --from owners"),
        ("owners gone", 3, "gone"),
        ("raci shop/CODEOWNERS", 3, "CODEOWNERS"),
    ],
)
def test_a_call_that_cannot_be_carried_out_says_why(arguments: str, code: int, told: str) -> None:
    done = call("import", "--from", *arguments.split(), "--lang", "en")
    assert (done.code, told in done.err) == (code, True), done.err
    assert "Traceback" not in done.err


def test_an_audit_loads_no_importer() -> None:
    assert (
        loaded("audit", "sample_orgs/minimal.yaml", "--format", "json").of("orgaudit.intake.importers")
        == set()
    )

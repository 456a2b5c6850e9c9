r"""A company in JSON may have its signs in two halves (``\ud83d\ude00``), as many programs write it."""

import json
from pathlib import Path

import pytest

from orgaudit.intake.reading import load_text
from orgaudit.intake.yaml import yaml_parser
from tests.cli.calling import call
from tests.intake.texts import TODAY

NAME = "A😀 & 𠮷田営業"


@pytest.fixture(params=[True, False])
def with_libyaml(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.param:
        monkeypatch.setattr(yaml_parser, "HAS_C_PARSER", False)


def company(name: str = NAME) -> dict[str, object]:
    return {
        "company": name,
        "departments": [{"name": "B", "duties": [{"name": f"{name}😀😀", "primary": "Ann"}]}],
    }


@pytest.mark.usefixtures("with_libyaml")
def test_halves_are_read_as_the_one_sign() -> None:
    text = json.dumps(company())
    assert r"\ud83d\ude00" in text
    found = load_text(text, today=TODAY).valid()
    assert (found.company.name, found.duties[0].name) == (NAME, f"{NAME}😀😀")
    upper = text.replace(r"\ud83d\ude00", r"\uD83D\uDE00")
    assert load_text(upper, today=TODAY).valid().company.name == NAME


@pytest.mark.usefixtures("with_libyaml")
def test_what_stands_behind_them_keeps_its_place() -> None:
    text = json.dumps(company()).replace('"primary"', '"primari"')
    (problem,) = load_text(text, today=TODAY).problems
    assert (problem.code, problem.place.column) == ("unknown_key", text.index('"primari"') + 1)


@pytest.mark.usefixtures("with_libyaml")
@pytest.mark.parametrize("half", [r"\ud83d", r"\ude00", r"\ude00\ud83d", r"\\ud83d\ude00", r"\ud83d \ude00"])
def test_a_half_alone_is_refused(half: str) -> None:
    text = f'{{"company": "A{half}", "departments": ["B"]}}'
    (problem,) = load_text(text, today=TODAY).problems
    assert problem.code == "yaml_half_sign"
    assert problem.place.line == 1


@pytest.mark.usefixtures("with_libyaml")
def test_signs_of_the_private_area_and_backslashes_stay() -> None:
    text = json.dumps(company("\ue042\ue7b7 \\ud83d\\ude00"))
    assert load_text(text, today=TODAY).valid().company.name == "\ue042\ue7b7 \\ud83d\\ude00"
    plain = "{company: A, departments: [{name: 'B\\ud83d\\ude00', duties: [C\\ud83d\\ude00, \"\\ud83d\\ude00\"]}]}"
    duties = load_text(plain, today=TODAY).valid().duties
    assert [duty.name for duty in duties] == ["C\\ud83d\\ude00", "😀"]


def test_such_a_company_is_written_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("org.json").write_text(json.dumps(company(), indent=2), encoding="utf-8")
    written = call(
        "simulate", "org.json", "--write-manual", f"{NAME}😀😀", "--write", "new.json", "--lang", "en"
    )
    assert written.code == 0, written.err
    data = json.loads(Path("new.json").read_text(encoding="utf-8"))
    assert data["company"] == NAME
    assert data["departments"][0]["duties"][0].keys() >= {"primary", "manual"}

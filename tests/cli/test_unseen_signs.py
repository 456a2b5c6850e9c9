"""Signs that nobody sees make no second person, department or duty, wherever a name is written or asked for."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from orgaudit.intake.fields import table
from tests.cli.calling import COMPANIES, call

SIGNS = [
    *map(
        chr,
        (0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x2060, 0xFEFF, 0xFE0F, 0xE0100, 0x180E, 0x3164, 0x202E, 8),
    )
]
NAMING = {"person", "persons", "count_or_persons", "dates_by_person", "checker", "department", "departments"}
NAMING |= {
    "consumers",
    "place",
    "goal_address",
    "address",
    "addresses",
    "person_or_text",
    "waiver_owner",
    "skills",
}
KEYS = {
    word
    for section in table().sections.values()
    for field in section.fields
    if field.type in NAMING or field.key in ("name", "id")
    for word in field.spellings
}

ALONE = """\
company: {name: X, as_of: 2026-11-20}
departments:
  - name: 経理
    duties:
      - {name: 支払の承認, primary: 佐藤, backups: [%s], checked_by: "%s", criticality: high, manual: none, frequency: monthly}
"""


def with_signs(value: Any, random: Random, key: str = "") -> Any:
    if isinstance(value, dict):
        own = key in ("skills", "last_done", "力量", "最終実施日")
        return {
            _spelt(name, random) if own else name: with_signs(of, random, name) for name, of in value.items()
        }
    if isinstance(value, list):
        return [with_signs(item, random, key) for item in value]
    return _spelt(value, random) if key in KEYS else value


def _spelt(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + "".join(random.choices(SIGNS, k=random.randrange(3))) + text[at:]


@pytest.mark.parametrize("name", ["wholesale", "healthy", "minimal"])
def test_a_company_is_judged_as_without_them(name: str, tmp_path: Path) -> None:
    plain = yaml.load((COMPANIES / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    spelt = with_signs(plain, Random(name))
    found = []
    for number, data in enumerate((plain, spelt)):
        path = tmp_path / f"{number}.yaml"
        path.write_text(yaml.dump(data, default_style='"', sort_keys=False), encoding="utf-8")
        called = call("audit", str(path), "--isolated", "--format", "json")
        report = json.loads(called.out)
        found.append((sorted(item["fingerprint"] for item in report["findings"]), report["score"]))
    assert spelt != plain
    assert found[0] == found[1]


@pytest.mark.parametrize("sign", SIGNS)
def test_nobody_stands_in_for_or_checks_themselves_under_a_sign(sign: str, tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    rules = []
    for spelt in ("佐藤", f"佐\\U{ord(sign):08x}藤"):
        path.write_text(ALONE % (f'"{spelt}"', spelt), encoding="utf-8")
        called = call("audit", str(path), "--isolated", "--format", "json")
        rules.append([(item["rule"], item["fingerprint"]) for item in json.loads(called.out)["findings"]])
    assert rules[0] == rules[1]
    assert {"SIL003", "SOD006"} <= dict(rules[0]).keys()


@pytest.mark.parametrize("text", ['"\\u200b"', '"\\u00ad \\ufeff"', '"\\u3164"', '"\\u2800"'])
@pytest.mark.parametrize(
    "company",
    [
        "people: [%s]\ndepartments: [A]",
        "departments: [A, %s]",
        "departments: [{name: %s}]",
        "departments: [{name: A, duties: [%s]}]",
        "departments: [{name: A, duties: [{name: %s}]}]",
        "departments: [{name: A, duties: [{name: b, backups: [%s]}]}]",
    ],
)
def test_what_shows_nothing_is_no_name(company: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    path.write_text(f"company: X\n{company % text}\n", encoding="utf-8")
    called = call("audit", str(path), "--isolated")
    assert called.code == 2
    assert f"{path}:" in called.err


def test_calls_name_people_and_elements_with_such_signs(tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    path.write_text(ALONE % ("田中", "田中") + "  - name: 総務\n", encoding="utf-8")
    asked = [
        ("--leaves", "佐藤", "佐\u200b藤"),
        ("--move", "支払の承認=総務", "支払\u2060の承認=総\ufeff務"),
        ("--add-backup", "支払の承認=田中", "支払の承認\u200e=田\u00ad中"),
        ("--merge", "経理,総務", "経\u200d理,総\ufe0f務"),
    ]
    for option, plain, spelt in asked:
        first, second = (
            call("simulate", str(path), option, value, "--isolated", "--format", "json")
            for value in (plain, spelt)
        )
        assert first.code == 0
        assert (second.code, second.out) == (first.code, first.out), second.err


def test_a_sheet_is_imported_as_without_them(tmp_path: Path) -> None:
    rows = "部署,業務名,主担当,副担当\n経理,支払,佐藤,田中\n経理,請求,{0}佐藤,田{0}中\n{0}経理,締め,佐{0}藤,なし{0}\n"
    told = []
    for number, sign in enumerate(("", "\u200b", "\u200e", "\ufeff", "\u00ad")):
        path, org = tmp_path / "list.csv", tmp_path / f"{number}.yaml"
        path.write_text(rows.format(sign), encoding="utf-8")
        called = call("import", str(path), "-o", str(org))
        assert called.code == 0, called.err
        told.append(org.read_text(encoding="utf-8"))
    assert len(set(told)) == 1
    assert "佐藤" in told[0]


def test_messages_show_what_nobody_sees(tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    path.write_text('company: X\ndepartments: ["A", "A\\u200b"]\n', encoding="utf-8")
    called = call("audit", str(path), "--isolated")
    assert called.code == 2
    assert "\u200b" not in called.err


def test_a_rule_of_the_company_sees_texts_without_them(tmp_path: Path) -> None:
    rules = 'rules: [{id: ACME001, over: duties, when: \'duty.name == "支払の承認" && "SAP" in duty.systems\', title: t, text: x, why: y, severity: low}]'
    (tmp_path / "settings.yaml").write_text(f"{rules}\n", encoding="utf-8")
    path = tmp_path / "org.yaml"
    company = (ALONE % ("田中", "田中")).replace(
        "frequency: monthly", 'frequency: monthly, systems: ["S\\u200bAP"]'
    )
    path.write_text(company.replace("支払の承認", '"支払\\u2060の承認"'), encoding="utf-8")
    called = call("audit", str(path), "--config", str(tmp_path / "settings.yaml"), "--format", "json")
    assert "ACME001" in [item["rule"] for item in json.loads(called.out)["findings"]], called.err


def test_a_waiver_is_found_by_its_rule(tmp_path: Path) -> None:
    waiver = 'waivers: [{rule: "SOD\\u200b006", subject: "経理\\u200e/支払の承認", reason: r, owner: "佐\\u00ad藤", expires: 2027-01-31}]'
    path = tmp_path / "org.yaml"
    path.write_text(ALONE % ("佐藤", "佐藤") + waiver, encoding="utf-8")
    report = json.loads(call("audit", str(path), "--isolated", "--format", "json").out)
    assert report["waivers"] == {"lapsed": [], "stale": []}
    assert "SOD006" in [item["rule"] for item in report["waived"]]

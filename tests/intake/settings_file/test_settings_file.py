"""The settings file: what is read, what is refused and where, which file is found."""

from pathlib import Path

import jsonschema
import pytest
import yaml

from orgaudit.findings.severity import Severity
from orgaudit.intake.settings_file.keys import settings_schema
from orgaudit.intake.settings_file.loading import SettingsFile, find_settings, read_settings
from orgaudit.rules.builtin import BUILTIN
from orgaudit.settings import Budget, OwnFunctions

WHOLE = """\
lang: ja
select: [silo, BND, GOL001]
ignore: vague-goal
severity: {SIL002: low, duty-without-owner: critical}
options:
  sil001: {least_keepers: 3}
  LOD001: {}
gate:
  fail_on: High
  min-score: 60
  min-coverage: 40
  families: {silo: {fail-on: critical, min-coverage: 80}}
  departments: {経理部: {min-score: 70, fail-on: never}}
paths: [org.yaml, sales/]
redact: people
ruleset: builtin
functions:
  names: {帳合: billing, 営業: [訪販, 外販]}
  offices: {マーケティング: front}
"""


def read(folder: Path, text: str) -> SettingsFile:
    file = folder / ".orgaudit.yaml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file, BUILTIN.rules)


def problems(folder: Path, text: str) -> list[tuple[str, int, int, object]]:
    found = read(folder, text).problems
    return [(item.code, item.place.line, item.place.column, item.facts.get("nearest")) for item in found]


def test_every_key_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE.replace("  LOD001: {}\n", ""))
    assert found.problems == ()
    assert found.values == {
        "lang": "ja",
        "select": ("silo", "BND", "GOL001"),
        "ignore": ("vague-goal",),
        "severity": {"SIL002": Severity.LOW, "BND001": Severity.CRITICAL},
        "options": {"SIL001": {"least_keepers": 3}},
        "gate": {
            "fail-on": "high",
            "min-score": 60.0,
            "min-coverage": 40.0,
            "families": {"silo": Budget(fail_on=Severity.CRITICAL, min_coverage=80.0)},
            "departments": {"経理部": Budget(min_score=70.0)},
        },
        "paths": ("org.yaml", "sales/"),
        "redact": "people",
        "ruleset": "builtin",
        "functions": OwnFunctions(
            {"帳合": "billing", "訪販": "sales", "外販": "sales"}, {"marketing": "front"}
        ),
    }
    assert found.places["gate"].line == 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gates: {fail-on: high}\n", ("unknown_key", 1, 1, "gate")),
        ("gate:\n  fail-on: hihg\n", ("unknown_value", 2, 12, "high")),
        ("gate:\n  min-scroe: 3\n", ("unknown_key", 2, 3, "min-score")),
        ("gate: {min-score: 101}\n", ("out_of_range", 1, 19, None)),
        ("gate: {min-score: half}\n", ("not_a_number", 1, 19, None)),
        ("gate: {families: {silos: {fail-on: low}}}\n", ("unknown_key", 1, 19, "silo")),
        ("gate: {departments: {経理部: {min-coverage: 3}}}\n", ("unknown_key", 1, 28, "min-score")),
        ("select: [SIL01]\n", ("no_such_rule", 1, 10, "SIL001")),
        ("severity: {sole-keepr: low}\n", ("no_such_rule", 1, 12, "sole-keeper")),
        ("options: {SIL001: {least_keeper: 3}}\n", ("unknown_key", 1, 20, "least_keepers")),
        ("options: {SIL001: {least_keepers: 2.5}}\n", ("not_an_integer", 1, 35, None)),
        ("options: {SIL001: 3}\n", ("not_a_map", 1, 19, None)),
        ("functions: {names: {帳合: biling}}\n", ("no_such_function", 1, 25, "billing")),
        ("functions: {offices: {billing: side}}\n", ("unknown_value", 1, 32, "middle")),
        ("lang: ja\nlang: en\n", ("duplicate_key", 2, 1, None)),
        ("gate: {fail-on: low, fail_on: high}\n", ("duplicate_key", 1, 22, None)),
        ("- lang\n", ("settings_are_no_map", 1, 1, None)),
        ("lang: ja\n---\nlang: en\n", ("settings_documents", 2, 1, None)),
        ("redact: !!python/object:os.system people\n", ("explicit_tag", 1, 9, None)),
    ],
)
def test_a_mistake_is_told_at_its_place(
    tmp_path: Path, text: str, expected: tuple[str, int, int, object]
) -> None:
    assert problems(tmp_path, text) == [expected]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, "lang: de\nignore: [NO1]\npaths: {}\nwhat: 1\n")
    assert [(code, line) for code, line, _, _ in found] == [
        ("unknown_value", 1),
        ("no_such_rule", 2),
        ("not_text", 3),
        ("unknown_key", 4),
    ]


def test_the_nearest_file_up_to_the_root_of_the_repository_is_found(tmp_path: Path) -> None:
    outside, root, deep = tmp_path, tmp_path / "repository", tmp_path / "repository" / "a" / "b"
    deep.mkdir(parents=True)
    (outside / ".orgaudit.yaml").write_text("lang: en\n", encoding="utf-8")
    assert find_settings(deep) is None, "without a repository a file further up decides nothing"
    (root / ".git").mkdir()
    assert find_settings(deep) is None, "beyond the root of the repository nothing is read"
    (root / ".orgaudit.yaml").write_text("lang: ja\n", encoding="utf-8")
    assert find_settings(deep / "org.yaml") == root / ".orgaudit.yaml"
    (deep / ".orgaudit.yaml").write_text("lang: ja\n", encoding="utf-8")
    assert find_settings(deep / "org.yaml") == deep / ".orgaudit.yaml"


def test_the_schema_takes_what_the_reader_takes() -> None:
    schema = settings_schema(BUILTIN.rules)
    jsonschema.Draft7Validator.check_schema(schema)
    whole = yaml.safe_load(
        WHOLE.replace("High", "high").replace("sil001", "SIL001").replace("  LOD001: {}\n", "")
    )
    jsonschema.validate(whole, schema)
    wrongs: list[dict[str, object]] = [
        {"gates": {}},
        {"gate": {"min-score": 101}},
        {"options": {"SIL001": {"least": 1}}},
    ]
    for wrong in wrongs:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)

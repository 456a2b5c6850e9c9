"""rules, explain, fields, schema, init."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from orgaudit.forms.samples import samples
from orgaudit.intake.fields import table
from orgaudit.reports.words.evidence import evidence_labels
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Rule
from orgaudit.wording.catalogue import LANGUAGES, REMEDY_STEPS, Catalogue, Language
from tests.cli.calling import HEALTHY, SILO, call
from tests.cli.companies import TRADING

CLAUSE = re.compile(r"\[\[.*?\]\]")
"""What a template says only where a fact is known."""
A_SAMPLE = next(iter(samples()))
"""Whichever comes with the program: which ones these are is no matter of the commands."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_lists_every_rule_in_the_language(language: Language) -> None:
    page = call("rules", "--lang", language, env={"COLUMNS": "1000"}).out
    words = Catalogue(language)
    for rule in BUILTIN.rules:
        assert rule.id in page
        assert "".join(words.rule(rule.id, rule.family).title.split()) in "".join(page.split())


def test_rules_as_json_has_every_rule_once() -> None:
    rows = json.loads(call("rules", "--format", "json").out)
    assert [row["rule"] for row in rows] == [rule.id for rule in BUILTIN.rules] + ["GOV090"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", BUILTIN.rules, ids=lambda rule: rule.id)
def test_explain_has_everything_about_a_rule(rule: Rule, language: Language) -> None:
    called = call("explain", rule.id, "--lang", language, env={"COLUMNS": "1000"})
    assert called.code == 0, called.err
    words = Catalogue(language)
    told = words.rule(rule.id, rule.family)
    joined = called.out.replace("\n", "").replace(" ", "")
    for text in (
        told.title,
        told.condition,
        told.why,
        told.false_alarms,
        *(CLAUSE.sub("", told.remedy[step]) for step in REMEDY_STEPS),
    ):
        assert text.replace(" ", "").replace("\n", "") in joined
    # A page about no finding in particular has no facts to fill in.
    assert not re.search(r"\{[a-z_]+\}|\[\[", called.out)
    for key in rule.sources:
        assert f"[{key}]" in called.out
    for name in rule.options.__dataclass_fields__:
        assert name in called.out
    shown = evidence_labels(rule, words)
    assert shown, "a finding without evidence cannot be trusted"
    for label in shown:
        assert label.replace(" ", "") in joined
    for heading in ("hit", "clean"):
        assert words.ui(f"cli.explain.{heading}") in called.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_of_the_input_is_listed_and_explained(language: Language) -> None:
    words = Catalogue(language)
    listed = call("rules", "--lang", language, env={"COLUMNS": "1000"}).out
    row = next(line for line in listed.splitlines() if line.strip().startswith("GOV090"))
    assert words.ui("cli.rules.unscored") in row
    page = call("explain", "Input-Quality", "--lang", language, env={"COLUMNS": "1000"}).out
    joined = page.replace("\n", "").replace(" ", "")
    for key in ("title", "condition", "why", "hit", "clean", "remedy", "false_alarms"):
        assert words.ui(f"quality.check.{key}").replace(" ", "") in joined
    for text in ("coarse_hours = 40", words.ui("common.origin.house"), "[EETIMES]", "[TOKAI]"):
        assert text in page


def test_explain_takes_the_name_too_in_any_case() -> None:
    assert call("explain", "SOLE-KEEPER").out == call("explain", "sil001").out


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields_lists_every_key_with_its_meaning(language: Language) -> None:
    page = call("fields", "--lang", language, env={"COLUMNS": "1000"}).out
    for section in table().sections.values():
        for item in section.fields:
            assert f"  {item.key}  " in page
            assert all(alias in page for alias in item.spellings)


def test_fields_of_one_part_by_the_parts_name_or_its_key() -> None:
    assert call("fields", "--section", "duty").out == call("fields", "--section", "duties").out
    assert "backups" in call("fields", "--section", "duty").out
    assert "backups" not in call("fields", "--section", "goals").out


def test_both_schemas_are_schemas() -> None:
    for arguments in (("schema",), ("schema", "--report")):
        schema = json.loads(call(*arguments).out)
        jsonschema.Draft7Validator.check_schema(schema)
        assert schema["$schema"].startswith("http://json-schema.org/draft-07")


@pytest.mark.parametrize("company", [TRADING, SILO, HEALTHY], ids=["trading", "silo", "healthy"])
def test_a_report_fits_its_schema(company: str) -> None:
    schema = json.loads(call("schema", "--report").out)
    jsonschema.validate(json.loads(call("audit", "-", "--format", "json", stdin=company).out), schema)


def test_init_lists_the_samples() -> None:
    for language in LANGUAGES:
        page = call("init", "--lang", language).out
        assert samples()
        assert all(name in page for name in samples())


@pytest.mark.parametrize("name", samples())
def test_init_writes_a_sample_that_can_be_audited(name: str, tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    called = call("init", "--example", name.replace("_", "-"), "--output", str(path))
    assert called.code == 0, called.err
    assert called.out == ""
    assert f"orgaudit audit {path}" in called.err
    assert call("audit", str(path)).code == 0


def test_init_writes_beside_the_caller(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("init", "--example", A_SAMPLE).code == 0
    assert (tmp_path / f"{A_SAMPLE}.yaml").read_bytes() == samples()[A_SAMPLE].read_bytes()


def test_init_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    path.write_text("mine", encoding="utf-8")
    assert call("init", "--example", A_SAMPLE, "--output", str(path)).code == 2
    assert path.read_text(encoding="utf-8") == "mine"


def test_init_with_schema_writes_both_or_neither(tmp_path: Path) -> None:
    path = tmp_path / "org.yaml"
    schema = tmp_path / "orgaudit.schema.json"
    schema.write_text("mine", encoding="utf-8")
    assert call("init", "--example", A_SAMPLE, "--output", str(path), "--with-schema").code == 2
    assert not path.exists()
    schema.unlink()
    assert call("init", "--example", A_SAMPLE, "--output", str(path), "--with-schema").code == 0
    assert path.read_text(encoding="utf-8").startswith(f"# yaml-language-server: $schema={schema.name}\n")
    assert json.loads(schema.read_text(encoding="utf-8"))
    assert call("audit", str(path)).code == 0


def test_init_to_stdout() -> None:
    assert call("init", "--example", A_SAMPLE, "--output", "-").out == samples()[A_SAMPLE].read_text(
        encoding="utf-8"
    )


def test_init_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert call("init", "--example", A_SAMPLE, "--output", str(tmp_path / "no" / "org.yaml")).code == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("No manual, or an old one", "SIL002"),
        ("手順書なし・陳腐化", "SIL002"),
        ("手順書", "SIL002"),
        ("ｆａｘで受ける業務", "ANA002"),
    ],
)
def test_explain_takes_the_title_that_a_report_shows(word: str, code: str, language: Language) -> None:
    assert call("explain", word, "--lang", language).out == call("explain", code, "--lang", language).out


@pytest.mark.parametrize("word", ["silo", "属人化", "Siloed knowledge", "目標"])
def test_a_word_of_several_titles_names_their_codes(word: str) -> None:
    called = call("explain", word, "--lang", "en")
    assert (called.code, called.out) == (2, "")
    assert "GOL001" in called.err if word == "目標" else "SIL001" in called.err


@pytest.mark.parametrize("word", ["", " ", "手順書の類い"])
def test_explain_of_nothing_that_is_a_title(word: str) -> None:
    assert "there is no rule" in call("explain", word, "--lang", "en").err


def test_a_file_where_a_command_belongs_is_told_what_to_do_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("業務 一覧.xlsx", "org.yaml"):
        (tmp_path / name).write_text("company: A\n", encoding="utf-8")
    assert "orgaudit import '業務 一覧.xlsx' -o company.yaml" in call("業務 一覧.xlsx", "--lang", "en").err
    assert "orgaudit audit org.yaml" in call("org.yaml", "--lang", "ja").err
    assert "no command “other.yaml”" in call("other.yaml", "--lang", "en").err

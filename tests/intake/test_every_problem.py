"""Every code that reading can emit: an input that gives it, and it alone, at its place, with its facts and words."""

import ast
from pathlib import Path

import pytest

import orgaudit.intake
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import load, load_text
from orgaudit.intake.yaml.limits import Limits
from orgaudit.wording.catalogue import LANGUAGES, Catalogue
from orgaudit.wording.phrase import holes
from tests.intake.problem_facts import ANSWER_FACTS, FACTS, NOTE_FACTS, SETTINGS_FACTS
from tests.intake.texts import TODAY

HEAD = "company: A\n"
ONE = "departments: [{name: B, duties: [{name: C, %s}]}]"
SKILLS = (
    "people: {p: {skills: %s}}\ndepartments: [{name: B, duties: [{name: C}]}, {name: D, duties: [{name: C}]}]"
)
HANDOFF = "departments: [B]\nhandoffs: [%s]"

EXAMPLES: dict[str, tuple[str, int, int]] = {
    "unprintable": ("company: A\ndepartments: [B\x07]", 2, 16),
    "yaml_no_colon": ("company: A\nB\ndepartments: [C]", 3, 1),
    "yaml_escape": ('company: "C:\\Users"\ndepartments: [B]', 1, 15),
    "yaml_half_sign": ('company: "A\\ud800"\ndepartments: [B]', 1, 14),
    "yaml_block_text": (HEAD + "departments:\n- name: >50% B", 3, 9),
    "yaml_tag": (HEAD + "departments:\n- name: !重要 C", 3, 9),
    "yaml_directive": ("%組織\ncompany: A", 1, 2),
    "yaml_outside": ("{company: A, departments: [B]}\nC: D", 2, 1),
    "yaml_item_or_key": (HEAD + "departments:\n  name: B\n  - C", 4, 3),
    "yaml_after_quote": (HEAD + 'departments:\n- name: "B" C', 3, 13),
    "yaml_no_value": (HEAD + "departments: [B, , C]", 2, 18),
    "list_mark": (HEAD + "departments:\n- name: B\n  duties:\n    ・C\n    ・D", 5, 5),
    "dash_without_space": (HEAD + "departments:\n- name: B\n  duties:\n    -C\n    -D", 5, 5),
    "item_within": (HEAD + "departments:\n- B\n - C", 3, 3),
    "remark_mark": (HEAD + "※ B\ndepartments: [B]", 2, 1),
    "no_colon": (HEAD + "departments:\n- name = B\n  office: back", 3, 8),
    "colon_without_space": (HEAD + "departments:\n- name:B\n  office:back", 3, 7),
    "colon_in_value": (HEAD + "departments:\n- name: B\n  mission: C: D", 4, 13),
    "invisible_sign": (HEAD + "departments:\n- name: B\n  \ufeffoffice: back", 4, 3),
    "open_quote": (HEAD + "departments:\n- name: 'B", 3, 9),
    "open_bracket": (HEAD + "departments: [B\nduties: []", 2, 14),
    "reserved_sign": (HEAD + "departments: ['B', @C]", 2, 20),
    "uneven_indent": (HEAD + "departments:\n- name: B\n   office: back", 4, 4),
    "tab_indent": ("company: A\ndepartments:\n\t- B", 3, 1),
    "wide_space_indent": ("company: A\ndepartments:\n\u3000- name: B", 3, 1),
    "nbsp_indent": ("company: A\ndepartments:\n \u00a0- B", 3, 2),
    "odd_space_indent": ("company: A\ndepartments:\n\u2003- name: B", 3, 1),
    "wide_space_behind": ("company:\u3000A\ndepartments:\n- name: B", 1, 9),
    "nbsp_behind": (HEAD + "departments:\n-\u00a0name: B", 3, 2),
    "odd_space_behind": (HEAD + "departments:\n- {name:\u2003B}", 3, 9),
    "wide_colon": ("company: A\ndepartments:\n- name: B\n  office\uff1afront", 4, 9),
    "wide_bracket": ("company: A\ndepartments: \uff3bB, C\uff3d", 2, 14),
    "wide_quote": ("company: A\ndepartments:\n- name: B\n  headcount: \u201c3\u201d", 4, 14),
    "wide_dash": ("company: A\ndepartments:\n\uff0d B", 3, 1),
    "too_deep": (HEAD + "departments: [{name: B, charter: " + "[" * 30 + "]" * 30 + "}]", 2, 51),
    "too_many_elements": (HEAD + "departments: [{name: B, charter: [" + "a," * 100 + "]}]", 2, 34),
    "too_many_aliases": (HEAD + "departments: [&a B, " + "*a, " * 20 + "]", 2, 61),
    "unknown_alias": (HEAD + "departments: [B, *b]", 2, 18),
    "explicit_tag": (HEAD + "departments: [!!python/name:os.system B]", 2, 15),
    "merge_key": (HEAD + "departments: [{name: B, <<: back}]", 2, 25),
    "several_documents": (HEAD + "departments: [B]\n---\ncompany: C", 3, 1),
    "root_is_no_map": ("- company: A", 1, 1),
    "unknown_key": (HEAD + "departments: [{name: B, offce: back}]", 2, 25),
    "misplaced_key": ("company: A\nindustry: it\ndepartments: [B]", 2, 1),
    "duplicate_key": (HEAD + "departments: [{name: B, office: back, 区分: バック}]", 2, 39),
    "key_is_no_text": (HEAD + "departments: [{name: B, [a]: b}]", 2, 25),
    "missing_key": (HEAD + "departments: [{office: back}]", 2, 15),
    "too_long": (f"company: {'A' * 201}\ndepartments: [B]", 1, 10),
    "waiver_incomplete": (HEAD + "departments: [{name: B, waive: [{rule: SIL001}]}]", 2, 33),
    "no_company": ("departments: [B]", 1, 1),
    "no_departments": ("company: A", 1, 1),
    "torn_figure": (HEAD + "departments: [{name: B, goals: [{text: 月1,900トン}]}]", 2, 43),
    "unknown_value": (HEAD + "departments: [{name: B, office: bakc}]", 2, 33),
    "out_of_range": (HEAD + ONE % "error_rate: 1.2", 2, 56),
    "not_a_number": (HEAD + ONE % "hours_per_month: 30冊", 2, 61),
    "not_an_integer": (HEAD + ONE % "seals: 1.5", 2, 51),
    "not_a_date": (HEAD + ONE % "changed_on: 2026-02-30", 2, 56),
    "year_is_missing": (HEAD + ONE % "changed_on: 4月1日", 2, 56),
    "day_is_missing": (HEAD + ONE % "changed_on: 2026年4月", 2, 56),
    "unclear_grade": (HEAD + ONE % "重要度: A", 2, 49),
    "not_a_legend": ("legend: {criticality: A}\n" + HEAD + "departments: [B]", 1, 23),
    "legend_too_late": (HEAD + "departments: [B]\nlegend: {criticality: {A: high}}", 3, 1),
    "legend_of_a_word": ("legend: {manual: {none: ok}}\n" + HEAD + "departments: [B]", 1, 19),
    "no_such_enumeration": ("legend: {critical: {A: high}}\n" + HEAD + "departments: [B]", 1, 10),
    "not_a_period": (HEAD + "departments: [{name: B, goals: [{text: C, due: soon}]}]", 2, 48),
    "not_a_bool": (HEAD + ONE % "bot: maybe", 2, 49),
    "not_a_flag_or_count": (HEAD + ONE % "rekey: often", 2, 51),
    "one_choice": (HEAD + ONE % "frequency: [daily, weekly]", 2, 55),
    "no_none": (HEAD + ONE % "purpose: none", 2, 53),
    "not_a_person": (HEAD + ONE % "checked_by: はい", 2, 56),
    "ditto": (HEAD + ONE % "backups: [〃]", 2, 54),
    "several_in_one_item": (HEAD + "departments: [{name: B, duties: [見積、請求、回収]}]", 2, 34),
    "not_a_country": ("company: {name: A, country: Japan}\ndepartments: [B]", 1, 29),
    "not_a_month": (HEAD + ONE % "peak_months: [3, 13]", 2, 61),
    "not_text": (HEAD + "departments: [{name: B, mission: [a]}]", 2, 34),
    "not_a_list": (HEAD + "departments: [{name: B, formerly: {name: C}}]", 2, 35),
    "map_for_list": (HEAD + "departments: [{name: B, duties: {name: C}}]", 2, 33),
    "one_for_list": (HEAD + "departments: [{name: B, goals: C}]", 2, 32),
    "dash_twice": (HEAD + "departments:\n- - B", 3, 3),
    "not_an_element": (HEAD + "departments: [[B, C]]", 2, 15),
    "not_a_map": (HEAD + HANDOFF % "B", 3, 12),
    "not_twelve": (HEAD + ONE % "monthly_hours: [1, 2]", 2, 59),
    "not_hours_by_month": (HEAD + ONE % "monthly_hours: 5", 2, 59),
    "not_dates_by_person": (HEAD + ONE % "last_done: soon", 2, 55),
    "day_of_nobody": (HEAD + ONE % "last_done: 2026-01-01", 2, 55),
    "not_skills": (HEAD + SKILLS % "[C]", 2, 22),
    "empty_item": (HEAD + "departments: [B, ~]", 2, 18),
    "none_among_others": (HEAD + ONE % "backups: [D, なし]", 2, 57),
    "id_with_slash": (HEAD + "departments: [{name: B, id: a/b}]", 2, 29),
    "reserved_id": (HEAD + "departments: [{name: B, id: '-'}]", 2, 29),
    "duplicate_id": (HEAD + "departments: [B, Ｂ]", 2, 18),
    "dangling_department": (HEAD + "departments: [{name: B, parent: D}]", 2, 33),
    "dangling_place": (HEAD + HANDOFF % "{from: B, to: B/C}", 3, 26),
    "dangling_duty": (HEAD + SKILLS % "{E: 1}", 2, 23),
    "dangling_goal": (HEAD + "departments: [{name: B, goals: [{text: C, from: B/D}]}]", 2, 49),
    "dangling_owner": (
        HEAD + "departments: [{name: B, waive: [{rule: X, reason: Y, owner: Z, expires: 2027-01-01}]}]",
        2,
        61,
    ),
    "ambiguous_reference": (HEAD + SKILLS % "{C: 1}", 2, 23),
    "skill_twice": (HEAD + SKILLS % "{B/C: 1, B / C: 1}", 2, 31),
}

ELSEWHERE = {
    "utf32",
    "other_encoding",
    "spreadsheet_given",
    "no_text_file",
    "too_large",
    "too_large_together",
    "too_many_problems",
    "unknown_encoding",
    "read_as_cp932",
    "merge_mark",
    "second_company",
    "syntax",
}
"""Codes of bytes and folders; test_encodings, test_merge_marks, test_reading and test_hostile hold them. ``syntax`` is what a parser of the future says."""

SMALL = Limits(elements=80, aliased=10, text=200)


def example(code: str) -> Loaded:
    text, _, _ = EXAMPLES[code]
    return load_text(
        text, today=TODAY, limits=SMALL if code.startswith(("too_many", "too_long")) else Limits()
    )


def test_every_code_has_an_example() -> None:
    assert EXAMPLES.keys() | ELSEWHERE == FACTS.keys()


def test_no_other_code_is_written_in_the_source() -> None:
    """Every literal that stands where a code stands is a declared one."""
    emitters = {"refuse": 0, "at": 0, "at_span": 0, "add_at": 0, "InputProblem": 0, "_stop": 0, "note": 0}
    folder = Path(orgaudit.intake.__file__).parent
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in emitters:
                found |= {
                    item.value
                    for item in ast.walk(node.args[0])
                    if isinstance(item, ast.Constant) and isinstance(item.value, str)
                }
    assert len(found) > 30
    assert found - {"object"} <= {*FACTS, *NOTE_FACTS, *SETTINGS_FACTS, *ANSWER_FACTS}


@pytest.mark.parametrize("code", EXAMPLES)
def test_example_gives_this_problem_alone_at_its_place(code: str) -> None:
    _, line, column = EXAMPLES[code]
    loaded = example(code)
    found = [(item.code, item.place.line, item.place.column) for item in loaded.problems]
    assert found == [(code, line, column)]
    assert loaded.organization is None


@pytest.mark.parametrize("code", EXAMPLES)
def test_facts_are_those_declared(code: str) -> None:
    (problem,) = example(code).problems
    assert set(problem.facts) == set(FACTS[code])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [*FACTS, *NOTE_FACTS, *SETTINGS_FACTS, *ANSWER_FACTS])
def test_sentence_uses_only_declared_facts(code: str, language: str) -> None:
    catalogue = Catalogue("ja" if language == "ja" else "en")
    template = str(catalogue._words(catalogue.folders[0], "problems")[code])
    assert holes(template) <= set(({**FACTS, **NOTE_FACTS, **SETTINGS_FACTS, **ANSWER_FACTS})[code])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", EXAMPLES)
def test_sentence_says_what_was_found(code: str, language: str) -> None:
    catalogue = Catalogue("ja" if language == "ja" else "en")
    (problem,) = example(code).problems
    sentence = catalogue.ui(f"problems.{code}", **problem.facts)
    for name in ("found", "nearest", "field"):
        if problem.facts.get(name):
            assert str(problem.facts[name]) in sentence
    assert "「」" not in sentence
    assert "“”" not in sentence


def test_words_hold_no_sentence_without_a_code() -> None:
    for language in LANGUAGES:
        catalogue = Catalogue(language)
        assert set(catalogue._words(catalogue.folders[0], "problems")) == {
            *FACTS,
            *NOTE_FACTS,
            *SETTINGS_FACTS,
            *ANSWER_FACTS,
        }


def test_load_gives_the_same_problems_as_load_text(tmp_path: Path) -> None:
    text = EXAMPLES["unknown_key"][0]
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    loaded = load(str(tmp_path / "a.yaml"), today=TODAY)
    assert [item.code for item in loaded.problems] == ["unknown_key"]

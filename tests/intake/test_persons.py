"""Persons as people write them: several in one text, spellings, titles, homonyms."""

import pytest

from orgaudit.intake.messages import message
from orgaudit.intake.values.person_names import names_in
from orgaudit.model.vocabulary import NONE
from orgaudit.wording.catalogue import Catalogue
from tests.intake.texts import company, duty, duty_problems, listed, people_of, read


@pytest.mark.parametrize(
    "text",
    [
        "佐藤、伊藤",
        "佐藤・伊藤",
        "佐藤／伊藤",
        "佐藤/伊藤",
        "佐藤, 伊藤",
        "佐藤；伊藤",
        "佐藤＆伊藤",
        "佐藤と伊藤",
        "佐藤\\n伊藤",
        "佐藤及び伊藤",
        "佐藤､伊藤",
        "佐藤と 伊藤",
        "佐藤または伊藤",
        "佐藤 又は 伊藤",
        "佐藤もしくは伊藤",
        "佐藤｜伊藤",
        "佐藤→伊藤",
        "佐藤 > 伊藤",
    ],
)
def test_several_persons_in_one_text(text: str) -> None:
    loaded = read(f'company: A\ndepartments: [{{name: B, duties: [{{name: C, primary: "{text}"}}]}}]')
    assert loaded.organization is not None
    assert loaded.organization.duties[0].primary == ("佐藤", "伊藤")
    assert [note.code for note in loaded.notes] == ["read_as_several"]


def test_several_in_english() -> None:
    assert names_in("Sato or Ito") == names_in("Sato | Ito") == ("Sato", "Ito")
    assert names_in("Viktor Orban") == ("Viktor Orban",)
    assert names_in("Sato and Ito & Alexandra") == ("Sato", "Ito", "Alexandra")
    assert names_in("佐藤さんと伊藤さん") == ("佐藤さん", "伊藤さん")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ファン・ティ・ラン", ("ファン・ティ・ラン",)),
        ("ｼﾞｮﾝ･ｽﾐｽ", ("ｼﾞｮﾝ･ｽﾐｽ",)),
        ("マリア・サントス、佐藤", ("マリア・サントス", "佐藤")),
        ("サトウ・スズキ", ("サトウ", "スズキ")),
        ("佐藤・ジョン", ("佐藤", "ジョン")),
    ],
)
def test_a_dot_within_a_name_in_katakana_makes_no_second_person(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


def test_a_way_through_approvals_is_as_many_people_as_it_passes() -> None:
    assert duty("approvals: 課長→部長→社長").approvals == ("課長", "部長", "社長")
    assert duty("approvals: Kim -> Lee").approvals == ("kim", "lee")


def test_a_surname_of_one_sign_stands_beside_another_name() -> None:
    assert names_in("村田と西") == ("村田", "西")
    assert names_in("森と林と村田") == ("森", "林", "村田")
    assert names_in("本田と志") == ("本田と志",)


def test_a_name_beside_an_empty_seat_or_a_group() -> None:
    beside = duty("primary: [佐藤, 空席], backups: [伊藤, 全員], accountable: '鈴木、未定'")
    assert (beside.primary, beside.backups, beside.accountable) == (("佐藤",), None, ("鈴木",))
    assert beside.vacancies == ("primary", "accountable")


@pytest.mark.parametrize(
    "others", ["ほか2名", "ほか数名", "他", " 他", "ら", "ら3名", "など", "等", " et al."]
)
def test_whoever_stands_beside_a_group_is_still_a_person(others: str) -> None:
    org = company(f"company: A\ndepartments: [{{name: B, duties: [{{name: C, primary: 佐藤{others}}}]}}]")
    assert (people_of(org), org.duties[0].primary) == (["佐藤"], None)


def test_one_person_in_several_spellings_is_told_as_first_written() -> None:
    text = "company: A\ndepartments: [{name: B, duties: [{name: C, primary: 佐藤 太郎, backups: [佐藤太郎, 伊藤]}, {name: D, primary: 佐藤　太郎, backups: 伊藤課長}]}]"
    loaded = read(text)
    assert loaded.organization is not None
    first, second = loaded.organization.duties
    assert first.primary == second.primary == ("佐藤 太郎",)
    assert set(first.backups or ()) == {"佐藤 太郎", "伊藤"}
    assert second.backups == ("伊藤",)
    assert people_of(loaded.organization) == ["佐藤 太郎", "伊藤"]
    assert [(note.code, len(note.facts["examples"])) for note in loaded.notes] == [("read_as_same", 2)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "title", ["さん", "様", "氏", "課長", "部長", "係長", "主任", "主事", "店長", "-san"]
)
def test_a_title_is_one_where_the_rest_is_another_person(title: str) -> None:
    both = (
        duty(f"primary: Sato, backups: Sato{title}")
        if title == "-san"
        else duty(f"primary: 佐藤, backups: 佐藤{title}")
    )
    assert both.primary == both.backups
    alone = company(f"company: A\ndepartments: [{{name: B, duties: [{{name: C, primary: 佐藤{title}}}]}}]")
    assert people_of(alone) == [f"佐藤{title}"]


def test_two_titles_of_one_name_are_one_person_unless_two_people_bear_it() -> None:
    one = duty("primary: 佐藤さん, backups: 佐藤課長")
    assert one.primary == one.backups
    two = listed("[佐藤 太郎, 佐藤 花子]", "primary: 佐藤さん, backups: 佐藤課長")
    assert two.primary != two.backups
    full = listed("[佐藤 太郎, 伊藤 花子]", "primary: 佐藤さん, backups: 佐藤課長")
    assert full.primary == full.backups == ("佐藤 太郎",)


@pytest.mark.parametrize(
    ("people", "fields", "primary"),
    [
        ("[吉岡 照夫, 澄川 久美]", "primary: 吉岡, backups: 吉岡 照夫", "吉岡 照夫"),
        ("[Desmond Tighe, Dot Halloran]", "primary: Desmond, backups: Tighe", "desmond tighe"),
        ("[Harold Pym, Dot Halloran]", "primary: Mr Pym, backups: Mr. Pym", "harold pym"),
        ("[Mr. Pym, Dot Halloran]", "primary: Mr Pym, backups: Mr. Pym", "mr. pym"),
    ],
)
def test_an_entry_is_meant_by_a_part_of_its_name_that_nobody_else_has(
    people: str, fields: str, primary: str
) -> None:
    found = listed(people, fields)
    assert found.primary == found.backups == (primary,)


@pytest.mark.parametrize(
    ("people", "fields"),
    [
        ("[吉岡 照夫, 吉岡 花子]", "primary: 吉岡, backups: 吉岡 照夫"),
        ("[吉岡照夫, 澄川 久美]", "primary: 吉岡, backups: 吉岡照夫"),
        ("[Sam Reed, Sam Lowe]", "primary: Sam, backups: Sam Reed"),
        ("[Drew Pym]", "primary: Drewpym, backups: Dr Ew Pym"),
        ("[Pilot Leask, Pilot Garrioch]", "primary: Pilot, backups: Leask"),
        ("[Ada Roe]", "primary: Ada Lee, backups: Ada"),
    ],
)
def test_a_part_of_a_name_that_two_have_or_that_stands_apart_is_somebody_else(
    people: str, fields: str
) -> None:
    found = listed(people, fields)
    assert found.primary != found.backups


def test_a_part_of_a_name_without_an_entry_joins_nobody() -> None:
    found = duty("primary: 吉岡, backups: 吉岡 照夫")
    assert found.primary == ("吉岡",)
    assert found.backups == ("吉岡 照夫",)


def test_a_name_is_told_as_written() -> None:
    org = company(
        "company: A\npeople: {CARA: {fte: 0.5}}\ndepartments: [{name: B, duties: [{name: C, primary: cara}]}]"
    )
    assert [(person.id, person.name) for person in org.people] == [("cara", "CARA")]


def test_everywhere_a_person_can_stand() -> None:
    found = duty(
        "approvals: 未定, checked_by: 空席, macro_owner: ナシ, bot_owner: 担当者, last_done: {全員: 2026-04-01, 佐藤: 2026-05-01}"
    )
    assert (found.approvals, found.checked_by, found.macro_owner, found.bot_owner) == ((), NONE, NONE, None)
    assert list(found.last_done or ()) == ["佐藤"]
    assert found.vacancies == ("approvals", "checked_by")
    org = company(
        "company: A\npeople: {佐藤: {reports_to: 空席}}\ndepartments: [{name: B, head: 空席, goals: [{text: C, owner: 未定}]}]"
    )
    department = org.departments[0]
    assert (department.head, department.vacancies) == (NONE, ("head",))
    assert org.people[0].reports_to is NONE
    assert (department.goals or ())[0].owner is NONE


def test_a_checker_of_several_is_one_who_does_not_do_the_duty() -> None:
    assert duty("primary: 佐藤, checked_by: 佐藤、伊藤").checked_by == "伊藤"
    assert duty("primary: 佐藤, checked_by: 経理部").checked_by == "経理部"


def test_a_name_used_in_two_departments_may_be_two_people() -> None:
    text = "company: A\n%sdepartments: [{name: B, duties: [{name: C, primary: 佐藤, backups: 伊藤}]}, {name: D, head: 佐藤}]"
    org = company(text % "")
    assert (org.may_be_several("佐藤"), org.may_be_several("伊藤")) == (True, False)
    assert not company(text % "people: [佐藤]\n").may_be_several("佐藤")


@pytest.mark.parametrize("word", ["同上", "〃", "同左", "（同上）"])
def test_ditto_points_to_nothing(word: str) -> None:
    assert [problem.code for problem in duty_problems(f'backups: "{word}"')] == ["ditto"]


@pytest.mark.parametrize(
    "text", ["duties: [見積、請求、回収]", "duties: 見積、請求、回収", "duties: [見積，請求，回収]"]
)
def test_a_list_with_the_wrong_comma_shows_the_list_form(text: str) -> None:
    (problem,) = read(
        f"company: A\ndepartments: [{{name: B, {text}}}]"
        if "[" in text
        else f"company: A\ndepartments:\n- name: B\n  {text}"
    ).problems
    assert problem.code == "several_in_one_item"
    assert "[見積, 請求, 回収]" in message(problem, Catalogue("ja"))


@pytest.mark.parametrize("text", ['["給与、賞与の計算"]', "[{name: 給与、賞与の計算}]", "[受注・出荷]"])
def test_one_name_with_a_comma_stays_one(text: str) -> None:
    assert len(company(f"company: A\ndepartments: [{{name: B, duties: {text}}}]").duties) == 1


@pytest.mark.parametrize(
    ("people", "named", "same"),
    [
        ("{田中課長: {}}", "田中", True),
        ("{田中課長: {}}", "田中さん", True),
        ("{田中課長: {}, 田中部長: {}}", "田中", False),
        ("{田中課長: {}, 田中: {}}", "田中", False),
    ],
)
def test_whose_entry_has_a_title_is_meant_without_it(people: str, named: str, *, same: bool) -> None:
    person = listed(people, f"primary: {named}").primary
    assert (person == ("田中課長",)) is same


def test_what_a_person_is_to_the_duty_is_no_part_of_the_name() -> None:
    org = company(
        "company: A\ndepartments: [{name: B, duties: [{name: C, primary: 山田（主）, backups: [鈴木 (副)]},"
        " {name: D, primary: 山田, backups: [鈴木]}, {name: E, primary: 田中（営業）, backups: [田中（経理）]}]}]"
    )
    assert people_of(org) == ["山田", "鈴木", "田中（営業）", "田中（経理）"]


def test_an_entry_is_meant_by_its_name_with_its_department() -> None:
    text = """
company: A
people: [{id: s1, name: 佐藤, department: 営業部}, {id: s2, name: 佐藤, department: 経理部}, {id: 森, department: 経理部}]
departments:
  - {name: 営業部, duties: [{name: C, primary: 佐藤(営業), backups: [佐藤（経理部）]}]}
  - {name: 経理部, duties: [{name: D, primary: 森（経理）, backups: [森(営業)]}]}
"""
    loaded = read(text)
    assert loaded.organization is not None
    first, second = loaded.organization.duties
    assert (first.primary, first.backups) == (("s1",), ("s2",))
    assert (second.primary, second.backups) == (("森",), ("森(営業)",))
    assert loaded.notes == ()


def test_one_department_written_in_two_ways_behind_a_name_is_one_person() -> None:
    text = "company: A\ndepartments: [{name: 営業部, duties: [{name: C, primary: 佐藤(営業), backups: [佐藤（営業部）]}, {name: D, primary: 佐藤(国内)}]}, 経理部]"
    loaded = read(text)
    assert loaded.organization is not None
    assert people_of(loaded.organization) == ["佐藤(営業)", "佐藤(国内)"]
    assert [note.code for note in loaded.notes] == ["read_as_same"]


@pytest.mark.parametrize("owner", ["鈴木さん", "鈴木一郎課長", "鈴木　一郎", "佐藤部長"])
def test_who_answers_for_a_goal_or_a_waiver_may_have_a_title(owner: str) -> None:
    org = company(
        f"company: A\ndepartments: [{{name: B, goals: [{{text: D, owner: {owner}}}], duties: [{{name: C, primary:"
        f" 鈴木 一郎, backups: [佐藤]}}]}}]\nwaivers: [{{rule: SIL001, subject: B/C, reason: D, owner: {owner}, expires: 2027-01-01}}]\n"
    )
    meant = next(person.id for person in org.people if person.name[:2] == owner[:2])
    assert (org.departments[0].goals or ())[0].owner == meant
    assert org.waivers[0].owner == meant


def test_a_calling_is_a_title_where_the_rest_is_a_person_of_the_file() -> None:
    org = company(
        "company: A\ndepartments: [{name: B, duties: [{name: C, primary: 山田看護師, backups: [山田, 病棟看護師]}]}]\n"
    )
    assert [person.name for person in org.people] == ["山田"]


def named_in(*names: str) -> list[str]:
    duties = ", ".join(f"{{name: D{number}, primary: {name}}}" for number, name in enumerate(names))
    return people_of(company(f"company: A\ndepartments: [{{name: B, duties: [{duties}]}}]"))


@pytest.mark.parametrize(
    ("names", "people"),
    [
        (("勝又社長", "勝又専務"), ["勝又専務", "勝又社長"]),
        (("勝又", "勝又社長", "勝又専務"), ["勝又", "勝又専務", "勝又社長"]),
        (("佐藤課長", "佐藤課長代理", "佐藤さん"), ["佐藤さん", "佐藤課長", "佐藤課長代理"]),
        (("田中課長", "田中さん"), ["田中課長"]),
        (("田中", "田中課長"), ["田中"]),
        (("森医師", "森院長"), ["森医師"]),
        (("吉岡常務", "吉岡（常務）"), ["吉岡常務"]),
    ],
)
def test_two_posts_are_two_people_of_one_family(names: tuple[str, ...], people: list[str]) -> None:
    assert sorted(named_in(*names)) == sorted(people)


def test_two_posts_beside_one_entry_of_the_name_are_two_people_as_well() -> None:
    org = company(
        "company: A\npeople: [{id: y, name: 吉岡 照夫}]\n"
        "departments: [{name: B, duties: [{name: C, primary: 吉岡常務}, {name: D, primary: 吉岡専務}, {name: E, primary: 吉岡さん}]}]"
    )
    assert sorted(people_of(org)) == ["吉岡 照夫", "吉岡専務", "吉岡常務"]
    assert org.duties[2].primary == ("y",)

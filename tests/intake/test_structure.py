"""Elements, ids, references, places."""

from datetime import date

import pytest

from orgaudit.model.place import Place
from tests.intake.texts import company, read, told

TEN_LINES = """\
company: 北斗商事
departments:
  - name: 営業部
    office: front
    duties: [見積書の作成, 新規開拓]
"""


def test_ten_lines_are_enough() -> None:
    org = company(TEN_LINES)
    assert [duty.address for duty in org.duties] == ["営業部/見積書の作成", "営業部/新規開拓"]
    assert org.as_of == date(2026, 11, 20)
    assert org.departments[0].goals is None


def test_as_of_is_the_files_own() -> None:
    assert company("company: {name: A, as_of: 2025-04-01}\ndepartments: [B]").as_of == date(2025, 4, 1)


def test_ids() -> None:
    org = company(
        "company: A\ndepartments:\n"
        "  - {name: 営業/企画部, duties: [{name: ＡＢＣ  見積, id: Q1}, Ｘ  ｙ], goals: [売上/利益]}\n"
    )
    assert org.departments[0].id == "営業・企画部"
    assert [duty.id for duty in org.duties] == ["q1", "x y"]
    assert org.duties[0].name == "ＡＢＣ  見積"
    assert org.goals[0].address == "営業・企画部/売上・利益"
    assert org.goals[0].is_bare


def test_people_exist_by_being_named() -> None:
    org = company(
        "company: A\npeople:\n  p1: {氏名: 佐藤 花子, 部署: B}\n  p2: 鈴木\n  p3:\n"
        "departments: [{name: B, head: 社長, duties: [{name: C, primary: 佐藤　花子, backups: [P2, 田中], last_done: {鈴木: 2026-01-01}}]}]"
    )
    assert [(person.id, person.name) for person in org.people] == [
        ("p1", "佐藤 花子"),
        ("p2", "鈴木"),
        ("p3", "p3"),
        ("社長", "社長"),
        ("田中", "田中"),
    ]
    assert org.duties[0].primary == ("p1",)
    assert org.duties[0].backups == ("p2", "田中")
    assert org.duties[0].last_done == {"p2": date(2026, 1, 1)}


def test_people_as_a_list() -> None:
    org = company("company: A\npeople: [佐藤, {id: s2, name: 鈴木}, {id: T3}]\ndepartments: [B]")
    assert [(person.id, person.name) for person in org.people] == [
        ("佐藤", "佐藤"),
        ("s2", "鈴木"),
        ("t3", "T3"),
    ]


def test_a_person_needs_an_id_or_a_name() -> None:
    assert told(read("company: A\npeople: [{fte: 1}]\ndepartments: [B]")) == [("missing_key", 2, 10)]


def test_a_name_of_two_people_is_ambiguous() -> None:
    text = "company: A\npeople: {a: 佐藤, b: 佐藤}\ndepartments: [{name: B, duties: [{name: C, primary: [a, 佐藤]}]}]"
    assert told(read(text)) == [("ambiguous_reference", 3, 54)]


def test_references_go_by_id_or_name() -> None:
    org = company(
        "company: A\n"
        "departments:\n"
        "  - {id: sales, name: 営業部, goals: [{id: g, text: 売上}], duties: [{name: 見積/回答, consumer: [経理部, 銀行]}]}\n"
        "  - {name: 経理部, parent: 営業部, goals: [{text: 早期化, from: 営業部/売上}], duties: [{name: 支払, also_in: [Sales], checked_by: 営業部}]}\n"
        "duties: [{name: 契約保管, departments: [営業部, 経理部]}, {name: 備品, departments: なし}]\n"
        "handoffs: [{from: 営業部/見積/回答, to: 経理部, what: 受注/伝票}, {id: H1, from: -/備品, to: 営業部}]\n"
        "people: {p: {department: 営業部, skills: {支払: 2, 営業部/見積/回答: 0}}}\n"
    )
    sales, accounts = org.departments
    assert accounts.parent == "sales"
    assert sales.duties is not None
    assert sales.duties[0].consumer == ("経理部", "銀行")
    assert org.goals[1].from_goal == "sales/g"
    assert org.duties[1].also_in == ("sales",)
    assert org.duties[1].checked_by == "sales"
    assert [duty.address for duty in org.unowned] == ["-/契約保管", "-/備品"]
    assert [duty.departments for duty in org.unowned] == [("sales", "経理部"), ()]
    assert [handoff.id for handoff in org.handoffs] == ["sales/見積・回答->経理部:受注・伝票", "h1"]
    assert org.handoffs[1].source == "-/備品"
    assert org.people[0].skills == {"経理部/支払": 2, "sales/見積・回答": 0}
    assert org.people[0].department == "sales"


def test_a_goal_owner_is_a_person_where_one_is_known() -> None:
    org = company(
        "company: A\ndepartments: [{name: B, goals: [{text: G, owner: 佐藤}, {text: H, owner: 委員会}], duties: [{name: C, primary: ｻﾄｳ}, {name: D, primary: 佐藤}]}]"
    )
    assert [goal.owner for goal in org.goals] == ["佐藤", "委員会"]
    assert org.person_by_id["サトウ"].name == "ｻﾄｳ"


def test_waivers_under_an_element_have_it_as_subject() -> None:
    waiver = "{rule: SIL001, reason: 承知, owner: %s, expires: 2027-03-31}"
    org = company(
        f"company: A\ndepartments: [{{name: B, head: 佐藤, waive: [{waiver % 'B'}], duties: [{{name: C, waive: [{waiver % '佐藤'}]}}]}}]\n"
        "waivers: [{rule: GOV001, subject: B/Ｃ, reason: x, owner: B, expires: 2027-01-01}]"
    )
    assert [(waiver.subject, waiver.owner) for waiver in org.waivers] == [
        ("b/c", "b"),
        ("b", "b"),
        ("b/c", "佐藤"),
    ]


def test_former_ids_are_addresses() -> None:
    org = company(
        "company: A\ndepartments: [{name: B, formerly: 営業Ｘ部, duties: [{name: C, formerly: [Old/Ｄｕｔｙ]}]}]"
    )
    assert org.departments[0].formerly == ("営業x部",)
    assert org.duties[0].formerly == ("old/duty",)


def test_places_of_names_and_values() -> None:
    org = company(
        "company:\n  name: 北斗商事\n"
        "departments:\n"
        '  - 部署名: "営業部"\n'
        "    業務:\n"
        "      - 見積\n"
        "      - 名前: 請求\n"
        "        媒体: [紙, FAX]\n"
        "        副担当:\n"
        "          - 佐藤\n"
        "          - 鈴木 花子\n"
        "        kind: project\n"
        "handoffs:\n"
        "  - {from: 営業部, to: 営業部/請求}\n"
    )
    name = "company.yaml"
    assert org.company.origin.at() == Place(name, 2, 9, 2, 13)
    assert org.departments[0].origin.at("name") == Place(name, 4, 10, 4, 15)
    assert org.duties[0].origin.at("backups") == Place(name, 6, 9, 6, 11)
    billing = org.duties[1].origin
    assert billing.at() == Place(name, 7, 13, 7, 15)
    assert billing.at("media") == Place(name, 8, 14, 8, 20)
    assert billing.at("backups") == Place(name, 10, 13, 11, 18)
    assert billing.at("duty_kind") == Place(name, 12, 15, 12, 22)
    assert org.handoffs[0].origin.at("target") == Place(name, 14, 21, 14, 27)


def test_columns_count_characters() -> None:
    org = company("company: 𠮷野家\ndepartments: [{name: 👍部, duties: [𠮷, あ]}]")
    assert org.duties[1].origin.at() == Place("company.yaml", 2, 38, 2, 39)


def test_aliases_stand_for_whole_values() -> None:
    org = company(
        "company: A\ndepartments:\n  - {name: B, duties: [{name: C, media: &m [紙, メール]}, {name: D, media: *m}]}\n"
    )
    assert org.duties[1].media == ("paper", "email")
    assert org.duties[1].origin.at("media").line == 3


def test_keys_may_come_in_any_order() -> None:
    shuffled = "departments:\n  - duties: [{primary: 佐藤, name: C}]\n    name: B\ncompany: A\n"
    plain = "company: A\ndepartments:\n  - name: B\n    duties: [{name: C, primary: 佐藤}]\n"
    assert company(shuffled) == company(plain)


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "~", "---\n...\n"])
def test_an_empty_text_has_no_company(text: str) -> None:
    assert {item.code for item in read(text).problems} == {"no_company", "no_departments"}


def test_a_text_that_a_comma_cuts_in_braces_is_told_as_that() -> None:
    problem = read(
        "company: A\ndepartments: [{name: B, duties: [{name: C, consumer: Sales, Stores, frequency: daily}]}]"
    )
    assert told(problem) == [("torn_figure", 2, 61)]


@pytest.mark.parametrize(
    ("field", "count"),
    [
        ("goals: [来場者 46,000人, 客単価]", 1),
        ("charter: [受付 年1,900件, 採用]", 1),
        ("goals: [来場者 46, 000人]", 0),
        ("goals: ['来場者 46,000人']", 0),
        ("goals: [来場者 46,0000人]", 0),
        ("formerly: [46,000]", 0),
    ],
)
def test_a_figure_that_a_comma_cuts_in_brackets_is_told_as_that(field: str, count: int) -> None:
    problems = read(f"company: A\ndepartments: [{{name: B, {field}}}]").problems
    assert [item.code for item in problems] == ["torn_figure"] * count


def test_after_a_torn_text_nothing_is_said_about_what_is_missing() -> None:
    text = "departments: [{name: B, offce: x}]\ncompany: {"
    unknown, torn = read(text).problems
    assert (unknown.code, torn.code) == ("unknown_key", "open_bracket")
    assert (torn.place.line, torn.place.column, torn.facts["found"]) == (2, 10, "{")


def test_every_missing_key_of_an_element_is_told() -> None:
    problems = read("company: A\ndepartments: [B]\nhandoffs: [{what: C}]").problems
    assert [(item.code, item.facts["field"]) for item in problems] == [
        ("missing_key", "from"),
        ("missing_key", "to"),
    ]


def test_an_entry_of_a_map_written_twice_names_both_places() -> None:
    text = "company: A\ndepartments: [{name: B, duties: [{name: C, last_done: {佐藤: 2026-01-01, 佐藤: 2026-02-01}}]}]"
    (problem,) = read(text).problems
    assert (problem.code, problem.place.column, problem.facts["first"]) == (
        "duplicate_key",
        72,
        "company.yaml:2:56",
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("nobody", ()),
        ("誰もいない", ()),
        ("なし", ()),
        ("退職者", ("退職者",)),
        ("[nobody, 銀行]", ("nobody", "銀行")),
        ("Nobody", ("nobody",)),
    ],
)
def test_that_nobody_uses_a_result_is_said_as_of_persons(written: str, read: tuple[str, ...]) -> None:
    named = "  - {name: Nobody}\n" if written == "Nobody" else ""
    org = company(
        f"company: A\ndepartments:\n  - {{name: B, duties: [{{name: C, consumer: {written}}}]}}\n{named}"
    )
    assert org.duties[0].consumer == read


def test_what_has_another_name_is_read_on_and_not_called_missing() -> None:
    text = "会社: {名称: A}\n部署:\n- 名称: B\n  仕事: [{業務: C, 担当: 佐藤, 媒体: 紙切れ}]\n- 名称: D\n  目標: [E]"
    found = [(item.code, item.place.line, item.facts.get("found")) for item in read(text).problems]
    assert found == [
        ("unknown_key", 1, "名称"),
        ("unknown_key", 3, "名称"),
        ("unknown_key", 4, "仕事"),
        ("unknown_key", 4, "業務"),
        ("unknown_key", 4, "担当"),
        ("unknown_value", 4, "紙切れ"),
        ("unknown_key", 5, "名称"),
    ]


def test_a_key_of_another_name_gives_way_to_the_right_one() -> None:
    for duty in ("{name: C, 担当: 佐藤, 主担当: 鈴木}", "{name: C, 主担当: 鈴木, 担当: 佐藤}"):
        assert [
            it.code for it in read(f"company: A\ndepartments: [{{name: B, duties: [{duty}]}}]").problems
        ] == ["unknown_key"]


def test_what_stands_in_departments_without_a_name_is_not_double() -> None:
    text = "company: A\ndepartments: [{office: back, goals: [E]}, {office: front, goals: [E]}]"
    assert [item.code for item in read(text).problems] == ["missing_key", "missing_key"]

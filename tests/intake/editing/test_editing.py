"""Edits change what they say and not one character more."""

from datetime import date

import pytest

from orgaudit.intake.editing.applying import apply
from orgaudit.intake.editing.edits import (
    TOP,
    AddItem,
    Edit,
    EditRefused,
    Element,
    MoveItem,
    RemoveField,
    RemoveItem,
    SetField,
)
from orgaudit.intake.reading import load_text

TODAY = date(2026, 11, 20)
COMPANY = Element("company", "company")


def duty(address: str) -> Element:
    return Element("duty", address)


def department(address: str) -> Element:
    return Element("department", address)


def edited(text: str, *edits: Edit) -> str:
    return apply({"a.yaml": text}, edits, TODAY).texts["a.yaml"]


def whole(body: str) -> str:
    """A company around the lines of one department."""
    return f"company: X\ndepartments:\n{body}"


EXAMPLES: dict[str, tuple[str, Edit, str]] = {
    "block": (
        "- name: A  # head office\n  duties:\n  - name: d  # every day\n    manual: ok\n\n  # the end\n",
        SetField(duty("a/d"), "primary", ["Ann", "Ben"]),
        "- name: A  # head office\n  duties:\n  - name: d  # every day\n    primary: [Ann, Ben]\n    manual: ok\n\n  # the end\n",
    ),
    "flow": (
        "- {name: A, duties: [{name: d, manual: ok}, e]}  # all\n",
        SetField(duty("a/d"), "primary", "Ann"),
        "- {name: A, duties: [{name: d, primary: Ann, manual: ok}, e]}  # all\n",
    ),
    "bare text in a block list": (
        "- name: A\n  duties:\n    - d   # every day\n    - e\n",
        SetField(duty("a/d"), "manual", "ok"),
        "- name: A\n  duties:\n    - name: d   # every day\n      manual: ok\n    - e\n",
    ),
    "bare text in brackets": (
        "- name: A\n  duties: [d, 'e, f']\n",
        SetField(duty("a/e, f"), "manual", "ok"),
        "- name: A\n  duties: [d, {name: 'e, f', manual: ok}]\n",
    ),
    "Japanese keys, as this file writes them": (
        "- 部署名: A\n  業務:\n    - 業務名: d\n      担当者: 佐藤\n    - e\n",
        SetField(duty("a/e"), "primary", "鈴木"),
        "- 部署名: A\n  業務:\n    - 業務名: d\n      担当者: 佐藤\n    - 業務名: e\n      担当者: 鈴木\n",
    ),
    "quoted keys": (
        '- "name": A\n  "duties":\n  - {"name": "d"}\n',
        SetField(duty("a/d"), "manual", "ok"),
        '- "name": A\n  "duties":\n  - {"name": "d", manual: ok}\n',
    ),
    "an empty value": (
        "- name: A\n  head:   # nobody asked yet\n  duties: [{name: d, manual: , seals: null}]\n",
        SetField(duty("a/d"), "manual", "ok"),
        "- name: A\n  head:   # nobody asked yet\n  duties: [{name: d, manual: ok, seals: null}]\n",
    ),
    "an empty value before a remark": (
        "- name: A\n  head:   # nobody asked yet\n  duties: [d]\n",
        SetField(department("a"), "head", "Ann"),
        "- name: A\n  head: Ann   # nobody asked yet\n  duties: [d]\n",
    ),
    "a block list replaced": (
        "- name: A\n  duties:\n  - name: d\n    backups:  # who\n    - Ann\n    - Ben\n    manual: ok\n",
        SetField(duty("a/d"), "backups", "none"),
        "- name: A\n  duties:\n  - name: d\n    backups: none  # who\n    manual: ok\n",
    ),
    "a list of elements goes below its key": (
        "- name: A\n  duties: [d]\n",
        SetField(department("a"), "goals", ["a: b", "12億円にする"]),
        '- name: A\n  goals:\n    - "a: b"\n    - 12億円にする\n  duties: [d]\n',
    ),
    "after a text of several lines": (
        "- name: A\n  duties:\n  - name: d\n    note: |\n      one\n      two\n\n  - e\n",
        SetField(duty("a/d"), "formerly", ["c"]),
        "- name: A\n  duties:\n  - name: d\n    note: |\n      one\n      two\n    formerly: [c]\n\n  - e\n",
    ),
    "a field taken out": (
        "- name: A\n  duties:\n  - manual: ok  # old\n    name: d\n    seals: 1\n",
        RemoveField(duty("a/d"), "seals"),
        "- name: A\n  duties:\n  - manual: ok  # old\n    name: d\n",
    ),
    "the first field behind a dash taken out": (
        "- name: A\n  duties:\n  - manual: ok\n    name: d\n",
        RemoveField(duty("a/d"), "manual"),
        "- name: A\n  duties:\n  - name: d\n",
    ),
    "a field in brackets taken out": (
        "- name: A\n  duties: [{manual: ok, name: d, seals: 1}]\n",
        RemoveField(duty("a/d"), "manual"),
        "- name: A\n  duties: [{name: d, seals: 1}]\n",
    ),
    "an item added to a block list": (
        "- name: A\n  duties:\n  - d  # one\n# end\n",
        AddItem(department("a"), "duties", {"name": "e", "backups": ["Ann"]}),
        "- name: A\n  duties:\n  - d  # one\n  - name: e\n    backups: [Ann]\n# end\n",
    ),
    "one value becomes two": (
        "- name: A\n  duties:\n  - {name: d, backups: Ann}\n",
        AddItem(duty("a/d"), "backups", "Ben"),
        "- name: A\n  duties:\n  - {name: d, backups: [Ann, Ben]}\n",
    ),
    "none becomes one": (
        "- name: A\n  duties:\n  - {name: d, backups: none}\n",
        AddItem(duty("a/d"), "backups", "Ben"),
        "- name: A\n  duties:\n  - {name: d, backups: [Ben]}\n",
    ),
    "an item taken out of a block list": (
        "- name: A\n  duties:\n  # first\n  - name: d\n    manual: ok\n  # second\n  - e\n",
        RemoveItem(duty("a/d")),
        "- name: A\n  duties:\n  # first\n  # second\n  - e\n",
    ),
    "the only item taken out": (
        "- name: A\n  duties:  # all\n  - d\n  head: Ann\n",
        RemoveItem(duty("a/d")),
        "- name: A\n  duties: []  # all\n  head: Ann\n",
    ),
    "an item moved, remarks and all": (
        "- name: A\n  duties:\n    - name: d  # daily\n      # by hand\n      manual: ok\n    - e\n- name: B\n  duties:\n  - f\n",
        MoveItem(duty("a/d"), department("b"), "duties"),
        "- name: A\n  duties:\n    - e\n- name: B\n  duties:\n  - f\n  - name: d  # daily\n    # by hand\n    manual: ok\n",
    ),
    "an item moved out of brackets": (
        "- name: A\n  duties: [d, {name: e, manual: ok}]\n- name: B\n  duties:\n  - f\n",
        MoveItem(duty("a/e"), department("b"), "duties"),
        "- name: A\n  duties: [d]\n- name: B\n  duties:\n  - f\n  - {name: e, manual: ok}\n",
    ),
    "an item moved to where nothing is": (
        "- name: A\n  duties: [d, e]\n- name: B\n",
        MoveItem(duty("a/e"), department("b"), "duties"),
        "- name: A\n  duties: [d]\n- name: B\n  duties:\n    - e\n",
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_example(name: str, line_end: str) -> None:
    before, edit, after = EXAMPLES[name]
    assert edited(whole(before).replace("\n", line_end), edit) == whole(after).replace("\n", line_end)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_file_without_a_last_line_end(name: str) -> None:
    before, edit, after = EXAMPLES[name]
    done = edited(whole(before).rstrip("\n"), edit)
    assert done.rstrip("\n") == whole(after).rstrip("\n")


def test_the_slow_parser_leads_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("orgaudit.intake.yaml.yaml_parser.HAS_C_PARSER", False)
    for before, edit, after in EXAMPLES.values():
        assert edited(whole(before), edit) == whole(after)


def test_the_company_and_people_of_a_bare_name() -> None:
    text = "company: X   # ours\npeople:\n  sato: 佐藤\n  ito:\ndepartments: [{name: A, duties: [d]}]\n"
    done = edited(
        text,
        SetField(COMPANY, "employees", 30),
        SetField(Element("person", "sato"), "fte", 0.5),
        SetField(Element("person", "ito"), "name", "伊藤"),
    )
    assert done == (
        "company:\n  name: X   # ours\n  employees: 30\npeople:\n  sato:\n    name: 佐藤\n    fte: 0.5\n"
        "  ito:\n    name: 伊藤\ndepartments: [{name: A, duties: [d]}]\n"
    )


def test_goals_handoffs_and_duties_of_nobody_are_found() -> None:
    text = (
        "会社: X\n部署: [{部署名: A, 目標: [売上 12億円], 業務: [d]}, {部署名: B, 業務: [e]}]\n"
        "主管未定の業務:\n  - f\n受け渡し:\n  - {渡し側: A/d, 受け側: B}\n"
    )
    done = edited(
        text,
        SetField(Element("goal", "a/売上 12億円"), "kpi", "売上高"),
        SetField(duty("-/f"), "departments", ["A", "B"]),
        SetField(Element("handoff", "a/d->b"), "sla_days", 3),
    )
    assert "{内容: 売上 12億円, 指標: 売上高}" in done
    assert "  - 業務名: f\n    部署: [A, B]\n" in done
    assert "{渡し側: A/d, 受け側: B, 期限日数: 3}" in done


def test_several_files_each_keep_to_themselves() -> None:
    texts = {
        "a.yaml": "company: X\ndepartments:\n  - {name: A, duties: [d]}\n",
        "b.yaml": "部署:\n  - 部署名: B\n    業務: [d]\n",
    }
    done = apply(texts, [SetField(duty("b/d"), "manual", "あり"), SetField(COMPANY, "employees", 3)], TODAY)
    assert done.texts["b.yaml"] == "部署:\n  - 部署名: B\n    業務: [{業務名: d, 手順書: あり}]\n"
    assert done.texts["a.yaml"] == texts["a.yaml"].replace(
        "company: X\n", "company:\n  name: X\n  employees: 3\n"
    )
    assert {
        number: done.texts[place.path][place.start : place.end] for number, place in done.written.items()
    } == {0: "あり", 1: "3"}


def test_edits_are_made_in_their_order() -> None:
    text = whole("- name: A\n  duties: [d]\n- name: B\n  duties: [e]\n")
    done = edited(
        text,
        MoveItem(duty("a/d"), department("b"), "duties"),
        SetField(duty("b/d"), "formerly", ["a/d"]),
        RemoveItem(department("a")),
    )
    assert done == whole("- name: B\n  duties: [e, {name: d, formerly: [a/d]}]\n")


def test_a_handoff_can_be_added_where_none_was() -> None:
    text = whole("- name: A\n- name: B\n")
    done = edited(text, AddItem(TOP, "handoffs", {"from": "A", "to": "B"}))
    assert done == text + "handoffs:\n  - from: A\n    to: B\n"


@pytest.mark.parametrize(
    "value",
    [
        "a: b",
        "# no remark",
        "- a",
        "12",
        "yes",
        "2026-01-01",
        "it's",
        'say "x"',
        "a\\b",
        " a ",
        "{",
        "[x",
        "@a",
        "ＡＢ",
        "改\n行",
        "é\u2028",
    ],
)
@pytest.mark.parametrize(
    "body", ["- name: A\n  duties:\n  - name: d\n", "- {name: A, duties: [{name: d}]}\n"]
)
def test_any_text_arrives_as_it_is(value: str, body: str) -> None:
    org = load_text(
        edited(whole(body), SetField(duty("a/d"), "tags", [value, "b"])), today=TODAY
    ).organization
    assert org is not None
    assert org.duties[0].tags == (value.strip(), "b")


REFUSED: dict[str, tuple[str, Edit, str]] = {
    "no such element": (whole("- name: A\n"), SetField(duty("a/d"), "manual", "ok"), "no_such_element"),
    "no such field": (
        whole("- {name: A, duties: [d]}\n"),
        SetField(duty("a/d"), "colour", "red"),
        "no_such_field",
    ),
    "a person who is only named": (
        whole("- {name: A, head: Ann}\n"),
        SetField(Element("person", "ann"), "fte", 1),
        "not_in_a_file",
    ),
    "written once, used twice": (
        whole("- name: A\n  duties: &same\n  - d\n- name: B\n  duties: *same\n"),
        SetField(duty("a/d"), "manual", "ok"),
        "shared",
    ),
    "taken in by a merge key": (
        whole("- &p\n  name: A\n  duties:\n  - {name: d}\n- <<: *p\n  name: B\n"),
        SetField(duty("b/d"), "manual", "ok"),
        "shared",
    ),
    "a value that is used elsewhere": (
        whole("- name: A\n  duties:\n  - {name: d, primary: &who [Ann]}\n  - {name: e, primary: *who}\n"),
        SetField(duty("a/d"), "primary", "Ben"),
        "not_kept",
    ),
    "no company": ("departments: []\n", SetField(COMPANY, "employees", 1), "unreadable"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_changed_alone_is_refused(name: str) -> None:
    text, edit, reason = REFUSED[name]
    with pytest.raises(EditRefused) as refused:
        edited(text, edit)
    assert refused.value.reason == reason

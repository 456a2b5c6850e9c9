"""Whoever a file says is gone, away, excluded or in doubt is nobody who does a duty or stands in for it; who it is stays unknown, and that is told."""

import pytest

from orgaudit.intake.values.not_there import who_is_not_there
from orgaudit.intake.values.person_names import not_there
from orgaudit.model import Organization
from tests.intake.texts import read

NOT_THERE = {
    "Ann": "Ann (left)|not Ann|ex-Ann|former Ann|Ann?|Ann (retired 2025)|Ann (until Dec)|Ann (maternity leave)|Ann - sick leave|Ann, retired|Ann: on leave|Ann retired|Ann (in training)|Ann (TBC)|maybe Ann|no longer Ann|except Ann"
    "|Ann (ret.)|Ann (PTO)|Ann (on vacation)|Ann (fired)|Ann (laid off)|Ann (died)|Ann †|Ann [left]|Ann {left}|Ann LEFT|Ann --left|(left) Ann|Left: Ann|Ann (contract ended)|Ann (moved to Sales)|Ann (no longer does this)|Ann (declined)"
    "|Ann (none)|Ann (n/a)|Ann (proposed)|Ann (to be trained)|no Ann|other than Ann|~~Ann~~|everyone but Ann|someone other than Ann|Ann (about to retire)|Ann (new hire, starts May)",
    "Ann Lee": "Ann Lee (left the company)|Ann Lee (on leave until March)|Formerly Ann Lee|Ann Lee (leaves in May)|Ann Lee (off sick)",
    "田中": "田中(退職)|田中（休職中）|田中（３月末退職予定）|田中(令和8年3月退職)|田中(R8.3退職)|田中 退職済|退職した田中|田中以外|田中を除く|田中は無理|田中が育休中|田中さんは不在|不在(田中退職)|旧 田中|田中（？）|田中(仮)|田中(研修中)"
    "|[退職] 田中|【退職】田中|退職:田中|×田中|田中×|田中【退職】|田中-退職|田中/退職|田中退職済|田中(辞めた)|田中(休暇中)|田中(故人)|故田中|田中(契約終了)|田中（今月末で退職）|田中(3月まで)|空席（田中さんが退職）|なし（元田中）|未定(田中の予定)",
    "ジョン・スミス": "ジョン・スミス(退職)",
    "김민준": "김민준(퇴사)|김민준(육아휴직)",
    "张伟": "张伟(离职)|张伟（已离职）",
    "Müller": "Müller (ausgeschieden)|Müller (Elternzeit)|nicht Müller",
    "Juan": "Juan (de baja)|Juan (ya no está)",
}
THERE = """
Ann|Ann (part-time)|Ann (sales)|Ann (Leeds)|Ann (Out of hours)|Ann (off-site)|Ann Left|Kim Off|Norman Exley|Kim-Lee|Tan (Mei)|Kim (from Sales)|Kim (trainee)|No Minji|Ng Wei|Ex Libris|?|João (Lisboa)|Left Bank
Ann (until 12:00)|Ann (till noon)|Ann (from 9 to 12)|Ann (learning team)|Ann (away team)|Ann/Bo
田中|田中(営業)|田中(兼務)|田中(育休代替)|田中(4月から)|田中(15日まで)|元木|元橋 一郎|元 太郎|旧海|旧 太郎|前田|前川|前 太郎|不破|中野|仮屋|無理矢理|森 元|佐藤、鈴木|以外|早期退職|定年退職|空席(4月採用予定)|不在(出張)|×
"""


@pytest.mark.parametrize(("name", "text"), [(name, one) for name, all_of in NOT_THERE.items() for one in all_of.split("|")])  # fmt: skip
def test_what_says_that_a_person_is_not_there(name: str, text: str) -> None:
    assert who_is_not_there(text) == name


@pytest.mark.parametrize("text", THERE.replace("\n", "|").strip("|").split("|"))
def test_what_only_looks_so(text: str) -> None:
    assert who_is_not_there(text) is None


def company(duty: str) -> tuple[Organization, list[str]]:
    loaded = read(f"company: A\ndepartments: [{{name: B, duties: [{{name: C, {duty}}}]}}]")
    assert loaded.organization is not None
    return loaded.organization, [note.code for note in loaded.notes]


@pytest.mark.parametrize("text", ["Ann (left)", "田中（退職）", "not Bo", "[Ann (left)]"])
@pytest.mark.parametrize("field", ["primary", "backups", "checked_by", "accountable"])
def test_who_it_is_stays_unknown_and_is_told(field: str, text: str) -> None:
    if field in ("checked_by", "accountable") and text.startswith("["):
        return
    written = text if text.startswith("[") else f'"{text}"'
    org, notes = company(f"{field}: {written}")
    assert getattr(org.duties[0], field) is None
    assert org.duties[0].groups == org.duties[0].vacancies == ()
    assert notes == ["may_not_be_there"]


def test_whoever_stands_beside_them_still_stands_in() -> None:
    org, _ = company("primary: Kim, backups: [田中(退職), 佐藤]")
    names = {person.id: person.name for person in org.people}
    assert [names[id_] for id_ in org.duties[0].backups or ()] == ["佐藤"]


def test_one_of_several_who_do_a_duty_leaves_open_who_does_it() -> None:
    org, _ = company("primary: [Kim (until Dec), Lee]")
    assert org.duties[0].primary is None


def test_they_are_known_by_name_so_that_they_can_be_hidden() -> None:
    org, _ = company("primary: Kim, backups: Ann Lee (left)")
    assert sorted(person.name for person in org.people) == ["Ann Lee", "Kim"]


def test_somebody_with_an_entry_is_who_the_entry_says() -> None:
    loaded = read(
        "company: A\npeople: [{name: 田中(仮)}]\ndepartments: [{name: B, duties: [{name: C, primary: 田中(仮)}]}]"
    )
    assert loaded.organization is not None
    assert loaded.organization.duties[0].primary == (loaded.organization.people[0].id,)


@pytest.mark.parametrize("text", [one for all_of in NOT_THERE.values() for one in all_of.split("|")])
def test_the_quick_look_passes_all_of_these_on(text: str) -> None:
    assert not_there(text)


def test_whoever_a_word_for_nobody_names_is_known_by_name_too() -> None:
    org, _ = company("primary: Kim, backups: 不在(黒崎退職)")
    assert org.duties[0].backups == ()
    assert sorted(person.name for person in org.people) == ["Kim", "黒崎"]


def test_what_stands_in_brackets_parts_nobody() -> None:
    org, _ = company("primary: 'Kim (HR, Leeds), Bo'")
    assert sorted(person.name for person in org.people) == ["Bo", "Kim (HR, Leeds)"]


def test_an_owner_of_a_goal_who_is_not_there_is_nobody_known() -> None:
    loaded = read("company: A\ndepartments: [{name: B, goals: [{text: C, owner: not Bo}]}]")
    assert loaded.organization is not None
    assert loaded.organization.goals[0].owner is None
    assert [note.code for note in loaded.notes] == ["may_not_be_there"]

"""Texts that stand where a person can and name none: nobody, an empty seat, a group, a calling; and names that only look like them."""

import pytest

from orgaudit.intake.values.person_words import meaning_of
from tests.intake.texts import company, duty, listed, people_of, read

NOBODY = [
    "なし",
    "無",
    "ナシ",
    "ﾅｼ",
    "該当なし",
    "いない",
    "0名",
    "０人",
    "none",
    "None",
    "Nobody",
    "no one",
    "N/A",
    "（なし）",
    "[なし]",
    " なし ",
    "ほかにいない",
    "nobody else",
    "nothing",
    "特に無し",
    "何もなし",
]
MARKS = ["-", "－", "ー", "ｰ", "—", "–", "―", "‐", "−", "─", "--", "/", "／", "\\\\", "×", "✕", "✗", "〜"]
VACANT = [
    "空席",
    "欠員",
    "未定",
    "検討中",
    "採用予定",
    "後任未定",
    "退職",
    "不明",
    "TBD",
    "tbd",
    "Vacant",
    "?",
    "？",
    "【空席】",
    "空席（4月採用予定）",
    "to be decided",
    "空席のまま",
    "currently vacant",
    "vacant since May",
]
GROUPS = [
    "全員",
    "各自",
    "部内",
    "担当者",
    "各担当",
    "外来クラーク",
    "看護助手",
    "派遣社員",
    "兼務",
    "everyone",
    "The Team",
    "B",
    "経理部",
    "2名",
    "数名",
    "（全員）",
    "出荷課全員",
    "交代で",
    "夜勤者",
    "当番のディレクター",
    "当直の社員",
    "非常勤講師",
    "クラス担任",
    "専門員",
    "連携室事務",
    "キャリアコーディネーター",
    "各フロア当番",
    "engineers in turn",
    "whoever is in first",
    "the pool",
    "outside accountant",
    "Night staff",
    "窓口",
    "会計年度任用職員",
    "保健師",
    "カウンセラー(非常勤)",
    "line crews",
    "乗務員",
    "レジ担当",
    "整備士",
    "運行管理者",
    "dental nurses",
    "call takers",
    "workshop teams",
    "volunteers",
    "auto adjusters",
    "husbandry techs",
    "MSRs",
    "ward RNs",
    "stevedore gangs",
    "works squad",
    "our outside IT firm",
    "Intake reps",
    "R&D technologists",
    "neighbourhood officers",
    "Field Adjusters",
]
NAMES = [
    "大窓",
    "Terry Crews",
    "山田剛士",
    "富士",
    "薬師",
    "Leader",
    "各務",
    "渡部",
    "小室",
    "宮当",
    "The Anh Nguyen",
    "Allan",
    "Eachus",
    "Theodora",
    "全員寺",
    "梨",
    "Noone",
    "Nan",
    "T.B. Davis",
    "部長",
    "未定子",
    "空",
    "Davis, Jr.",
    "T・B・デイビス",
    "さとう",
    "はなとかな",
    "tom peters",
    "dave jones",
    "store manager",
    "chris willis",
    "Ann Childs",
    "Clara Powers",
    "rees",
    "Hunters Green Ltd",
    "本田と美",
    "佐藤とも子",
    "Anderson",
    "高見沢",
    "他人",
]


@pytest.mark.parametrize("word", [*NOBODY, *MARKS])
def test_nobody(word: str) -> None:
    found = duty(f'primary: [佐藤], backups: "{word}"')
    assert (found.backups, found.vacancies) == ((), ())


@pytest.mark.parametrize("word", VACANT)
@pytest.mark.parametrize("written", ['"{}"', '["{}"]'])
def test_an_empty_seat(word: str, written: str) -> None:
    found = duty(f"primary: {written.format(word)}")
    assert (found.primary, found.vacancies) == ((), ("primary",))


@pytest.mark.parametrize("word", GROUPS)
@pytest.mark.parametrize("written", ['"{}"', '["{}"]'])
def test_a_group_names_nobody_and_is_noted_once(word: str, written: str) -> None:
    value = written.format(word)
    loaded = read(
        f"company: A\ndepartments: [{{name: B, duties: [{{name: C, primary: {value}, backups: {value}}}]}}, 経理部]"
    )
    assert loaded.organization is not None
    found = loaded.organization.duties[0]
    assert (found.primary, found.backups, found.vacancies) == (None, None, ())
    assert loaded.organization.people == ()
    assert [(note.code, note.facts["examples"]) for note in loaded.notes] == [("group_is_nobody", (word,))]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_looks_like_such_a_word_is_a_name(name: str) -> None:
    assert meaning_of(name) is None
    found = company(f'company: A\ndepartments: [{{name: X部, duties: [{{name: C, primary: "{name}"}}]}}]')
    assert people_of(found) == [name]


@pytest.mark.parametrize(
    "name", ["全員", "担当者", "TBD", "マリア・ガルシア", "Smith, John", "佐藤と伊藤", "Open"]
)
def test_a_declared_person_of_exactly_that_name_is_that_person(name: str) -> None:
    assert listed(f'[{{id: p1, name: "{name}"}}]', f'primary: "{name}"').primary == ("p1",)


@pytest.mark.parametrize(
    "people", ["{空席: {department: B}}", "[空席]", "[{name: 空席, department: B}]", "[{id: 空席}]"]
)
def test_an_entry_that_only_holds_a_seat_open_is_no_person(people: str) -> None:
    loaded = read(
        f"company: A\npeople: {people}\ndepartments: [{{name: B, head: 空席, duties: [{{name: C, primary: 空席, backups: [佐藤]}}]}}]"
    )
    assert loaded.organization is not None, loaded.messages("en")
    found = loaded.organization.duties[0]
    assert (found.primary, found.backups, found.vacancies) == ((), ("佐藤",), ("primary",))
    assert people_of(loaded.organization) == ["佐藤"]
    assert [(note.code, note.facts["examples"]) for note in loaded.notes] == [("entry_is_nobody", ("空席",))]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "佐藤医師",
            "田中講師",
            "木村記者",
            "小林担任",
            "森コーディネーター",
            "佐藤学芸員",
            "山田看護師",
            "高橋薬剤師",
        ),
        *("佐々木主任看護師", "田中ドライバー", "柏木ケアマネ", "斎藤保育士"),
    ],
)
def test_a_surname_before_a_calling_is_a_person(name: str) -> None:
    assert meaning_of(name) is None


@pytest.mark.parametrize(
    "name",
    [
        "病棟看護師",
        "外来看護師",
        "配送ドライバー",
        "管理栄養士",
        "臨時職員",
        "編集部員",
        "調理室員",
        "佐藤チーム",
    ],
)
def test_any_other_word_before_a_calling_is_a_kind_of_people(name: str) -> None:
    assert meaning_of(name) == "group"

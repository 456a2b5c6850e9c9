"""What looks like a value and is none: a word in another meaning, a sign for a person, a reason or a control that is still open."""

from collections.abc import Iterable

import pytest

from orgaudit.intake.reading import load_text
from orgaudit.intake.sheets.importing import read_parts
from tests.intake.texts import TODAY, duty, duty_problems, read


@pytest.mark.parametrize(
    ("field", "mark", "meaning"),
    [("manual", "none", "ok"), ("重要度", "最重要", "低"), ("criticality", "なし", "low"), ("media", "Paper", "system")],
)  # fmt: skip
def test_a_legend_changes_no_word(field: str, mark: str, meaning: str) -> None:
    text = f"legend: {{{field}: {{{mark}: {meaning}}}}}\ncompany: A\ndepartments: [B]\n"
    assert [problem.code for problem in read(text).problems] == ["legend_of_a_word"]
    same = "legend: {manual: {none: none, なし: none, ○: ok, A: outdated, ×: none}}\ncompany: A\ndepartments: [B]\n"
    assert (read(same).problems, read(same).notes) == ((), ())


def test_a_legend_of_a_sign_that_usually_means_something_else_is_told() -> None:
    text = "legend: {manual: {×: ok}}\ncompany: A\ndepartments: [{name: B, duties: [{name: C, manual: ×}]}]\n"
    loaded = read(text)
    assert [note.code for note in loaded.notes] == ["legend_of_a_sign"]
    assert loaded.valid().duties[0].manual == "ok"


@pytest.mark.parametrize("figure", ["10²", "20¹", "③", "5①", "10½"])
def test_a_digit_that_says_something_else_makes_no_figure(figure: str) -> None:
    assert [problem.code for problem in duty_problems(f"hours_per_month: {figure}")] == ["not_a_number"]
    assert [problem.code for problem in duty_problems(f'hours_per_month: "{figure}h"')] == ["not_a_number"]
    assert duty("hours_per_month: １０").hours_per_month == 10


@pytest.mark.parametrize("reason", ["none", "-", "なし", "TBD", "未定", "to be decided.", "nil"])
def test_a_waiver_needs_a_reason_that_is_one(reason: str) -> None:
    text = f'company: A\ndepartments: [B]\nwaivers: [{{rule: GOL001, subject: B, owner: C, expires: 2027-01-01, reason: "{reason}"}}]\npeople: [C]\n'
    problems = read(text).problems
    assert [(problem.code, problem.facts["missing"]) for problem in problems] == [
        ("waiver_incomplete", ("reason",))
    ]
    assert read(text.replace(f'"{reason}"', "欠員 until May")).problems == ()


@pytest.mark.parametrize("mark", ["❌", "◎", "🚫", "※", "…", "？！", "#"])
def test_what_has_no_letter_is_no_person(mark: str) -> None:
    for value in (f'primary: "{mark}"', f'backups: ["{mark}"]', f'checked_by: "{mark}"'):
        problems = [problem.code for problem in duty_problems(value)]
        assert problems == ["not_a_person"] or duty(value).backups in ((), None), value


@pytest.mark.parametrize("word", ["n\\a", "nadie", "无", "없음", "нет", "誰も", "k.A.", "空欄"])
def test_nobody_in_other_words(word: str) -> None:
    assert not duty(f"backups: ['{word}']").backups


@pytest.mark.parametrize("word", ["TBD", "未定", "検討中", "?", "❌", "To be confirmed."])
def test_what_is_still_open_speaks_for_nothing(word: str) -> None:
    found = duty(
        f'compensating: ["{word}"], scope: "{word}", office_reason: "{word}", sla: "{word}", licence: "{word}"'
    )
    assert (found.compensating, found.scope, found.office_reason, found.sla, found.licence) == (None,) * 5
    loaded = read(f'company: A\ndepartments: [{{name: B, duties: [{{name: C, sla: "{word}"}}]}}]\n')
    assert [note.code for note in loaded.notes] == ["read_as_unknown"]
    assert duty("compensating: [未定, 通帳の確認], scope: 10万円以上").compensating == ("通帳の確認",)


@pytest.mark.parametrize("cross", ["x", "X", "ｘ", "[x]"])
def test_a_lone_x_is_nobody_in_particular(cross: str) -> None:
    """It is ticked with and struck with: who is meant is unknown, and never taken for a second person."""
    loaded = read(
        f'company: A\ndepartments: [{{name: B, duties: [{{name: C, primary: Ann, backups: "{cross}", checked_by: x}}]}}]\n'
    )
    found = loaded.valid()
    assert [person.name for person in found.people if person.name.casefold() == "x"] == []
    assert "group_is_nobody" in [note.code for note in loaded.notes]
    assert (found.duties[0].backups, found.duties[0].checked_by) == (None, None)


@pytest.mark.parametrize("people", ["people: [X]\n", ""])
def test_somebody_who_is_called_x(people: str) -> None:
    """By an entry, or as others of the company are called by a letter."""
    other = "Ann" if people else "A"
    text = f"company: A\n{people}departments: [{{name: Q, duties: [{{name: C, primary: {other}, backups: [X]}}]}}]\n"
    loaded = read(text)
    assert loaded.valid().duties[0].backups == ("x",)
    assert [note.code for note in loaded.notes] == []


def test_an_x_in_many_spellings_is_asked_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who else is called how is looked at once for all of them: 8,000 of these among 8,000 names had no end."""
    asked = list[int]()

    def counted(names: Iterable[str]) -> bool:
        asked.append(len(list(names)))
        return False

    monkeypatch.setattr("orgaudit.intake.persons.have_letters", counted)
    crosses = ", ".join(f"'{'(' * number}x{')' * number}'" for number in range(1, 30))
    found = read(
        f"company: A\ndepartments: [{{name: B, duties: [{{name: C, primary: Ann, backups: [{crosses}]}}]}}]\n"
    )
    assert len(asked) == 1
    assert found.valid().duties[0].backups is None


def test_a_lone_x_in_a_table_is_a_mark() -> None:
    table = "業務名,主担当,副担当\n給与計算,佐藤,田中\n請求,山本,鈴木\n経理,田中,x\n支払,高橋,×\n"
    text, report = read_parts([("業務.csv", table.encode())], today=TODAY)
    told = [(doubt.code, dict(doubt.facts)) for doubt in report.account.doubts]
    assert told == [("mark_unclear", {"found": "x"})]
    duties = load_text(text, today=TODAY).valid().duties
    assert [duty.backups for duty in duties] == [("田中",), ("鈴木",), None, ()]

"""What stands below a heading that says the contrary never counts as a stand-in, a check, a manual or a duty that may be stopped."""

from pathlib import Path
from typing import Any

import pytest

from orgaudit.knowledge.data_file import parsed_data
from tests.cli.calling import call

PEOPLE = ("Ann Bell", "Bob Stone", "Cara Young")
PERSONS = ("田中 太郎", "佐藤 花子", "鈴木 一郎")
SAID = ("yes", "yes", "no")
ANSWERS = ("はい", "はい", "いいえ")


def _read(heading: str, cells: tuple[str, ...], folder: Path) -> list[dict[str, Any]]:
    heads, home, names, own = (
        ("Duty,Department,Person in charge", "Finance", ("Invoicing", "Payroll", "Closing"), "Dan Hill")
        if heading.isascii()
        else ("業務名,部署,担当者", "総務部", ("請求書発行", "給与計算", "月次決算"), "山本 次郎")
    )
    lines = [f'{heads},"{heading}"']
    lines += [f"{name},{home},{own},{cell}" for name, cell in zip(names, cells, strict=True)]
    file = folder / "list.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert call("import", str(file), "-o", str(folder / "org.yaml")).code == 0
    (department,) = parsed_data(folder / "org.yaml")["departments"]
    duties: list[dict[str, Any]] = department["duties"]
    return duties


@pytest.mark.parametrize(
    ("heading", "key", "cells"),
    [
        ("People who used to stand in for this duty", "backups", PEOPLE),
        ("Former backup person who left the company", "backups", PEOPLE),
        ("Who suffers when the person is away", "backups", PEOPLE),
        ("Who complained about missing backup last year", "backups", PEOPLE),
        ("Is nobody able to do it instead of you?", "backups", SAID),
        ("不在時に困ると言っている人", "backups", PERSONS),
        ("Who checks nothing but signs it off anyway", "checked_by", PEOPLE),
        ("Who may bypass the approval step here", "approvals", PEOPLE),
        ("Who approves nothing here any more?", "approvals", PEOPLE),
        ("承認を飛ばしてもよい人", "approvals", PERSONS),
        ("マニュアルが古いまま放置されている", "manual", ANSWERS),
        ("マニュアルの有無は未確認か", "manual", ANSWERS),
        ("手順書がなくても他の人ができますか", "manual", ANSWERS),
        ("Is the written procedure out of date?", "manual", SAID),
        ("Could harm occur if this should stop?", "stoppable", SAID),
        ("止めてはいけない業務ですか、できますか", "stoppable", ANSWERS),
        ("個人情報を含まない業務ですか", "stoppable", ANSWERS),
        ("個人情報を含まない業務ですか", "data_class", ANSWERS),
        ("Does it contain no personal data", "data_class", SAID),
        ("Is the law silent on this work", "deadline", SAID),
        ("法定期限の対象外かどうか", "deadline", ANSWERS),
        ("重要でない業務の度合い", "criticality", ("高", "低", "低")),
        ("Importance of automating this work", "criticality", ("high", "low", "low")),
        ("委託を打ち切った業務の相手先", "performed_by", ("ABC商事", "山田運輸", "なし")),
        ("代わりがいないため休めない人", "backups", PERSONS),
        ("Backup tape kept at which place", "backups", ("Vault", "Cellar", "Bank")),
        ("Who covers the costs of this work", "backups", ("Finance", "Sales", "Mr Ito")),
        ("バックアップ媒体の保管担当の方", "backups", PERSONS),
        ("代理店の担当者のお名前", "backups", PERSONS),
        ("Who signs for the parcel at reception", "approvals", PEOPLE),
        ("Check in desk staffed by this person", "checked_by", PEOPLE),
        ("手順書を紛失したことがある", "manual", ANSWERS),
        ("機械を止めずにできる作業か", "stoppable", ANSWERS),
    ],
)
def test_the_contrary(heading: str, key: str, cells: tuple[str, ...], tmp_path: Path) -> None:
    assert not any(key in duty for duty in _read(heading, cells, tmp_path))


@pytest.mark.parametrize(
    ("heading", "key", "cells"),
    [
        ("Who covers if you cannot come in?", "backups", PEOPLE),
        ("Who can do it without you?", "backups", PEOPLE),
        ("Who is trained to stand in for this duty", "backups", PEOPLE),
        ("困ったときに代わりに対応できる人は誰ですか", "backups", PERSONS),
        ("退職したら代わりに担当できる人は誰ですか", "backups", PERSONS),
        ("あなたが出社できない時に代わりにやる人", "backups", PERSONS),
        ("手順書は最新ですか、古いですか", "manual", ("最新", "古い", "なし")),
        (
            "Are instructions written down, and are they current or outdated?",
            "manual",
            ("current", "outdated", "none"),
        ),
        ("しばらく止めても迷惑がかからないので止めてよいですか", "stoppable", ANSWERS),
        ("止めても困らない、止められる業務ですか", "stoppable", ANSWERS),
        ("Who is the back-up for this duty in the team?", "backups", PEOPLE),
        ("お休みのときに代わりに担当する方のお名前", "backups", PERSONS),
        ("業務のバックアップを担当する方のお名前", "backups", PERSONS),
        ("How critical is it if not done?", "criticality", ("high", "low", "low")),
    ],
)
def test_the_same_words_in_an_honest_heading(
    heading: str, key: str, cells: tuple[str, ...], tmp_path: Path
) -> None:
    assert all(key in duty for duty in _read(heading, cells, tmp_path))


@pytest.mark.parametrize(
    "heading", ["Does this work have legal deadline exception", "Is this work outsourced no longer now"]
)
def test_yes_and_no_are_words_of_no_field(heading: str, tmp_path: Path) -> None:
    assert not any("manual" in duty for duty in _read(heading, SAID, tmp_path))


@pytest.mark.parametrize("heading", ["Does it hold personal data (yes or no)", "個人情報を扱う業務ですか"])
def test_what_offers_both_answers(heading: str, tmp_path: Path) -> None:
    cells = ("yes", "no", "no") if heading.isascii() else ("はい", "いいえ", "いいえ")
    told = [duty.get("data_class") for duty in _read(heading, cells, tmp_path)]
    assert told == ["personal", None, None]

"""The normal form says what the file says, in either language; YAML keeps everything that is no key and no fixed value."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from orgaudit.intake.editing.layout import Entries, Leaf, layout_of
from orgaudit.intake.editing.places import spots
from orgaudit.intake.editing.rewording import reworded
from orgaudit.intake.fields import Language, table
from orgaudit.intake.normal_form import normal_form
from orgaudit.intake.reading import load_text
from orgaudit.model.dataclass import replace
from orgaudit.model.organization import Organization
from tests.examples import examples
from tests.intake.documents import documents
from tests.intake.test_round_trip import text_of
from tests.intake.texts import company

LANGUAGES: tuple[Language, ...] = ("ja", "en")
SAMPLES = sorted((Path(__file__).parents[2] / "sample_orgs").glob("*.yaml"))
TODAY = date(2026, 11, 20)
both = pytest.mark.parametrize("language", LANGUAGES)


def same(one: Organization, other: Organization) -> bool:
    return _plain(one) == _plain(other)


def _plain(org: Organization) -> Organization:
    """Return a company without its language and the order in which people are first named."""
    return replace(org, language=None, people=tuple(sorted(org.people, key=lambda person: person.id)))


def keys_of(text: str) -> set[str]:
    """Return every key of an element in a text."""
    found: set[str] = set()
    for spot in spots(layout_of(text), table()):
        if isinstance(spot.tree, Entries):
            found |= {
                key.text
                for key, _value in spot.tree.pairs
                if isinstance(key, Leaf) and spot.section.find(key.text) is not None
            }
    return found


@pytest.mark.slow
@examples(25)
@given(documents())
def test_the_normal_form_reads_back_as_the_same_company(document: dict[str, Any]) -> None:
    org = company(text_of(document, "ja"))
    for language in LANGUAGES:
        text = json.dumps(normal_form(org, language), ensure_ascii=False)
        assert same(company(text), org), text


@pytest.mark.slow
@examples(25)
@given(documents())
def test_other_keys_say_the_same(document: dict[str, Any]) -> None:
    for written, wanted in (("ja", "en"), ("en", "ja")):
        text = text_of(document, written)  # type: ignore[arg-type]
        new = reworded({"a.yaml": text}, wanted, TODAY)["a.yaml"]  # type: ignore[arg-type]
        assert same(company(new), company(text))


@pytest.mark.slow
@both
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_keep_their_comments_and_lines(path: Path, language: Language) -> None:
    text = path.read_text(encoding="utf-8")
    new = reworded({"a.yaml": text}, language, TODAY)["a.yaml"]
    assert same(company(new), company(text))
    assert company(new).country == company(text).country
    assert len(new.splitlines()) == len(text.splitlines())
    comment = re.compile(r"(?:^|\s)#.*")
    assert [comment.findall(line) for line in new.splitlines()] == [
        comment.findall(line) for line in text.splitlines()
    ]
    words = {"en": {item.key for one in table().sections.values() for item in one.fields}}
    words["ja"] = {item.aliases[0] for one in table().sections.values() for item in one.fields}
    assert keys_of(new) <= words[language]
    assert reworded({"a.yaml": new}, language, TODAY)["a.yaml"] == new
    there: Language = "en" if language == "ja" else "ja"
    back = reworded(reworded({"a.yaml": new}, there, TODAY), language, TODAY)
    assert back["a.yaml"] == new


def test_values_of_a_fixed_form_are_written_in_one_way() -> None:
    text = (
        "# 会社の説明\n会社: 北斗商事   # 名前\n部署:\n"
        "  - 部署名: 経理部\n    区分: 間接部門\n    業務:\n"
        "      - {業務名: 給与計算, 主担当: 佐藤, 副: 無し, 頻度: 月1回, 工数: 20時間, マニュアル: △, 次回期限: 令和8年12月10日, 媒体: [エクセル, ハンコ]}\n"
        "      - {業務名: 支払, 工数: 約20時間, 不在時停止可: ×, 備考: 令和8年4月1日から}\n".replace(
            "不在時停止可: ×, ", "不在時停止可: いいえ, "
        )
    )
    new = reworded({"a.yaml": text}, "en", TODAY)["a.yaml"]
    assert new == (
        "# 会社の説明\ncompany: 北斗商事   # 名前\ndepartments:\n"
        "  - name: 経理部\n    office: back\n    duties:\n"
        "      - {name: 給与計算, primary: 佐藤, backups: none, frequency: monthly, hours_per_month: 20, manual: outdated, next_due_on: 2026-12-10, media: [excel, seal]}\n"
        "      - {name: 支払, hours_per_month: 約20時間, stoppable: false, note: 令和8年4月1日から}\n"
    )


def test_anchors_and_merges_are_written_once() -> None:
    text = (
        "会社: 北斗商事\nx-共通: &base {頻度: 毎月, 手順書: なし}\n部署:\n  - 部署名: 経理部\n    業務:\n"
        "      - {<<: *base, 業務名: 給与計算, 主担当: &who 佐藤}\n      - {<<: *base, 業務名: 支払, 主担当: *who}\n"
    )
    new = reworded({"a.yaml": text}, "en", TODAY)["a.yaml"]
    assert same(company(new), company(text))
    assert "x-共通: &base {frequency: monthly, manual: none}" in new
    assert new.count("<<: *base") == 2


@pytest.mark.parametrize("section", table().sections)
def test_every_key_is_found_by_its_japanese_name(section: str) -> None:
    for item in table().sections[section].fields:
        found = table().sections[section].find(item.aliases[0])
        assert found is not None
        assert found.key == item.key


def test_who_is_called_like_something_else_goes_by_the_id() -> None:
    text = """\
company: Acme
people:
  - {id: p1, name: "No"}
  - {id: p2, name: n/a}
  - {id: p3, name: "Kim, Lee"}
  - {id: p4, name: Sato}
departments:
  - {name: Finance, head: p2, duties: [{name: Pay, primary: p1, backups: [p1, p3, p4]}]}
"""
    org = load_text(text, today=TODAY).valid()
    told = json.dumps(normal_form(org, "en"), ensure_ascii=False)
    assert '"backups": ["p1", "p3", "Sato"]' in told
    again = load_text(told, today=TODAY).valid()
    assert [duty.backups for duty in again.duties] == [duty.backups for duty in org.duties]
    assert [(one.id, one.name) for one in again.people] == [(one.id, one.name) for one in org.people]

"""What the page asks of Python, asked without a page."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orgaudit.browser.desk import Desk
from orgaudit.wording.catalogue import LANGUAGES
from tests.cli.calling import SILO, call

pytestmark = pytest.mark.slow

DAY = date(2026, 11, 20)


@pytest.fixture
def desk() -> Desk:
    return Desk(DAY)


def asked(desk: Desk, what: str, *files: bytes, language: str = "en", **facts: Any) -> Any:
    answer = desk.ask(what, json.dumps({"language": language, **facts}), *files)
    return answer if isinstance(answer, bytes) else json.loads(answer)


def opened(desk: Desk, text: str = SILO, name: str = "org.yaml", **facts: Any) -> Any:
    return asked(desk, "open", text.encode(), names=[name], **facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reports_are_those_of_the_command_line(
    desk: Desk, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "org.yaml").write_text(SILO, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    opened(desk, language=language)
    for form in ("json", "html"):
        told = call("audit", "org.yaml", "--today", str(DAY), "--lang", language, "--format", form)
        assert asked(desk, "save", kind=form, language=language).decode() == told.out


def test_every_sample_opens_and_every_file_of_it_can_be_kept(desk: Desk) -> None:
    state = asked(desk, "open", sample="saas_startup")
    assert state["files"] == ["saas_startup.yaml"]
    for kind in ("yaml", "workbook", "html", "xlsx", "json"):
        assert asked(desk, "save", kind=kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_changes_the_file_and_the_score_and_is_asked_no_more(desk: Desk, language: str) -> None:
    state = asked(desk, "open", sample="wholesale_ja", language=language)
    question = next(item for item in state["questions"] if item["none"])
    before = asked(desk, "save", kind="yaml").decode()
    none = {"ja": "なし", "en": "none"}[language]
    told = asked(desk, "answer", id=question["id"], text=none, language=language)
    first, _, rest = told["changed"].partition(" → ")
    assert state["score"].startswith(first)
    assert rest == told["score"]
    assert question["id"] not in [item["id"] for item in told["questions"]]
    after = asked(desk, "save", kind="yaml").decode()
    assert len(after.splitlines()) == len(before.splitlines()) + 1
    again = asked(desk, "answer", id=question["id"], text=none, language=language)
    assert list(again) == ["problems"]


SPARSE = """company: 甲社
departments:
  - name: 経理部
    duties: [{name: 給与の振込, primary: 佐藤}, {name: 請求書の発行, primary: 佐藤}]
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_stands_in_a_list_is_an_answer(desk: Desk, language: str) -> None:
    state = opened(desk, SPARSE, language=language)
    lists = {
        tuple(question["options"]): question["id"] for question in state["questions"] if question["options"]
    }
    assert lists
    for options, key in lists.items():
        for option in options:
            opened(desk, SPARSE, language=language)
            assert "changed" in asked(desk, "answer", id=key, text=option, language=language), option


def test_an_answer_that_does_not_fit_is_told_and_changes_nothing(desk: Desk) -> None:
    state = opened(desk, SPARSE, language="ja")
    before = asked(desk, "save", kind="yaml")
    question = next(item for item in state["questions"] if item["options"])
    told = asked(desk, "answer", id=question["id"], text="ねこ", language="ja")
    assert "ねこ" in told["problems"][0]
    assert asked(desk, "save", kind="yaml") == before


def test_a_leaver_is_tried_out_and_stays(desk: Desk) -> None:
    state = opened(desk, language="ja")
    person = next(item["id"] for item in state["people"] if item["name"] == "佐藤花子")
    told = asked(desk, "leave", person=person, language="ja")
    assert "佐藤花子" in told["changed"]
    assert "→" in told["changed"]
    assert "佐藤花子" in told["html"]
    assert asked(desk, "state", language="ja") == state


def test_a_workbook_becomes_a_company_and_comes_back(desk: Desk) -> None:
    before = asked(desk, "open", sample="healthy")
    assert before["left_out"] == ""
    assert "waiver" in asked(Desk(DAY), "open", sample="wholesale_ja")["left_out"]
    book = asked(desk, "save", kind="workbook")
    again = asked(desk, "open", book, names=["company.xlsx"])
    assert again["files"] == ["org.yaml"]
    assert (again["company"], again["score"]) == (before["company"], before["score"])


def test_without_the_reader_of_workbooks_that_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(desk, "open", sample="minimal")
    book = asked(desk, "save", kind="workbook")
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert "orgaudit import" in asked(desk, "open", book, names=["company.xlsx"])["problems"][0]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"org.yaml": b"company: A\ndepartments: 3\n"}, "org.yaml:2:14:"),
        ({"org.yaml": SILO.encode(), "a.csv": b"x"}, "not both"),
        ({"a.xlsx": b"PK\x03\x04"}, "a.xlsx"),
        ({"a.csv": b"a,b\n1,2\n"}, "No department"),
    ],
)
def test_what_is_no_company_is_told(desk: Desk, files: dict[str, bytes], told: str) -> None:
    refused = asked(desk, "open", *files.values(), names=list(files))
    assert list(refused) == ["problems"]
    assert told in refused["problems"][0]


def test_the_empty_workbook_needs_no_company(desk: Desk) -> None:
    assert asked(desk, "save", kind="workbook").startswith(b"PK")

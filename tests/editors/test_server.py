"""``orgaudit lsp`` as an editor drives it: one server for all tests, over its standard streams."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.settings import Settings
from tests.editors.client import Editor, edited, position
from tests.editors.companies import SALES

TEXT = (
    SALES
    + """\
  - name: 経理部
    office: back
    duties:
      - name: 給与計算
        primary: 石田
        backups: なし
        manual: なし
        deadline: 法定
        hours_per_month: 30
handoffs:
  - {from: 営業部/受注入力, to: 経理部, what: 請求, medium: 紙}
"""
)

PARTED = TEXT.replace("people:\n  - {name: 秋山 一, department: 営業部}\n  - 石田\n", "")


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("editor")
    (folder / "strict").mkdir()
    (folder / "strict" / ".orgaudit.yaml").write_text("lang: ja\nselect: SIL003\n", encoding="utf-8")
    (folder / "parts").mkdir()
    (folder / "parts" / ".orgaudit.yaml").write_text("paths: [.]\n", encoding="utf-8")
    (folder / "parts" / "org.yaml").write_text(PARTED, encoding="utf-8")
    (folder / "parts" / "people.yaml").write_text("people: [秋山]\n", encoding="utf-8")
    made = Editor(folder)
    yield made
    made.close()


def at(text: str, word: str, inside: int = 1) -> lsp.Position:
    return position(text, text.index(word) + inside)


def shown_text(text: str, item: lsp.Diagnostic) -> str:
    """Return what of a text a diagnostic underlines, as an editor reads its range."""
    line = text.replace("\r\n", "\n").split("\n")[item.range.start.line].encode("utf-16-le")
    return str(line[2 * item.range.start.character : 2 * item.range.end.character], "utf-16-le")


def test_findings_stand_where_an_audit_finds_them(editor: Editor) -> None:
    shown = editor.write("org.yaml", TEXT)
    loaded = load_text(TEXT, today=date(2026, 10, 1))
    result = audit(loaded.valid(), Settings(today=date(2026, 10, 1)))
    ours = [item for item in shown if item.data]
    assert sorted(str(item.code) for item in ours) == sorted(item.finding.rule for item in result.findings)
    assert all(item.source == "orgaudit" for item in shown)
    stops = {item.range.start.line: item for item in ours if item.code == "SIL003"}
    assert [shown_text(TEXT, item) for item in stops.values()] == ["なし", "なし"]
    related = [(item.message, item.location.range.start) for item in stops[10].related_information or ()]
    assert related == [("秋山 一", at(TEXT, "秋山 一", 0))]
    assert {item.severity for item in ours} >= {lsp.DiagnosticSeverity.Error}
    assert "hidden" not in "".join(item.message for item in shown)


def test_places_are_right_with_line_ends_of_windows(editor: Editor) -> None:
    unix = editor.write("unix.yaml", TEXT)
    windows = editor.write("windows.yaml", TEXT.replace("\n", "\r\n"))
    assert [(item.code, item.range) for item in unix] == [(item.code, item.range) for item in windows]


def test_a_broken_file_shows_its_problem_and_keeps_what_was_found(editor: Editor) -> None:
    whole = editor.write("broken.yaml", TEXT)
    kept = [item for item in whole if item.data and item.range.start.line > 8]
    line = TEXT.index("    office: front")
    broken = editor.write("broken.yaml", TEXT[:line] + "    head: [石\n    x: :\n" + TEXT[line:])
    problems = [item for item in broken if not item.data and item.severity == lsp.DiagnosticSeverity.Error]
    assert problems
    assert 7 <= problems[0].range.start.line <= 9
    later = [(item.code, item.range.start.line) for item in broken if item.data]
    assert [(item.code, item.range.start.line + 2) for item in kept] == [
        found for found in later if found[1] > 10
    ]
    assert editor.write("broken.yaml", TEXT) == whole


def test_wrong_input_is_told_at_its_place(editor: Editor) -> None:
    text = TEXT.replace("criticality: 高", "criticality: 超")
    (problem,) = [item for item in editor.write("wrong.yaml", text) if not item.data and item.severity == 1]
    assert shown_text(text, problem) == "超"
    assert problem.code == "unknown-value"


def test_files_of_others_are_left_alone(editor: Editor) -> None:
    document = lsp.TextDocumentItem(
        editor.uri("compose.yaml"), "yaml", 1, "services:\n  web:\n    image: x\n"
    )
    editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(document))
    editor.write("after.yaml", TEXT)
    assert editor.uri("compose.yaml") not in editor.shown


@pytest.mark.parametrize(
    ("typed", "expected", "written"),
    [
        ("    of", "office", "office: "),
        ("    区", "区分", "区分: "),
        ("    office: ", "middle", "middle"),
        ("    head: 石", "石田", "石田"),
        ("    parent: ", "経理部", "経理部"),
    ],
)
def test_keys_values_and_names_are_completed_on_a_half_written_line(
    editor: Editor, typed: str, expected: str, written: str
) -> None:
    text = TEXT.replace("    office: back\n", f"{typed}\n")
    editor.write("typed.yaml", TEXT)
    editor.write("typed.yaml", text)
    found = editor.ask("completion", "typed.yaml", position(text, text.index(f"{typed}\n") + len(typed)))
    offers = {item.label: item.text_edit for item in found.items}
    assert expected in offers
    after = edited(text, [offers[expected]])
    assert f"{typed[: len(typed) - len(typed.split(' ')[-1])]}{written}\n" in after


def test_a_key_that_is_there_is_not_offered_again(editor: Editor) -> None:
    text = TEXT.replace("        backups: なし\n        manual", "        \n        manual")
    editor.write("again.yaml", text)
    found = editor.ask("completion", "again.yaml", position(text, text.index("        \n") + 8))
    labels = {item.label for item in found.items}
    assert {"backups", "副担当"} <= labels
    assert not {"manual", "手順書", "primary", "name"} & labels


def test_hover_tells_the_rule_and_the_key(editor: Editor) -> None:
    shown = editor.write("hover.yaml", TEXT)
    sole = next(item for item in shown if item.code == "SIL003")
    told = editor.ask("hover", "hover.yaml", sole.range.start).contents.value
    assert "SIL003" in told
    assert all(f"\n{number}. " in told for number in range(1, 8)), "the whole ladder of remedies"
    key = editor.ask("hover", "hover.yaml", at(TEXT, "hours_per_month: 30")).contents.value
    assert "Hours a month." in key
    assert "月間時間" in key


def test_definitions_are_found(editor: Editor) -> None:
    editor.write("goto.yaml", TEXT)
    for word, inside, target in (
        ("秋山さん", 1, "秋山 一, department"),
        ("department: 営業部", 13, "営業部\n    head"),
        ("営業部/受注入力", 5, "受注入力, primary"),
    ):
        found = editor.ask("definition", "goto.yaml", at(TEXT, word, inside))
        assert found.range.start == position(TEXT, TEXT.index(target)), word


def test_a_person_is_renamed_wherever_it_stands(editor: Editor) -> None:
    editor.write("rename.yaml", TEXT)
    place = at(TEXT, "秋山さん")
    assert editor.ask("prepare_rename", "rename.yaml", place)
    changes = editor.ask("rename", "rename.yaml", place, new_name="秋山 😀花").changes
    after = edited(TEXT, changes[editor.uri("rename.yaml")])
    assert after.count("秋山 😀花") == 3
    assert "秋山さん" not in after
    assert "秋山 一" not in after
    with pytest.raises(JsonRpcException, match="somebody else"):
        editor.ask("rename", "rename.yaml", place, new_name="石田")


def test_who_has_an_id_keeps_it_under_another_name_and_the_id_can_become_another(editor: Editor) -> None:
    text = TEXT.replace("{name: 秋山 一,", "{id: akiyama, name: 秋山 一,").replace(
        "[秋山 一, 石田]", "[akiyama, 石田]"
    )
    editor.write("id.yaml", text)
    for place, new, gone, stays in (
        ("秋山 一", "秋山 花", ("秋山 一", "秋山さん"), "akiyama"),
        ("akiyama", "hana", ("akiyama",), "秋山 一"),
    ):
        changes = editor.ask("rename", "id.yaml", at(text, place), new_name=new).changes
        after = edited(text, changes[editor.uri("id.yaml")])
        assert after.count(new) == 2
        assert not any(word in after for word in gone)
        assert after.count(stays) == text.count(stays)


def test_a_finding_is_waived_only_with_a_reason(editor: Editor) -> None:
    shown = editor.write("waive.yaml", TEXT)
    sole = [item for item in shown if item.code == "SIL003"][-1]
    action = next(item for item in editor.actions("waive.yaml", sole.range) if "Waive SIL003" in item.title)
    assert action.edit
    assert action.edit.changes
    after = edited(TEXT, list(action.edit.changes[editor.uri("waive.yaml")]))
    problems = [item for item in editor.write("waive.yaml", after) if not item.data and item.severity == 1]
    assert problems
    assert all("SIL003" in after.split("\n")[item.range.start.line] for item in problems)
    reasoned = editor.write("waive.yaml", after.replace('reason: ""', "reason: 移管する"))
    assert [item for item in reasoned if not item.data and item.severity == 1] == []
    assert (sole.code, sole.message) not in [(item.code, item.message) for item in reasoned]


def test_gaps_are_answered_and_proposals_taken(editor: Editor) -> None:
    editor.write("answer.yaml", TEXT)
    name = position(TEXT, TEXT.index("給与計算"))
    found = editor.actions("answer.yaml", lsp.Range(name, name))
    taken = next(item for item in found if item.title.startswith("Take the proposed function"))
    answers = [item for item in found if " - " in item.title and "Waive" not in item.title]
    assert answers
    for action in (taken, *answers):
        assert action.edit
        assert action.edit.changes
        after = edited(TEXT, list(action.edit.changes[editor.uri("answer.yaml")]))
        assert load_text(after, today=date(2026, 10, 1)).problems == (), action.title
        assert after != TEXT


def test_settings_beside_the_file_hold(editor: Editor) -> None:
    shown = editor.write("strict/org.yaml", TEXT)
    assert {item.code for item in shown if item.data} == {"SIL003"}
    assert any("一人の不在で止まる業務" in item.message for item in shown)


def test_a_company_in_several_files_is_one(editor: Editor) -> None:
    shown = editor.write("parts/org.yaml", PARTED)
    assert [item for item in shown if item.severity == 1 and not item.data] == []
    found = editor.ask("definition", "parts/org.yaml", at(PARTED, "秋山さん"))
    assert found.uri == editor.uri("parts/people.yaml")


def test_the_outline_shows_departments_and_their_duties(editor: Editor) -> None:
    editor.write("outline.yaml", TEXT)
    params = lsp.DocumentSymbolParams(lsp.TextDocumentIdentifier(editor.uri("outline.yaml")))
    found = editor.run(editor.client.text_document_document_symbol_async(params))
    assert [item.name for item in found][:2] == ["営業部", "経理部"]
    assert [item.name for item in found[0].children] == ["😀見積作成", "受注入力"]


def test_nothing_was_written(editor: Editor) -> None:
    assert sorted(path.name for path in editor.folder.rglob("*") if path.is_file()) == [
        ".orgaudit.yaml",
        ".orgaudit.yaml",
        "org.yaml",
        "people.yaml",
    ]
    assert (editor.folder / "parts" / "org.yaml").read_text(encoding="utf-8") == PARTED


def test_what_a_closed_file_showed_is_taken_away(editor: Editor) -> None:
    editor.write("closed.yaml", TEXT)
    document = lsp.TextDocumentIdentifier(editor.uri("closed.yaml"))
    editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(document))
    assert editor.until(editor.uri("closed.yaml"), None) == []


@pytest.mark.parametrize("uri", ["untitled:Untitled-1", "file:///" + "x" * 5000, "file:///tmp/%00.yaml", ""])
def test_an_address_that_no_file_can_have_is_answered_with_nothing(uri: str, editor: Editor) -> None:
    opened = lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "yaml", 1, TEXT))
    editor.client.text_document_did_open(opened)
    asked = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(2, 8))
    assert editor.run(_asked(editor, asked)) is None
    assert editor.ask("hover", "closed.yaml", lsp.Position(2, 8)) is None


async def _asked(editor: Editor, params: lsp.HoverParams) -> lsp.Hover | None:
    return await editor.client.text_document_hover_async(params)


def test_positions_count_in_units_of_utf16(editor: Editor) -> None:
    assert editor.capabilities.position_encoding in (None, lsp.PositionEncodingKind.Utf16)


def test_every_file_of_the_tests_is_a_company(tmp_path: Path) -> None:
    assert load_text(TEXT, today=date(2026, 10, 1)).problems == ()


def test_places_are_counted_in_the_units_that_the_client_names_first(tmp_path: Path) -> None:
    ours = Editor(tmp_path, encodings=["utf-8", "utf-16"])
    try:
        assert ours.capabilities.position_encoding == "utf-8"
        stops = next(item for item in ours.write("org.yaml", TEXT) if item.code == "SIL003")
        line = TEXT.split("\n")[stops.range.start.line].encode()
        assert line[stops.range.start.character : stops.range.end.character].decode() == "なし"
    finally:
        ours.close()

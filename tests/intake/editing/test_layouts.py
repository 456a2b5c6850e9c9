"""Whatever the layout of a file: an edit arrives, and all that stood there before still stands, in its order."""

import re
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from orgaudit.intake.editing.applying import apply
from orgaudit.intake.editing.edits import Element, SetField, Value
from orgaudit.intake.editing.layout import data_of, layout_of
from orgaudit.intake.reading import load_text
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty

TODAY = date(2026, 11, 20)
WORDS = {
    "company": "会社",
    "departments": "部署",
    "duties": "業務",
    "goals": "目標",
    "head": "部署長",
    "primary": "主担当",
    "backups": "副担当",
    "manual": "手順書",
    "note": "備考",
}
NAMES = {"company": "会社名", "department": "部署名", "duty": "業務名", "goal": "内容"}


@st.composite
def layouts(draw: st.DrawFn) -> str:
    """Draw the text of a company in which every element is written in a style of its own."""
    break_ = draw(st.sampled_from(("\n", "\r\n")))
    lines = [_remark(draw, ""), *_company(draw)]
    lines.append(f"{_key(draw, 'departments')}:{_end(draw)}")
    indent = draw(st.sampled_from(("", "  ", "    ")))
    for number in range(draw(st.integers(1, 2))):
        lines += _department(draw, number, indent)
    text = break_.join(lines)
    return text + (break_ if draw(st.booleans()) else "")


def _company(draw: st.DrawFn) -> list[str]:
    if draw(st.booleans()):
        return [f"{_key(draw, 'company')}: X{_end(draw)}"]
    return [f"{_key(draw, 'company')}: {{name: X}}{_end(draw)}"]


def _department(draw: st.DrawFn, number: int, indent: str) -> list[str]:
    japanese = draw(st.booleans())
    name = _word("name", "department", japanese=japanese)
    if draw(st.booleans()):
        duties = ", ".join(_flow_duty(draw, index) for index in range(draw(st.integers(1, 2))))
        return [
            f"{indent}- {{{name}: D{number}, {_word('duties', '', japanese=japanese)}: [{duties}]}}{_end(draw)}"
        ]
    inner = indent + "  "
    lines = [f"{indent}- {name}: D{number}{_end(draw)}", _remark(draw, inner)]
    if draw(st.booleans()):
        lines.append(
            f"{inner}{_word('head', '', japanese=japanese)}:{draw(st.sampled_from(('', ' Ann', ' ~')))}{_end(draw)}"
        )
    lines.append(f"{inner}{_word('duties', '', japanese=japanese)}:{_end(draw)}")
    deeper = inner + draw(st.sampled_from(("", "  ")))
    for index in range(draw(st.integers(1, 3))):
        lines += _block_duty(draw, index, deeper, japanese=japanese)
    return [line for line in lines if line]


def _flow_duty(draw: st.DrawFn, number: int) -> str:
    return draw(
        st.sampled_from(
            (f"d{number}", f"'d{number}'", f"{{name: d{number}}}", f"{{ 業務名: d{number}, 手順書: あり }}")
        )
    )


def _block_duty(draw: st.DrawFn, number: int, indent: str, *, japanese: bool) -> list[str]:
    style = draw(st.integers(0, 3))
    if style == 0:
        return [f"{indent}- d{number}{_end(draw)}"]
    if style == 1:
        return [f"{indent}- {_flow_duty(draw, number)}{_end(draw)}"]
    lines = [f"{indent}- {_word('name', 'duty', japanese=japanese)}: d{number}{_end(draw)}"]
    if draw(st.booleans()):
        lines += [f"{indent}  {_word('primary', '', japanese=japanese)}:", f"{indent}    - Ann{_end(draw)}"]
    if style == 3:
        lines += [
            f"{indent}  {_word('note', '', japanese=japanese)}: |",
            f"{indent}    one",
            f"{indent}    two",
        ]
    return [*lines, _remark(draw, indent)]


def _key(draw: st.DrawFn, key: str) -> str:
    return draw(st.sampled_from((key, WORDS[key], f'"{key}"')))


def _word(key: str, kind: str, *, japanese: bool) -> str:
    return (NAMES[kind] if key == "name" else WORDS[key]) if japanese else key


def _end(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(("", "", "  # remark", " # 注")))


def _remark(draw: st.DrawFn, indent: str) -> str:
    return draw(st.sampled_from(("", f"{indent}# a remark")))


VALUES: dict[str, st.SearchStrategy[Any]] = {
    "primary": st.sampled_from((["Ann"], ["Ann", "伊藤 花"], "none")),
    "backups": st.sampled_from(("なし", ["Ben"], [])),
    "manual": st.sampled_from(("ok", "なし")),
    "hours_per_month": st.sampled_from((3, 0.5)),
    "tags": st.lists(
        st.text(
            st.characters(min_codepoint=33, max_codepoint=0x3100, exclude_categories=("Cs", "Cn", "Cc", "Z")),
            min_size=1,
            max_size=8,
        ).filter(lambda text: text.strip() == text and text not in ("none", "×", "—", "―", "✕", "~")),
        min_size=2,
        max_size=3,
    ),
}


@given(layouts(), st.data())
def test_any_layout(text: str, data: st.DataObject) -> None:
    before = load_text(text, today=TODAY)
    assert before.organization is not None, before.problems
    org = before.organization
    subjects: list[Department | Duty] = [*org.departments, *org.duties]
    edits = []
    for subject in data.draw(
        st.lists(st.sampled_from(subjects), unique_by=lambda item: (item.kind, item.address))
    ):
        if subject.kind == "department":
            edits.append(SetField(Element("department", subject.address), "head", "Zoe"))
            continue
        for field in data.draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True)):
            value: Value = data.draw(VALUES[field])
            edits.append(SetField(Element("duty", subject.address), field, value))
    done = apply({"company.yaml": text}, edits, TODAY).texts["company.yaml"]

    after = load_text(done, today=TODAY)
    assert after.organization is not None, (done, after.problems)
    changed = {(edit.element.kind, edit.element.address, edit.field) for edit in edits}
    kept = {(item.kind, item.address): item for item in after.organization.subjects()}
    for old in org.subjects():
        for name in ("primary", "backups", "manual", "hours_per_month", "tags", "note", "head"):
            if hasattr(old, name) and (old.kind, old.address, name) not in changed:
                assert getattr(kept[old.kind, old.address], name) == getattr(old, name)
    assert _remarks(done) == _remarks(text)
    if not edits:
        assert done == text
    if "\r\n" in text:
        assert "\n" not in done.replace("\r\n", "")
    tree = layout_of(done)
    assert tree is not None
    assert data_of(tree)


def _remarks(text: str) -> list[str]:
    return re.findall("# (?:a remark|remark|注)", text)

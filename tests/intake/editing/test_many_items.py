"""Items added together stand where they stand when they are added one after the other, and a refusal names its own edit."""

from datetime import date

import pytest

from orgaudit.intake.editing.applying import apply
from orgaudit.intake.editing.edits import TOP, AddItem, Edit, EditRefused, Element

TODAY = date(2026, 11, 20)
TEXTS = {
    "org.yaml": """\
company: 北斗商事  # a remark
departments:
  - 営業部
  - name: 経理部
    duties: []
  - name: 総務部
    duties:
      - 郵便  # kept

      - name: 備品
        media: [紙]
  - {name: 法務部, duties: [契約審査]}
""",
    "more.yaml": "departments:\n  - name: 物流部\n",
}


def added(department: str, name: str, field: str = "duties") -> AddItem:
    key = "text" if field == "goals" else "name"
    return AddItem(Element("department", department), field, {key: name})


MANY: list[Edit] = [
    added(department, f"業務{number}")
    for number in range(3)
    for department in ("営業部", "経理部", "総務部", "法務部", "物流部")
]
NEW: list[Edit] = [
    AddItem(TOP, "departments", {"name": "人事部"}),
    added("人事部", "採用"),
    added("人事部", "給与"),
]
GOALS: list[Edit] = [added("総務部", "早くする", "goals"), added("営業部", "増やす", "goals")]


@pytest.mark.parametrize(
    "edits",
    [
        MANY,
        NEW,
        [*GOALS, *MANY],
        [AddItem(TOP, "departments", {"name": str(number)}) for number in (7, 8, 9)],
    ],
)
def test_together_or_one_by_one_is_the_same(edits: list[Edit]) -> None:
    texts = TEXTS
    for edit in edits:
        texts = dict(apply(texts, [edit], TODAY).texts)
    assert dict(apply(TEXTS, edits, TODAY).texts) == texts
    assert texts != TEXTS


def test_a_refusal_names_the_edit_that_cannot_be_made() -> None:
    wrong = added("ない部", "業務")
    with pytest.raises(EditRefused) as refused:
        apply(TEXTS, [added("総務部", "一"), wrong, added("総務部", "二")], TODAY)
    assert refused.value.edit == wrong

"""A company in JSON stays JSON, whatever is written into it."""

import json
from datetime import date

import pytest

from orgaudit.intake.editing.applying import apply
from orgaudit.intake.editing.edits import Edit, Element, SetField
from orgaudit.intake.reading import load_text

TODAY = date(2026, 11, 20)
COMPANY = {
    "company": {"name": "A"},
    "departments": [
        {"name": "営業部", "duties": [{"name": "訪問", "hours_per_month": 25, "manual": "none"}]}
    ],
}


@pytest.mark.parametrize("indent", [None, 2, 4])
@pytest.mark.parametrize("end", ["", "\n"])
def test_edits_are_written_as_json(indent: int | None, end: str) -> None:
    text = json.dumps(COMPANY, ensure_ascii=False, indent=indent) + end
    duty = Element("duty", "営業部/訪問")
    edits: list[Edit] = [
        SetField(duty, "primary", ["鈴木: 一郎"]),
        SetField(duty, "next_due_on", date(2027, 1, 31)),
    ]
    new = apply({"a.json": text}, edits, TODAY).texts["a.json"]
    (kept,) = json.loads(new)["departments"][0]["duties"]
    assert kept["primary"] in ("鈴木: 一郎", ["鈴木: 一郎"])
    assert (kept["next_due_on"], kept["hours_per_month"], kept["manual"]) == ("2027-01-31", 25, "none")
    assert new == json.dumps(json.loads(new), ensure_ascii=False, indent=indent) + end
    (read,) = load_text(new, today=TODAY).valid().duties
    assert (read.primary, read.next_due_on) == (("鈴木: 一郎",), date(2027, 1, 31))

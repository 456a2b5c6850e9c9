"""A table of many rows is read row by row without asking of each whether it heads the next; where one does follow, it is found."""

import pytest

from orgaudit.intake.sheets.importing import read_parts
from tests.intake.sheets.building import text

HEAD = ["部署", "業務名", "主担当"]
LONG = [HEAD, *(["経理部", f"業務{number}", "佐藤"] for number in range(90))]
HANDOFFS = [["渡す部署", "受ける部署", "渡すもの"], ["経理部", "総務部", "請求書"]]


@pytest.mark.parametrize(
    ("between", "more", "duties", "handoffs"),
    [
        ([], [], 90, 0),
        ([], [HEAD, ["総務部", "備品の発注", "林"]], 91, 0),
        ([], [["業務名", "部署", "主担当"], ["備品の発注", "総務部", "林"]], 91, 0),
        ([[""]], [["業務名", "主担当", "部署"], ["備品の発注", "林", "総務部"]], 91, 0),
        ([["【受け渡し】"]], HANDOFFS, 90, 1),
        ([[""], ["受け渡し一覧"]], HANDOFFS, 90, 1),
    ],
)
def test_what_follows_a_long_table(
    between: list[list[str]], more: list[list[str]], duties: int, handoffs: int
) -> None:
    org, _report = read_parts([("a.csv", text([*LONG, *between, *more]).encode())])
    assert org.count("name: 業務") + org.count("備品の発注") == duties
    assert org.count("what: 請求書") == handoffs
    assert "name: 業務名" not in org

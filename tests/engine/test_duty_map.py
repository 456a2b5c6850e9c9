"""The two-axis map of duties: where each stands, and where its office comes from."""

from datetime import date

from orgaudit.engine.duty_map import duty_map
from orgaudit.intake.reading import load_text

TEXT = """
company: 北斗商事
部署:
  - 部署名: 営業部
    区分: フロント
    業務:
      - {業務名: 訪問, オフィス: フロント, 顧客接点: 常時, 目的: 売上, 月間時間: 40}
      - {業務名: 集計, 機能: payroll}
      - 請求書の発行
      - あれこれ
      - {業務名: 移転, 種別: 案件}
"""


def test_each_duty_says_where_its_office_comes_from() -> None:
    organization = load_text(TEXT, today=date(2026, 11, 20)).organization
    assert organization is not None
    found = duty_map(organization)
    assert [(item.duty, item.office, item.office_from) for item in found] == [
        ("営業部/訪問", "front", "declared"),
        ("営業部/集計", "back", "function"),
        ("営業部/請求書の発行", "back", "name"),
        ("営業部/あれこれ", None, None),
    ]
    visit = found[0]
    assert (visit.customer_contact, visit.purpose, visit.hours_per_month) == ("regular", "revenue", 40.0)

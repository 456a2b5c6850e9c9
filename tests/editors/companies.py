"""The company that these tests write in an editor."""

SALES = """\
# 😀 星野商会
company: {name: 星野商会😀, industry: 卸売, as_of: 2026-10-01}
people:
  - {name: 秋山 一, department: 営業部}
  - 石田
departments:
  - name: 営業部
    head: 石田
    office: front
    duties:
      - {name: 😀見積作成, primary: 秋山さん, backups: なし, manual: なし, hours_per_month: 60, criticality: 高}
      - {name: 受注入力, primary: [秋山 一, 石田], backups: [石田], manual: ok, hours_per_month: 80}
"""

"""Companies of the tests' own, with enough to say, so that a sample company may be edited freely."""

TRADING = """\
company: {name: 星野商会, industry: 卸売, employees: 40, as_of: 2026-10-01, country: JP}
departments:
  - name: 営業一部
    head: 大野一郎
    office: front
    goals: [売上を伸ばす]
    duties:
      - {name: 見積作成, primary: 秋山, backups: なし, manual: なし, hours_per_month: 60, criticality: 高, media: 紙}
      - {name: 受注入力, primary: 秋山, backups: [石田], manual: ok, hours_per_month: 80}
      - {name: 与信審査, primary: 石田, backups: なし, manual: なし, hours_per_month: 20, criticality: 最重要}
  - name: 営業二部
    office: front
    duties:
      - {name: 見積作成, primary: 上野, backups: なし, manual: なし, hours_per_month: 40}
      - {name: 納期調整, primary: 上野, backups: [遠藤], manual: ok, hours_per_month: 30}
  - name: 経理部
    head: 高田次郎
    office: back
    duties:
      - {name: 支払申請, process: 支払, step: initiate, primary: 岡本, backups: [加藤], manual: ok, hours_per_month: 10, criticality: 高}
      - {name: 支払承認, process: 支払, step: authorise, primary: 岡本, backups: [加藤], manual: ok, hours_per_month: 10, criticality: 最重要}
      - {name: 支払記帳, process: 支払, step: record, primary: 加藤, backups: [岡本], manual: ok, hours_per_month: 20}
      - {name: 給与計算, primary: 加藤, backups: なし, manual: なし, deadline: 法定, hours_per_month: 30, criticality: 高}
      - {name: 請求書発行, primary: 木下, backups: なし, manual: なし, deadline: 契約, hours_per_month: 50, seals: 3, media: 紙}
"""
"""Every family has something to find here; 岡本 asks for a payment and approves it."""

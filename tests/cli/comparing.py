"""Two states of one company in a folder of their own, and the call that compares them."""

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from orgaudit.reports.machine.json.diff_schema import diff_schema
from tests.cli.calling import Called, call

COMPANY = """\
company: {name: 北斗商事, as_of: 2026-11-20}
departments:
  - name: 経理部
    office: back
    duties:
      - {name: 給与計算, primary: 佐藤花子, backups: [鈴木一郎], manual: ok, criticality: 最重要, deadline: 法定, hours_per_month: 30}
      - {name: 請求, primary: 鈴木一郎, backups: [佐藤花子], manual: ok, criticality: 中, deadline: 社内, hours_per_month: 30}
  - {name: 営業部, office: front, duties: [見積書の作成]}
"""
WORSE = COMPANY.replace("primary: 佐藤花子, backups: [鈴木一郎]", "primary: 佐藤花子, backups: なし")
UNKNOWN = COMPANY.replace("primary: 佐藤花子, backups: [鈴木一郎]", "primary: 佐藤花子")


def write_states(folder: Path) -> None:
    """Write the states as old.yaml, new.yaml and unknown.yaml."""
    for name, text in (("old", COMPANY), ("new", WORSE), ("unknown", UNKNOWN)):
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def diff(*arguments: str, lang: str = "en") -> Called:
    return call("diff", *(arguments or ("old.yaml", "new.yaml")), "--lang", lang)


def as_json(*arguments: str) -> Any:
    report = json.loads(diff(*arguments, "--format", "json").out)
    assert list(Draft7Validator(diff_schema()).iter_errors(report)) == []
    return report

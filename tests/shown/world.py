"""A folder in which every call that is shown can be made: a company under git, an earlier state, clients, spreadsheets."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from orgaudit.browser.parts import PYODIDE
from orgaudit.wording.catalogue import Language
from tests.cli.calling import call
from tests.compare.repository import commit, repository

COMPANIES: dict[Language, str] = {
    "en": """\
company: {name: Meadow & Sons, country: JP}
departments:
  - id: sales
    name: Sales
    office: front
    duties:
      - {name: New customers, primary: Kim Park, backups: [Ann Lee], manual: ok}
      - {id: invoices, name: Issue invoices, primary: Kim Park, backups: none, hours_per_month: 20, criticality: high}
  - name: Order desk
    duties:
      - {name: Order entry, primary: Bo Berg, media: [fax], hours_per_month: 60}
  - name: Accounting
    office: back
    duties:
      - {name: Payroll, primary: Ann Lee, backups: none, manual: none, deadline: legal, hours_per_month: 30}
""",
    "ja": """\
company: {name: 北斗商事, country: JP}
departments:
  - name: 営業部
    office: front
    duties:
      - {name: 新規開拓, primary: 佐藤花子, backups: [鈴木一郎], manual: ok}
      - {name: 請求書の発行, primary: 佐藤花子, backups: なし, hours_per_month: 20, criticality: 高}
  - name: 営業事務課
    duties:
      - {name: 受注入力, primary: 高橋次郎, media: [fax], hours_per_month: 60}
  - name: 経理部
    office: back
    duties:
      - {name: 給与計算, primary: 鈴木一郎, backups: なし, manual: なし, deadline: 法定, hours_per_month: 30}
""",
}

DUTIES = (("部署", "業務名", "主担当", "優先度", "メモ"), ("経理部", "給与計算", "佐藤花子", "高", "x"))
GOALS = (("部署", "目標"), ("経理部", "決算を5日で締める"))
ENGLISH = (
    ("Department", "Duty", "In charge", "Memo"),
    ("Accounting", "Payroll", "Ann Lee", "x"),
)
JAPANESE = (("部署", "業務名", "実務者", "メモ"), ("経理部", "給与計算", "佐藤花子", "x"))
TABLES = {
    "work-inventory.xlsx": ENGLISH,
    "sales.xlsx": ENGLISH,
    "finance.xlsx": ENGLISH,
    "finance.csv": ENGLISH,
    "業務棚卸表.xlsx": JAPANESE,
    "営業.xlsx": JAPANESE,
    "経理.xlsx": JAPANESE,
    "経理.csv": JAPANESE,
    "目標.csv": GOALS,
    "棚卸.xlsx": (("社外秘",), (), (), *DUTIES),
}

FILES = {
    "names.txt": "issue invoices\n請求書の発行\n",
    "repository/CODEOWNERS": "* @meadow/platform\n/billing/ @meadow/finance\n",
    "teams.yaml": "teams:\n  platform: {members: [ann, ben]}\n  finance: {members: [kim]}\n",
    "kubernetes/OWNERS": "approvers: [ann, ben]\nreviewers: [kim]\nlabels: [sig/network]\n",
    "catalog/catalog-info.yaml": """\
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: billing}
spec: {type: service, lifecycle: production, owner: group:finance}
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: {name: finance}
spec: {type: team, children: []}
""",
}
"""What the pages read beside company files and spreadsheets."""


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Language], Path]:
    """Return what makes the folder of a language, once."""
    made: dict[Language, Path] = {}

    def world(language: Language) -> Path:
        if language not in made:
            made[language] = tmp_path_factory.mktemp("world")
            _make(made[language], COMPANIES[language])
        return made[language]

    return world


@pytest.fixture
def moved_into(
    worlds: Callable[[Language], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Language], Path]:
    """Return what copies the folder of a language and makes it the current one."""

    def move(language: Language) -> Path:
        folder = tmp_path / "world"
        shutil.copytree(worlds(language), folder)
        monkeypatch.chdir(folder)
        return folder

    return move


def _make(folder: Path, company: str) -> None:
    """Fill a folder. What lies in the working tree is a little better than what ``main`` holds."""
    repository(folder)
    _write(folder / "org.yaml", company)
    commit(folder)
    changed = company.replace("hours_per_month: 60", "hours_per_month: 50")
    for name in (
        "org.yaml",
        "after.yaml",
        "company.yaml",
        "all/org.yaml",
        "clients/a.yaml",
        "clients/b/org.yaml",
    ):
        _write(folder / name, changed)
    _write(folder / "before.yaml", company)
    for name, text in FILES.items():
        _write(folder / name, text)
    for name, rows in TABLES.items():
        _table(folder / name, rows)
    for name in PYODIDE:
        _write(folder / "package" / name, "0")
    for name in ("report-of-march.html", "3月の報告.html"):
        assert call("audit", str(folder / "before.yaml"), "--output", str(folder / name)).code == 0
    for name in ("companies", "home/companies"):
        (folder / name).mkdir(parents=True)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _table(path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    if path.suffix == ".csv":
        _write(path, "".join(",".join(row) + "\n" for row in rows))
        return
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "業務"
    for row in rows:
        sheet.append(row)
    book.save(path)

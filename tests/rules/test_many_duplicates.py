"""Near-duplicates among very many duties: all of them are found, and nothing else."""

from datetime import date

import pytest

from orgaudit.findings.hit import Hit
from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.rules.boundary.probable_duplicate import RULE

DEPARTMENTS = 500
DUTIES = 100
PAIRS = 48

OBJECTS = (
    "請求書",
    "見積書",
    "契約書",
    "在庫",
    "勤怠",
    "売上",
    "仕入",
    "備品",
    "名刺",
    "旅費",
    "稟議",
    "入金",
    "出荷",
    "検品",
    "広告",
)
ACTS = (
    "作成",
    "確認",
    "集計",
    "発行",
    "登録",
    "照合",
    "保管",
    "送付",
    "承認",
    "分析",
    "回収",
    "精算",
    "点検",
    "更新",
    "配布",
)


def distinct_name(number: int) -> str:
    """A name that shares its words with thousands of others and yet is no duplicate of any."""
    first, rest = number % len(OBJECTS), number // len(OBJECTS)
    return f"{OBJECTS[first]}の{ACTS[rest % len(ACTS)]} 第{number}号"


def planted(pair: int) -> tuple[str, str]:
    letters = "".join(chr(0x4E00 + 97 * pair + 13 * step) for step in range(9))
    return f"{letters}の更新", f"{letters}更新業務"


def company() -> Organization:
    pairs = {DEPARTMENTS // PAIRS * pair: planted(pair) for pair in range(PAIRS)}
    departments = []
    for number in range(DEPARTMENTS):
        home = f"部署{number}の人々"
        names = [distinct_name(number * DUTIES + index) for index in range(DUTIES)]
        if number in pairs:
            names[0] = pairs[number][0]
        if number - 1 in pairs:
            names[0] = pairs[number - 1][1]
        duties = tuple(Duty(id=name, name=name, home=home) for name in names)
        departments.append(Department(id=home, name=home, duties=duties))
    return Organization(Company(name="大会社"), date(2026, 11, 20), departments=tuple(departments))


@pytest.mark.slow
def test_dozens_of_pairs_among_fifty_thousand_duties() -> None:
    org = company()
    assert len(org.duties) == DEPARTMENTS * DUTIES
    hits = [outcome for outcome in RULE.check(org, RULE.options()) if isinstance(outcome, Hit)]
    found = {
        frozenset((hit.subject.name, *(item.id.partition("/")[2] for item in hit.related))) for hit in hits
    }
    assert found == {frozenset(planted(pair)) for pair in range(PAIRS)}

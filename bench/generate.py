"""Write a company of any size, with defects in it, for measuring: ``python bench/generate.py 10000 [0.25] > big.yaml``."""

import random
import sys
from collections.abc import Iterator

DUTIES_PER_DEPARTMENT = 20
PEOPLE = ("佐藤 健一", "鈴木 美咲", "高橋 直樹", "田中 由美子", "伊藤 大輔", "渡辺 久美")
NAMES = (
    "請求書の発行",
    "入金の消込",
    "受注の入力",
    "在庫の確認",
    "契約書の確認",
    "月次報告",
    "勤怠の集計",
    "発注",
)


def company(duties: int, defects: float = 0.25, seed: int = 1) -> Iterator[str]:
    """Yield the lines of a company with so many duties of twelve fields each. The same seed gives the same bytes.

    The fields are those of a filled-in work inventory: seven single values, the name, four lists of one to three.

    ``defects`` is the chance, 0-1, of each thing that can be wrong with a duty: nobody to stand in, no good manual,
    paper, fax, a department with a vague goal. At 0.25 a company has about 1.1 findings a duty, at 0.5 about 1.8.
    """
    draw = random.Random(seed)
    yield "company: {name: 計測商事, country: JP, industry: wholesale_retail, as_of: 2026-11-20}"
    yield "departments:"
    for number in range(max(1, duties // DUTIES_PER_DEPARTMENT)):
        yield from _department(number, defects, draw)


def _department(number: int, defects: float, draw: random.Random) -> Iterator[str]:
    def either(bad: str, good: str) -> str:
        return bad if draw.random() < defects else good

    people = [f"{name} {number}-{index}" for index, name in enumerate(PEOPLE)]
    yield f"  - name: 部署{number}"
    yield f"    office: {draw.choice(['front', 'middle', 'back'])}"
    yield "    goals:"
    yield either(
        "      - {text: 売上を向上する, kpi: 売上高}",
        "      - {text: 回答を3営業日以内にする, kpi: 回答日数}",
    )
    yield "    duties:"
    for index in range(DUTIES_PER_DEPARTMENT):
        primary, backup = draw.sample(people, 2)
        yield f"      - name: {draw.choice(NAMES)} {number}-{index}"
        yield f"        primary: {primary}"
        yield f"        backups: {either('none', f'[{backup}]')}"
        yield f"        frequency: {draw.choice(['daily', 'weekly', 'monthly'])}"
        yield f"        hours_per_month: {draw.randint(1, 30)}"
        yield f"        manual: {either(draw.choice(['none', 'outdated']), 'ok')}"
        yield "        manual_reviewed_on: 2026-01-01"
        yield f"        media: [{either(draw.choice(['paper', 'fax']), 'web')}, system, email]"
        yield f"        criticality: {draw.choice(['low', 'medium', 'high'])}"
        yield f"        deadline: {draw.choice(['none', 'internal', 'legal'])}"
        yield "        systems: [販売管理システム, 会計システム]"
        yield "        consumer: [経営会議, 監査法人]"


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    share = float(sys.argv[2]) if len(sys.argv) > 2 else 0.25
    for line in company(size, share):
        sys.stdout.write(line + "\n")

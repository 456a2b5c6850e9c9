"""A chain of equal shops is asked once about what they do alike, and each of its certain findings stays its own."""

from collections import Counter
from datetime import date

from orgaudit.findings.finding import Finding
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)
SHOPS = 12
WORK = ("接客", "発注", "棚卸", "シフト作成", "請求書の発行", "採用面接", "備品購入")


def findings(odd: str = "") -> list[Finding]:
    """Return what is found of twelve shops; ``odd`` is written for each duty of the last."""
    lines = ["company: {name: 多店舗, country: JP, employees: 90, as_of: 2026-11-20}", "departments:"]
    for number in range(1, SHOPS + 1):
        lines.append(f"  - {{name: {number}号店, office: front, headcount: 6, charter: [店の運営], duties: [")
        more = odd if number == SHOPS else ""
        lines += [
            f"      {{name: {name}, primary: 店長{number}, hours_per_month: 10{more}}}," for name in WORK
        ]
        lines.append("    ]}")
    organization = load_text("\n".join(lines), today=TODAY).organization
    assert organization is not None
    return [
        item.finding for item in audit(organization, Settings(today=TODAY, select=("boundary",))).findings
    ]


def test_twelve_equal_shops_are_asked_once() -> None:
    found = findings()
    assert Counter(item.rule for item in found) == Counter(("BND003", "BND004", "BND005", "BND007"))
    for item in found:
        others = [one for one in item.related if one.role in ("sister", "duplicate")]
        assert len({one.id.partition("/")[0] for one in others} - {item.subject.address}) >= SHOPS - 1, (
            item.rule
        )


def test_what_one_shop_declares_is_told_of_it_alone() -> None:
    found = [item for item in findings(", office: back") if item.rule == "BND007"]
    assert {item.subject.address: item.confidence.value for item in found} == {
        "10号店": "low",
        "12号店": "high",
    }

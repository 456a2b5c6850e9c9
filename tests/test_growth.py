"""The work of a call grows with the company and no faster: by the functions called at three sizes, never by seconds.

The curve may bend by a quarter: what is sorted grows a little faster than it is long.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache, partial

import pytest

from orgaudit.compare.states.difference import difference
from orgaudit.engine.gate import judge
from orgaudit.engine.questions import questions_of
from orgaudit.intake.reading import load_text
from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.formats import render
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import GateRequest, Settings
from orgaudit.wording.catalogue import Catalogue
from tests.growth import bend, calls

TODAY = date(2026, 4, 1)
SETTINGS = Settings(today=TODAY)
WORK = (
    "請求書の発行",
    "給与計算",
    "見積の作成",
    "障害の受付",
    "契約書の審査",
    "在庫の棚卸",
    "採用面接",
    "月次決算",
)
PEOPLE, DUTIES, SIZE = 4, 10, 4
"""People and duties of a department; departments of the smallest company."""

Work = Callable[[int], Callable[[], object]]


def duty(number: int, people: int) -> dict[str, object]:
    """A duty; what is known of it, and what is wrong with it, changes from one to the next."""
    told: dict[str, object] = {
        "name": f"{WORK[number % len(WORK)]}{number}",
        "primary": f"人{number % people}",
    }
    if number % 3:
        told["backups"] = [] if number % 2 else [f"人{(number + 1) % people}"]
    if number % 4:
        told |= {"hours_per_month": number % 40 + 1, "frequency": "monthly"}
    if number % 5:
        told["manual"] = ("none", "ok", "outdated")[number % 3]
    return told


def text(departments: int, duties: int = DUTIES, people: int = PEOPLE, headcount: int | None = None) -> str:
    """A company of so many departments, each of which hands something on to the next."""
    listed = []
    for place in range(departments):
        first = place * duties
        written = [duty(first + number, people) for number in range(duties)]
        for item in written:
            for role in {"primary", "backups"} & item.keys():
                named = item[role]
                item[role] = (
                    [f"{name}-{place}" for name in named] if isinstance(named, list) else f"{named}-{place}"
                )
        listed.append(
            {
                "name": f"第{place}課",
                "office": ("front", "middle", "back")[place % 3],
                "goals": [f"第{place}課の処理時間を10%短くする"],
                "duties": written,
                **({} if headcount is None else {"headcount": headcount}),
            }
        )
    handoffs = [
        {"from": f"第{place}課", "to": f"第{place + 1}課", "what": f"書類{place}", "medium": "email"}
        for place in range(departments - 1)
    ]
    return json.dumps({"company": "x", "departments": listed, "handoffs": handoffs}, ensure_ascii=False)


def read(written: str) -> Organization:
    org = load_text(written, today=TODAY).organization
    assert org is not None
    return org


@cache
def company(departments: int) -> Organization:
    return read(text(departments))


def anew(org: Organization) -> Organization:
    """The same company, of which nothing is derived yet."""
    return replace(org)


def judged(org: Organization) -> AuditResult:
    return audit(anew(org), SETTINGS)


@cache
def audited(departments: int) -> AuditResult:
    return judged(company(departments))


def later(departments: int) -> Organization:
    """A state in which one duty of each department has lost its performer."""
    org = company(departments)
    units = tuple(
        replace(unit, duties=(replace(unit.duties[0], primary=(), backups=()), *unit.duties[1:]))
        for unit in org.departments
        if unit.duties
    )
    return replace(org, departments=units)


def reading(departments: int) -> Callable[[], object]:
    return partial(read, text(departments))


def auditing(departments: int) -> Callable[[], object]:
    return partial(judged, company(departments))


def telling(departments: int) -> Callable[[], object]:
    result = audited(departments)
    return lambda: render(
        AuditReport(
            result=result,
            catalogue=Catalogue("ja"),
            paths=("x.yaml",),
            sha256="",
            version="0",
            gate=judge(GateRequest(), result),
        ),
        "json",
    )


def asking(departments: int) -> Callable[[], object]:
    result = audited(departments)
    return lambda: questions_of(result, 20, most_searched=0)


def comparing(departments: int) -> Callable[[], object]:
    old, new = audited(departments), judged(later(departments))
    return lambda: difference(old, new, judged)


def auditing_people(people: int) -> Callable[[], object]:
    """One department in which all of them work, two duties each."""
    return partial(judged, read(text(1, duties=2 * people, people=people, headcount=people)))


WAYS: dict[str, tuple[Work, int]] = {
    "reading": (reading, SIZE),
    "auditing": (auditing, SIZE),
    "telling": (telling, SIZE),
    "many people": (auditing_people, 24),
}


@pytest.mark.parametrize("way", WAYS)
def test_work_grows_with_the_company(way: str) -> None:
    work, size = WAYS[way]
    assert bend(work, size) < 1.25


def test_questions_grow_with_what_is_unknown() -> None:
    """Those of a large company, of which trying every answer out is given up."""
    assert questions_of(audited(SIZE), 20, most_searched=0).counted
    assert bend(asking, SIZE) < 1.25


def test_the_causes_of_a_difference_grow_with_what_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large company, in which no change is tried out by itself."""
    monkeypatch.setattr("orgaudit.compare.states.attribution.MOST_WORK", 0)
    assert bend(comparing, SIZE) < 1.25


@pytest.mark.parametrize("departments", [SIZE, 2 * SIZE])
def test_changes_are_tried_out_for_so_much_work_only(
    departments: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    most = 500
    monkeypatch.setattr("orgaudit.compare.states.attribution.MOST_WORK", most)
    old, new = audited(departments), judged(later(departments))
    found = difference(old, new, judged)
    assert 0 < found.audits * len(old.organization.duties) <= most


def test_an_audit_takes_as_long_whatever_the_headcount() -> None:
    few, many = (read(text(SIZE, headcount=size)) for size in (40, 10_000_000))
    judged(few)
    assert calls(partial(judged, many)) < 1.1 * calls(partial(judged, few))

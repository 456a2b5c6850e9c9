"""What may be done to a random company: mend one of its findings, or add a defect."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from orgaudit.findings.finding import Finding
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.goal import Goal
from orgaudit.model.handoff import Handoff
from orgaudit.model.organization import Organization
from orgaudit.model.process import Process
from orgaudit.model.vocabulary import NONE
from tests.engine.companies import replaced
from tests.engine.company_answers import elements, leavers
from tests.engine.company_facts import TODAY, YEAR

HELPERS = ("kato", "mori")
"""Two who do nothing else in any of the companies."""


def repaired(org: Organization, finding: Finding) -> Organization | None:
    """The company with the facts changed that make this finding; None where it takes more than these tests know."""
    match finding.subject:
        case Duty() as duty:
            changes = _duty_repairs(duty).get(finding.rule)
        case Handoff() as handoff:
            changes = _HANDOFF_REPAIRS.get(finding.rule)
            return replaced(org, handoff, **changes) if changes else None
        case Goal() as goal if not goal.is_bare:
            # To write out a bare goal is more than a repair: from then on its missing parts count (GOL005, settled).
            changes = _goal_repairs(goal).get(finding.rule)
        case Department() as department:
            changes = _department_repairs(department).get(finding.rule)
        case Process() as process:
            return _repaired_process(org, process, finding.rule)
        case _:
            return None
    return replaced(org, finding.subject, **changes) if changes else None


def _duty_repairs(duty: Duty) -> Mapping[str, Mapping[str, Any]]:
    backups: dict[str, Any] = {"backups": (*(duty.backups or ()), *HELPERS)}
    if duty.last_done is not None:  # who stands in must also have done it
        backups["last_done"] = {**duty.last_done, **dict.fromkeys(HELPERS, TODAY)}
    manual = {"manual": "ok", "manual_reviewed_on": TODAY, "changed_on": NONE}
    system = {"media": ("system",)}
    return {
        "SIL001": backups,
        "SIL002": manual,
        "SIL003": {**backups, **manual},
        "SIL006": {**backups, "last_done": dict.fromkeys(HELPERS, TODAY)},
        "SIL007": backups,
        "SIL008": {**backups, "primary": HELPERS},
        "LOD003": backups,
        "LOD004": {"consumer": ("監査法人",)},
        "LOD005": backups,
        "BND001": {"accountable": HELPERS[:1]},
        "BND002": {"accountable": HELPERS[:1], "scope": "国内のみ"},
        "BND005": {"office_reason": "顧客に会わない"},
        "BND006": {"customer_contact": "occasional"},
        "ANA001": system,
        "ANA002": system,
        "ANA003": {**system, "seals": 0},
        "ANA004": {"rekey": 0, "rekey_purpose": "control"},
        "ANA005": {**system, "systems": ("販売管理システム",), "macro_owner": NONE},
        "ANA006": {"storage": "both"},
        "ANA007": {"payments": ("transfer",)},
        "ANA008": {"bot_owner": HELPERS[0], "manual": "ok"},
        "HND007": {"approvals": 1},
        "SOD006": {"checked_by": HELPERS[0]},
        "GOV003": {"accountable": HELPERS[:1], "sla": "3営業日", "vendor_review_on": TODAY},
    }


_HANDOFF_REPAIRS: Final[Mapping[str, Mapping[str, Any]]] = {
    "HND002": {"return_rate": 0.0},
    "ANA004": {"rekeyed": False},
    "HND003": {"sla_days": 1.0},
    "HND004": {"wait_days": 0.0},
    "HND005": {
        **dict.fromkeys(("key", "key_name_from", "key_name_to"), "受注番号"),
        "shared_system": "販売管理システム",
        "timestamp": True,
    },
    "GOL008": {"acceptance": "申請書がそろっている"},
}


def _goal_repairs(goal: Goal) -> Mapping[str, Mapping[str, Any]]:
    parts = {"baseline": 1.0, "due": YEAR, "owner": "sato", "data_source": "販売管理システム"}
    return {
        "GOL002": {"done_when": "監査で指摘が無い"},
        "GOL003": {"done_when": "監査で指摘が無い", "target": 3.0, "unit": "件"},
        "GOL004": {"controllable": "yes"},
        "GOL005": {name: value for name, value in parts.items() if getattr(goal, name) in (None, NONE)},
        "GOL006": {"controllable": "yes"},
    }


def _department_repairs(department: Department) -> Mapping[str, Mapping[str, Any]]:
    duties = department.duties or ()
    return {
        "LOD001": {"duties": tuple(_shortened(duty) for duty in duties)},
        "LOD002": {"duties": tuple(_levelled(duty) for duty in duties)},
        "GOV002": {
            "charter": (*(department.charter or ("営業",)), *(duty.name for duty in duties)),
            "charter_reviewed_on": TODAY,
        },
        "BND008": {"mission": "営業を支える"},
    }


def _shortened(duty: Duty) -> Duty:
    """A duty with a tenth of its hours, so that all shares stay as they are."""
    hours, minutes = duty.hours_per_month, duty.minutes_per_case
    return replace(
        duty,
        hours_per_month=hours * 0.1 if isinstance(hours, float) else hours,
        minutes_per_case=minutes * 0.1 if isinstance(minutes, float) else minutes,
        monthly_hours={month: spent * 0.1 for month, spent in duty.monthly_hours.items()}
        if duty.monthly_hours is not None
        else None,
    )


def _levelled(duty: Duty) -> Duty:
    """A duty with its hours spread evenly over the year."""
    hours = duty.monthly_hours
    level = dict.fromkeys(range(1, 13), sum(hours.values()) / 12) if hours else hours
    return replace(duty, monthly_hours=level, peak_months=())


def _repaired_process(org: Organization, process: Process, rule: str) -> Organization | None:
    first = process.duties[0] if process.duties else None
    if rule == "SOD005" and first:
        return replaced(org, first, compensating=("月次の抜取確認",))
    if rule == "SOD006" and first:
        return replaced(org, first, checked_by=HELPERS[0])
    if rule in ("SOD001", "SOD002"):
        for number, duty in enumerate(process.duties):
            hand = (f"hand{number}",)
            org = replaced(org, duty, primary=hand, accountable=hand, approvals=None)
        return org
    if rule in ("HND002", "HND004"):
        for handoff in process.handoffs:
            org = replaced(org, handoff, **_HANDOFF_REPAIRS[rule])
        return org
    return None


DEFECTS: Final[Mapping[str, tuple[Mapping[str, Any], ...]]] = {
    "duty": (
        *({"backups": ()}, {"manual": "none"}, {"rekey": 2, "rekey_purpose": "habit"}, {"last_done": {}}),
        *({"storage": "paper_only"}, {"sla": NONE}, {"data_class": "personal"}),
        *({"media": ("paper", "fax", "seal")}, {"seals": 3}, {"payments": ("bill",)}, {"consumer": ()}),
        *({"bot": True, "bot_owner": NONE}, {"checked_by": NONE}, {"compensating": ()}, {"approvals": 5}),
        *({"accountable": ()}, {"vendor_review_on": NONE}, {"macro_owner": NONE}, {"also_in": ("d0", "d1")}),
    ),
    "handoff": (
        *({"return_rate": 0.5}, {"wait_days": 60.0}, {"sla_days": NONE}, {"acceptance": NONE}),
        *({"key": NONE}, {"shared_system": NONE}, {"timestamp": False}, {"rekeyed": True}),
    ),
    "goal": tuple({name: NONE} for name in ("kpi", "target", "due", "owner")),
    "department": ({"charter": ()}, {"charter_reviewed_on": NONE}, {"mission": NONE}),
    "person": ({"leaving_on": date(2026, 12, 31)},),
    "company": ({"regulated": True},),
}

WORSE_THAN_ANY = ("backups", "manual", "rekey", "rekey_purpose", "last_done", "storage", "sla", "charter")
"""What is worse than anything else that can be written there. Other defects are added only where nothing is written yet:
elsewhere they would take the place of another defect."""


def defects(org: Organization) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """Yield every defect that can be added, with the element that it is added to."""
    leaving = leavers(org)
    for kind, changes in DEFECTS.items():
        for element in elements(org, kind):
            for change in changes:
                if _is_worse(element, change, leaving):
                    yield element, change


def _is_worse(element: Any, change: Mapping[str, Any], leaving: frozenset[str]) -> bool:
    if not all(name in WORSE_THAN_ANY or getattr(element, name) is None for name in change):
        return False
    if isinstance(element, Goal):  # to write out a bare goal is no defect
        return not element.is_bare
    if isinstance(element, Duty):
        if "backups" in change:  # who leaves is no backup, so to strike them out is no loss
            return leaving.isdisjoint(element.backups or ())
        if "also_in" in change:  # nobody's duty is better off with two owners; a scope says who does what
            return element.departments != () and element.scope is None
    return True

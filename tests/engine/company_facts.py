"""What can be written of each element of a company, with values on both sides of every line the rules draw.

A table maps a field of the model to the values that it may be given. ``None`` (unknown) stands in none of them: the companies
of ``companies.py`` leave gaps by themselves. The tables of duties are grouped by what rules read together, so that a duty
with a few facts still has those that belong to one story.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from orgaudit.model.goal import Period
from orgaudit.model.vocabulary import NONE

TODAY = date(2026, 11, 20)
PEOPLE = ("sato", "suzuki", "tanaka", "ito")
PROCESSES = ("受注から納品", "給与の支払")
YEAR = Period("2026年度", date(2027, 3, 31))

Table = Mapping[str, tuple[Any, ...]]

_NAMED = (("sato",), ("suzuki",), ("sato", "suzuki"), ("tanaka",), ())
_HOURS = (8.0, 0.0, 2.0, 12.0, 60.0, 300.0)
_MEDIA = (
    *((), ("system",), ("paper",), ("paper", "seal"), ("fax", "system"), ("excel",), ("email", "excel")),
    *(("mail", "system"), ("web", "paper")),
)
_CRITICALITY = ("low", "medium", "high", "critical")
_DEADLINE = ("none", "internal", "contract", "legal")
_FUNCTION = ("sales", "billing", "payables", "payroll", "risk_mgmt", "internal_audit", "it", "謎の機能", NONE)
_DATA = ("public", "internal", "personal", "secret")

DUTY_STORIES: Final[Mapping[str, Table]] = {
    "boundary": {
        "function": _FUNCTION,
        "office": ("front", "middle", "back", "mixed"),
        "office_reason": ("顧客に会わない", NONE),
        "purpose": ("revenue", "support", "control", "operation"),
        "customer_contact": ("none", "occasional", "regular"),
        "accountable": _NAMED,
        "also_in": ((), ("d0",), ("d1",)),
        "hours_per_month": _HOURS,
        "systems": (("販売管理システム",), ()),
        "consumer": ((), ("d0",), ("監査法人",)),
    },
    "keeping": {
        "primary": _NAMED,
        "backups": _NAMED,
        "accountable": _NAMED,
        "frequency": ("daily", "monthly", "yearly"),
        "manual": ("none", "outdated", "ok"),
        "manual_reviewed_on": (date(2024, 1, 1), date(2026, 6, 1), NONE),
        "changed_on": (date(2025, 1, 1), NONE),
        "last_done": (
            {},
            {"suzuki": date(2026, 6, 1)},
            {"suzuki": date(2025, 6, 1), "sato": date(2026, 6, 1)},
            {"tanaka": date(2023, 1, 1)},
        ),
        "stoppable": (False, True),
        "criticality": _CRITICALITY,
        "deadline": _DEADLINE,
        "peak_months": ((), (12,), (3, 9)),
        "next_due_on": (date(2026, 12, 10), NONE),
    },
    "load": {
        "primary": _NAMED,
        "backups": _NAMED,
        "frequency": ("weekly", "quarterly", "adhoc"),
        "hours_per_month": (*_HOURS, NONE),
        "minutes_per_case": (5.0, 30.0),
        "volume_per_month": (1.0, 20.0, 400.0),
        "monthly_hours": ({3: 40.0}, dict.fromkeys(range(1, 13), 160.0), {}),
        "peak_months": ((), (3,), (3, 9)),
        "consumer": ((), ("d0",), ("監査法人",)),
        "purpose": ("revenue", "support", "control", "operation"),
        "specialist": (False, True),
        "performed_by": ("self", "group", "vendor"),
        "criticality": _CRITICALITY,
        "deadline": _DEADLINE,
        "stoppable": (False, True),
    },
    "paper": {
        "function": ("billing", "payables", "sales"),
        "media": _MEDIA,
        "systems": ((), ("Excel 顧客台帳",), ("集計マクロ.xlsm", "販売管理システム"), ("販売管理システム",)),
        "storage": ("electronic", "paper_only", "both"),
        "payments": ((), ("bill",), ("cheque", "transfer"), ("cash",)),
        "paper_required_by": ("law", "counterparty", "habit"),
        "rekey": (0, 1, 2),
        "rekey_purpose": ("habit", "control"),
        "seals": (0, 1, 5),
        "macro_owner": ("sato", "tanaka", NONE),
        "minutes_per_case": (1.0, 5.0),
        "volume_per_month": (1.0, 19.0, 20.0, 400.0),
        "primary": _NAMED,
        "backups": _NAMED,
        "also_in": ((), ("d0",), ("d1",)),
    },
    "machine": {
        "judgement": ("none", "rules", "expert"),
        "media": _MEDIA,
        "exception_rate": (0.05, 0.3, NONE),
        "error_rate": (0.01, NONE),
        "changes_per_year": (1.0, 12.0, NONE),
        "hours_per_month": _HOURS,
        "bot": (False, True),
        "bot_owner": ("sato", "tanaka", NONE),
        "manual": ("none", "outdated", "ok"),
        "primary": _NAMED,
    },
    "control": {
        "process": (*PROCESSES, NONE),
        "step": ("initiate", "authorise", "execute", "custody", "record", "reconcile"),
        "primary": _NAMED,
        "accountable": _NAMED,
        "office": ("front", "middle", "back"),
        "function": ("sales", "payables", "payroll", "it"),
        "checked_by": (NONE, "tanaka", "d0", "sato"),
        "compensating": ((), ("月次の抜取確認",)),
        "approvals": (0, 1, 4, ("sato",), ("sato", "tanaka", "ito"), NONE),
        "payments": ((), ("transfer",), ("cash",)),
        "criticality": _CRITICALITY,
        "data_class": _DATA,
        "performed_by": ("self", "group", "vendor"),
    },
    "vendor": {
        "performed_by": ("vendor", "self", "group"),
        "vendor_review_on": (date(2026, 6, 1), date(2024, 1, 1), NONE),
        "sla": ("3営業日", NONE),
        "licence": ("税理士", NONE),
        "primary": _NAMED,
        "accountable": _NAMED,
        "data_class": _DATA,
        "compensating": ((), ("立会い",)),
        "media": _MEDIA,
    },
}

DUTY_FACTS: Final[Table] = {
    name: tuple(value for story in DUTY_STORIES.values() for value in story.get(name, ()))
    for name in dict.fromkeys(name for story in DUTY_STORIES.values() for name in story)
}
"""Every fact of a duty that an answer could bring, with the values of all stories."""

DUTY_REPAIRS: Final[Table] = {"scope": ("国内のみ",)}
"""Written in random duties, never as an answer: to write the scope of a shared duty is its repair."""

UNOWNED_FACTS: Final[Table] = {"departments": ((), ("d0",), ("d0", "d1"))}

DEPARTMENT_FACTS: Final[Table] = {
    "office": ("front", "middle", "back", "mixed"),
    "office_reason": ("顧客に会わない", NONE),
    "parent": (NONE, "d0"),
    "head": ("sato", "suzuki", NONE),
    "headcount": (1.0, 3.0, 5.0, 12.0, NONE),
    "mission": ("営業を支える", NONE),
    "created_on": (date(2026, 11, 1), date(2020, 4, 1)),
    "charter": (("給与計算",), (), ("請求書の発行", "月次報告")),
    "charter_reviewed_on": (date(2026, 6, 1), date(2024, 1, 1), NONE),
    "goals": ((),),
    "duties": ((),),
    "provided_by": ("self", "group", "vendor"),
}

COMPANY_FACTS: Final[Table] = {
    "employees": (2, 5, 30, 120, 1, NONE),
    "industry": ("general", "finance", "it"),
    "regulated": (False, True),
    "country": ("JP", "US"),
    "turnover_rate": (0.2, NONE),
}

GOAL_FACTS: Final[Table] = {
    "kpi": ("売上高", "初回回答日数", "受注件数", "誤り率", "事故件数", NONE),
    "target": (3.0, 12.0, "全件", 0.0, 100.0, "ゼロ", NONE),
    "unit": ("億円", "営業日", "件", NONE),
    "baseline": (1.0, "none_yet", NONE),
    "due": (YEAR, NONE),
    "owner": (*PEOPLE, NONE),
    "data_source": ("販売管理システム", NONE),
    "done_when": ("監査で指摘が無い", NONE),
    "type": ("revenue", "speed", "quality", "volume", "output", "risk", "cost", "accuracy", "outcome"),
    "controllable": ("yes", "partly", "no"),
    "shared": (False, True),
    "use": ("target", "watch"),
    "weight": (0.5, NONE),
}

HANDOFF_FACTS: Final[Table] = {
    "what": ("申請書", NONE),
    "medium": ("email", "paper", "system"),
    "volume_per_month": (20.0, 400.0, NONE),
    "wait_days": (0.0, 1.0, 10.0, NONE),
    "work_hours": (0.0, 0.5, 8.0),
    "sla_days": (1.0, 5.0, NONE),
    "return_rate": (0.0, 0.05, 0.12, 0.3, NONE),
    "rekeyed": (False, True),
    "shared_system": ("販売管理システム", NONE),
    "key": ("受注番号", NONE),
    "key_name_from": ("受注番号", NONE),
    "key_name_to": ("受注番号", "注文ID", NONE),
    "timestamp": (False, True),
    "acceptance": ("申請書がそろっている", NONE),
    "escalation": ("課長", NONE),
    "process": (*PROCESSES, NONE),
}

PERSON_FACTS: Final[Table] = {
    "department": ("d0", "d1", NONE),
    "fte": (1.0, 0.5, 0.1),
    "leaving_on": (date(2026, 12, 31), date(2027, 4, 1), date(2027, 8, 1), date(2026, 3, 31), NONE),
    "reports_to": (*PEOPLE, NONE),
}

DUTY_NAMES = (
    *(
        "請求書の発行",
        "給与計算",
        "転記",
        "月次報告",
        "見積書の作成",
        "契約審査",
        "振込",
        "注文書のファックス受付",
    ),
    *("顧客台帳の更新", "内部監査の実施", "Excel台帳の更新", "新規営業", "入金消込"),
)
DEPARTMENT_NAMES = ("総務部", "営業部", "リスク管理部", "内部監査室", "経理部")
GOAL_TEXTS = (
    *("売上を向上する", "売上高 12億円", "初回回答を3営業日以内にする", "業務を徹底する", "事故ゼロ"),
    *("記事を月10本公開する", "ミスなく処理する", "問い合わせ件数を10%減らす", "契約リスクを慎重に確認する"),
)

OTHER_WORDS: Final[Mapping[str, str]] = {
    "顧客に会わない": "meets no customers",
    "営業を支える": "supports sales",
    "申請書がそろっている": "the form is complete",
    "課長": "section head",
    "3営業日": "three working days",
    "税理士": "tax accountant",
    "監査法人": "auditors",
    "月次の抜取確認": "monthly sample",
    "立会い": "attended",
    "監査で指摘が無い": "the audit finds nothing",
    "販売管理システム": "Order System",
    "受注番号": "order number",
    "注文ID": "purchase id",
    "受注から納品": "order to delivery",
    "sato": "zoe",
    "suzuki": "yan",
    "tanaka": "ada",
    "ito": "bob",
}
"""Other words for what no rule reads more into than that it is there, and other names for the people."""

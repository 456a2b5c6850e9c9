"""Small companies with whatever facts chance gives them, in both languages."""

import random
from typing import Any

from tests.compare.edits import Data

NAMES = (
    *(
        "Invoicing",
        "Payroll",
        "Quotations",
        "Door-to-door sales",
        "Contract review",
        "Month-end close",
        "Hiring",
    ),
    *("請求書の発行", "給与計算", "見積書の作成", "契約審査", "在庫管理", "採用"),
)
PEOPLE = ("Ann", "Ben", "Cyd", "佐藤", "鈴木", "高橋")
FACTS: dict[str, tuple[Any, ...]] = {
    "primary": (*PEOPLE, ["Ann", "佐藤"]),
    "backups": ([], ["Ben"], ["鈴木", "Cyd"]),
    "manual": ("none", "ok", "outdated"),
    "criticality": ("low", "medium", "high", "critical"),
    "deadline": ("none", "legal", "contract"),
    "hours_per_month": ("5", "40", "120"),
    "media": (["paper", "fax"], ["system"], ["excel", "email", "seal"]),
    "rekey": ("yes", "no", "3"),
    "step": ("initiate", "authorise", "custody", "record"),
    "process": ("Purchase to pay", "支払"),
    "stoppable": ("yes", "no"),
    "frequency": ("daily", "monthly"),
}


def small(chance: random.Random) -> Data:
    """Return a small company with whatever facts chance gives it."""
    homes = []
    for number in range(chance.randint(1, 4)):
        names = chance.sample(NAMES, chance.randint(1, 5))
        inside = [
            {"name": name, **{key: chance.choice(FACTS[key]) for key in FACTS if chance.random() < 0.5}}
            for name in names
        ]
        home: Data = {"name": f"部署{number}", "duties": inside}
        if chance.random() < 0.5:
            home["office"] = chance.choice(("front", "middle", "back"))
        if chance.random() < 0.4:
            home["goals"] = [
                chance.choice(("売上を10%増やす", "Do our best", "Cut errors to 1% by 2027-03-31"))
            ]
        homes.append(home)
    data: Data = {"company": {"name": "Quarry", "as_of": "2026-11-20"}, "departments": homes}
    ends = [home["name"] for home in homes]
    if len(ends) > 1:
        pairs = {tuple(chance.sample(ends, 2)) for _ in range(chance.randint(0, 3))}
        data["handoffs"] = [{"from": here, "to": there, "what": "案件"} for here, there in sorted(pairs)]
    if chance.random() < 0.5:
        data["people"] = {name: {"department": chance.choice(ends)} for name in chance.sample(PEOPLE, 3)}
    return data

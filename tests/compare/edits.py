"""Companies as plain data, random edits of what they mean and of how they are written, and the way back to text."""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from orgaudit import pipeline
from orgaudit.intake.reading import load_parts
from orgaudit.model.organization import Organization
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from tests.compare.translation import in_canonical_words

TODAY = date(2026, 11, 20)
SETTINGS = Settings(today=TODAY)
SAMPLES = Path(__file__).parents[2] / "sample_orgs"

Data = dict[str, Any]


# Of libyaml where it is there: it is many times as fast.
_Texts = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_Dumper = yaml.CSafeDumper if yaml.__with_libyaml__ else yaml.SafeDumper


def data_of(text: str) -> Data:
    """Return a text as plain data, every scalar as it was written."""
    loader = _Texts(text)
    return loader.get_single_data()  # type: ignore[no-any-return]


def sample(name: str) -> Data:
    """Return a sample company, its keys as the format calls them; a copy that may be changed."""
    return deepcopy(_sample(name))


@cache
def _sample(name: str) -> Data:
    return in_canonical_words(data_of((SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")))  # type: ignore[no-any-return]


class _Plain(_Dumper):  # type: ignore[misc, valid-type]
    """Writes texts without quotes wherever that is possible, as people do."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Plain.yaml_implicit_resolvers = {}


def text_of(data: Data, **layout: Any) -> str:
    options = {"width": 10_000, "allow_unicode": True, "sort_keys": False, **layout}
    return str(yaml.dump(data, Dumper=_Plain, **options))


def company(*texts: str) -> Organization:
    """Return the company of one text or of several files."""
    loaded = load_parts([(f"{number}.yaml", text.encode()) for number, text in enumerate(texts)], today=TODAY)
    assert loaded.organization is not None, loaded.problems[:5]
    return loaded.organization


def audited(org: Organization) -> AuditResult:
    return pipeline.audit(org, SETTINGS)


def departments(data: Data) -> list[Data]:
    return data["departments"]  # type: ignore[no-any-return]


def duties(data: Data) -> Iterator[tuple[Data, Data]]:
    """Yield every duty that is written in full, with its department."""
    for department in departments(data):
        yield from ((department, duty) for duty in department.get("duties") or () if isinstance(duty, dict))


# What a company means


def _loses_backups(data: Data, chance: random.Random) -> None:
    chance.choice(list(duties(data)))[1]["backups"] = []


def _gains_backup(data: Data, chance: random.Random) -> None:
    chance.choice(list(duties(data)))[1]["backups"] = [f"Deputy {chance.randint(1, 9)}", "Deputy 0"]


def _loses_manual(data: Data, chance: random.Random) -> None:
    chance.choice(list(duties(data)))[1]["manual"] = "none"


def _is_forgotten(data: Data, chance: random.Random) -> None:
    duty = chance.choice(list(duties(data)))[1]
    facts = [key for key in duty if key not in ("id", "name", "formerly")]
    if facts:
        del duty[chance.choice(facts)]


def _duty_goes(data: Data, chance: random.Random) -> None:
    department, duty = chance.choice(list(duties(data)))
    if not _referred_to(data, duty):
        department["duties"].remove(duty)


def _duty_comes(data: Data, chance: random.Random) -> None:
    department = chance.choice(departments(data))
    duty = {"name": f"Stamp collection {chance.randint(1, 99)}", "primary": "Newcomer", "backups": []}
    if isinstance(department.get("duties"), list):
        department["duties"].append(duty)


def _duty_moves(data: Data, chance: random.Random) -> None:
    here, duty = chance.choice(list(duties(data)))
    there = chance.choice(departments(data))
    if here is not there and isinstance(there.get("duties"), list) and not _referred_to(data, duty):
        here["duties"].remove(duty)
        there["duties"].append(duty)


def _department_comes(data: Data, chance: random.Random) -> None:
    number = chance.randint(1, 99)
    duties_there = [{"name": f"Falconry {number}", "primary": "Newcomer"}, f"Heraldry {number}"]
    departments(data).append({"name": f"Annexe {number}", "duties": duties_there})


def _paper_everywhere(data: Data, chance: random.Random) -> None:
    duty = chance.choice(list(duties(data)))[1]
    duty["media"], duty["rekey"] = ["paper", "fax"], "yes"


def _person_leaves(data: Data, chance: random.Random) -> None:
    people = data.get("people")
    if isinstance(people, dict):
        name = chance.choice(list(people))
        if isinstance(people[name], dict):
            people[name]["leaving_on"] = "2026-12-31"


def _goal_changes(data: Data, chance: random.Random) -> None:
    goals = chance.choice(departments(data)).setdefault("goals", [])
    if isinstance(goals, list):
        if goals and chance.random() < 0.5:
            goals.remove(chance.choice(goals))
        else:
            text = chance.choice(("Do our best", "Sales up 10% by 2027-03-31", "品質の向上に努める"))
            goals.append({"text": f"{text} {chance.randint(1, 99)}", "kpi": "sales"})


def _handoff_changes(data: Data, chance: random.Random) -> None:
    handoffs = data.setdefault("handoffs", [])
    kind = chance.randint(0, 2)
    if kind == 0 and handoffs:
        handoffs.remove(chance.choice(handoffs))
    elif kind == 1 and handoffs:
        handoff = chance.choice(handoffs)
        handoff["wait_days"], handoff["work_hours"] = "9", "1"
    elif len(departments(data)) > 1:
        here, there = chance.sample(departments(data), 2)
        what = f"parcel {chance.randint(1, 99)}"
        handoffs.append({"from": here["name"], "to": there["name"], "what": what, "sla_days": "none"})


def _company_changes(data: Data, chance: random.Random) -> None:
    if not isinstance(data["company"], dict):
        data["company"] = {"name": data["company"]}
    key, value = chance.choice(
        (("as_of", "2027-02-01"), ("industry", "finance"), ("employees", "9"), ("country", "JP"))
    )
    data["company"][key] = value


def _waiver_comes(data: Data, chance: random.Random) -> None:
    department, duty = chance.choice(list(duties(data)))
    waiver = {
        "rule": chance.choice(("SIL001", "SIL002", "ANA001")),
        "reason": "known",
        "owner": department["name"],
        "expires": "2027-01-31",
    }
    duty.setdefault("waive", []).append(waiver)


def _department_changes(data: Data, chance: random.Random) -> None:
    department = chance.choice(departments(data))
    key, value = chance.choice(
        (("office", "front"), ("office", "back"), ("headcount", "2"), ("charter", []), ("mission", "Serve"))
    )
    department[key] = value


def _referred_to(data: Data, duty: Data) -> bool:
    rest = deepcopy(data)
    for _, item in duties(rest):
        item.pop("name", None)
        item.pop("id", None)
    name = str(duty.get("id") or duty.get("name")).casefold()
    return name in text_of(rest).casefold()


MEANING: tuple[Callable[[Data, random.Random], None], ...] = (
    _loses_backups,
    _gains_backup,
    _loses_manual,
    _is_forgotten,
    _duty_goes,
    _duty_comes,
    _duty_moves,
    _department_comes,
    _paper_everywhere,
    _person_leaves,
    _goal_changes,
    _handoff_changes,
    _company_changes,
    _waiver_comes,
    _department_changes,
)


def changed(data: Data, chance: random.Random, most: int = 6) -> Data:
    """Return the company after a few changes of what it means."""
    changed_data = deepcopy(data)
    for edit in chance.choices(MEANING, k=chance.randint(1, most)):
        edit(changed_data, chance)
    return changed_data

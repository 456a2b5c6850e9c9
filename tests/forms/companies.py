"""Companies at random in which names are shared, ids differ from names, people are a list or a map, and handoffs go between duties."""

import json
from random import Random
from typing import Any

import yaml

_WORDS = {
    "en": {
        "company": ["Acme"],
        "people": ["Kim", "Lee", "Sato", "Ann Berg", "Bo O'Neil"],
        "departments": ["Finance", "Sales", "HR"],
        "duties": ["Payroll", "Invoices", "Quotes", "A/B tests", "Audit, internal"],
        "goals": ["Close faster"],
    },
    "ja": {
        "company": ["北斗商事"],
        "people": ["佐藤", "田中 花子", "鈴木一郎", "高橋", "森"],
        "departments": ["経理部", "営業部", "人事部"],
        "duties": ["給与計算", "請求書発行", "見積/提案", "監査", "契約書の審査"],
        "goals": ["決算を早くする"],
    },
}


def text_at_random(seed: int) -> str:
    """Return a company as YAML in blocks or in brackets, or as JSON; not every one can be read."""
    rng = Random(seed)
    made = _company(rng, _WORDS[rng.choice(("en", "ja"))])
    form = rng.choice(("block", "flow", "json"))
    if form == "json":
        return json.dumps(made, ensure_ascii=False, indent=2)
    return yaml.safe_dump(made, allow_unicode=True, sort_keys=False, default_flow_style=form == "flow")


def _named(rng: Random, names: list[str], most: int, prefix: str) -> list[dict[str, Any]]:
    """Return elements, of which those that share a name have ids."""
    found: list[dict[str, Any]] = []
    for number in range(rng.randint(0, most)):
        item = {"name": rng.choice(names)}
        same = [one for one in found if one["name"] == item["name"]]
        if same or rng.random() < 0.4:
            item["id"] = f"{prefix}{number}"
        if all("id" in one for one in same):
            found.append(item)
    return found


def _references(items: list[dict[str, Any]]) -> list[str]:
    """Return what elements may be named by: the id where there is one, and the name where it is that of one only."""
    names = [item["name"] for item in items]
    return [item.get("id", item["name"]) for item in items] + [
        name for name in names if names.count(name) == 1
    ]


def _company(rng: Random, words: dict[str, list[str]]) -> dict[str, Any]:
    people = _named(rng, words["people"], 4, "p")
    departments = _named(rng, words["departments"], 3, "d") or [{"name": words["departments"][0]}]
    persons = [*_references(people), *(name for name in words["people"] if name not in str(people))][:6]
    homes = _references(departments)
    addresses: list[str] = []
    for department in departments:
        duties = _named(rng, words["duties"], 3, "t")
        for duty in duties:
            addresses.append("/".join(one.get("id", one["name"]) for one in (department, duty)))
            _add_facts(rng, duty, persons, homes)
        department |= {"duties": duties} if duties else {}
        if rng.random() < 0.4:
            department["head"] = rng.choice(persons)
        if rng.random() < 0.4:
            goal = {"id": "g1", "text": words["goals"][0], "owner": rng.choice(persons)}
            department["goals"] = [goal] if rng.random() < 0.6 else "none"
    if len(departments) > 1:
        departments[1]["parent"] = departments[0].get("id", departments[0]["name"])
    for person in people:
        _add_facts_of_person(rng, person, homes, addresses)
    made: dict[str, Any] = {"company": words["company"][0], "people": people, "departments": departments}
    if rng.random() < 0.5:
        made["people"] = {
            one.get("id", one["name"]): {
                key: told for key, told in one.items() if key != "id" and (key != "name" or "id" in one)
            }
            or None
            for one in people
        }
    if rng.random() < 0.3:
        claims = [one.get("id", one["name"]) for one in departments[: rng.randint(0, 2)]]
        made["duties"] = [{"name": "Loose", "departments": claims}]
    made["handoffs"] = [_handoff(rng, number, [*homes, *addresses]) for number in range(rng.randint(0, 3))]
    return {key: told for key, told in made.items() if told}


def _add_facts(rng: Random, duty: dict[str, Any], persons: list[str], homes: list[str]) -> None:
    facts: dict[str, Any] = {
        "primary": rng.choice((rng.choice(persons), rng.sample(persons, min(2, len(persons))))),
        "backups": rng.choice(([rng.choice(persons)], "none")),
        "hours_per_month": rng.choice((2, 3.5)),
        "frequency": rng.choice(("monthly", "every second week")),
        "monthly_hours": {rng.randint(1, 12): 3},
        "last_done": {rng.choice(persons): "2026-01-05"},
        "media": ["paper", "excel"],
        "checked_by": rng.choice((*persons, *homes)),
        "consumer": rng.choice(homes),
    }
    duty |= {key: told for key, told in facts.items() if rng.random() < 0.4}


def _add_facts_of_person(rng: Random, person: dict[str, Any], homes: list[str], addresses: list[str]) -> None:
    skills = {address: rng.randint(0, 4) for address in rng.sample(addresses, min(2, len(addresses)))}
    facts: dict[str, Any] = {"department": rng.choice(homes), "fte": 0.5, "skills": skills or "none"}
    person |= {key: told for key, told in facts.items() if rng.random() < 0.5}


def _handoff(rng: Random, number: int, ends: list[str]) -> dict[str, Any]:
    facts = {"what": rng.choice(("list", "orders")), "id": f"h{number}", "medium": "email"}
    return {"from": rng.choice(ends), "to": rng.choice(ends)} | {
        key: told for key, told in facts.items() if rng.random() < 0.5
    }

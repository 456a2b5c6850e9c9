"""The gates before automation and before stopping paper."""

from dataclasses import replace
from typing import Any

import pytest

from orgaudit.model.duty import Duty
from orgaudit.model.vocabulary import NONE
from orgaudit.rules.gates import automation_gate, paperless_gate
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language

OPEN = Duty(
    id="d",
    name="d",
    home="h",
    primary=("sato",),
    judgement="rules",
    media=("system", "edi"),
    exception_rate=0.1,
    changes_per_year=2,
    hours_per_month=10,
    manual="ok",
)
NOTHING_KNOWN = Duty(id="d", name="d", home="h")


def with_(**facts: Any) -> Duty:
    return replace(OPEN, **facts)


def test_all_gates_open() -> None:
    reading = automation_gate(OPEN)
    assert (reading.verdict, reading.next_action) == ("candidate", None)
    assert list(reading.gates) == [
        "rules",
        "digital",
        "exceptions",
        "stable",
        "volume",
        "kept",
    ]


@pytest.mark.parametrize(
    ("facts", "verdict", "action"),
    [
        ({"judgement": "expert", "media": ("paper",)}, "no", "keep_judgement"),
        ({"hours_per_month": 1.9}, "no", "leave_by_hand"),
        ({"hours_per_month": NONE}, "no", "leave_by_hand"),
        ({"hours_per_month": 2}, "standardise_first", "bundle_volume"),
        ({"media": ("system", "phone"), "exception_rate": 0.5}, "standardise_first", "digitise_input"),
        ({"exception_rate": 0.11, "manual": "none"}, "standardise_first", "cut_exceptions"),
        ({"changes_per_year": 2.1}, "standardise_first", "settle_method"),
        ({"manual": "none"}, "standardise_first", "name_owner_and_write_manual"),
        ({"primary": (), "accountable": ()}, "standardise_first", "name_owner_and_write_manual"),
        ({"judgement": None}, "unknown", "ask_rules"),
        ({"media": None}, "unknown", "ask_media"),
        ({"media": ()}, "unknown", "ask_media"),
        ({"exception_rate": None}, "unknown", "count_exceptions"),
        ({"changes_per_year": None}, "unknown", "ask_changes"),
        ({"hours_per_month": None}, "unknown", "measure_hours"),
        ({"manual": None}, "candidate", "ask_manual"),
        ({"primary": None}, "candidate", "ask_manual"),
        ({"manual": "outdated", "exception_rate": NONE, "changes_per_year": NONE}, "candidate", None),
        ({"judgement": None, "manual": "none"}, "standardise_first", "ask_rules"),
    ],
)
def test_the_first_gate_that_is_not_open_says_what_to_do(
    facts: dict[str, Any], verdict: str, action: str | None
) -> None:
    reading = automation_gate(with_(**facts))
    assert (reading.verdict, reading.next_action) == (verdict, action)


def test_hours_may_follow_from_cases() -> None:
    duty = with_(hours_per_month=None, minutes_per_case=3, volume_per_month=200)
    assert automation_gate(duty).verdict == "candidate"


def test_nothing_known_is_no_candidate() -> None:
    reading = automation_gate(NOTHING_KNOWN)
    assert reading.verdict == "unknown"
    assert len(reading.that_are(is_open=None)) == 6


@pytest.mark.parametrize(
    ("reason", "verdict"), [("law", "keep"), ("counterparty", "ask"), ("habit", "stop"), (None, "find_out")]
)
def test_why_there_is_paper_says_what_may_happen_to_it(reason: Any, verdict: str) -> None:
    assert paperless_gate(with_(paper_required_by=reason)) == verdict


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_a_gate_can_say_has_words(language: Language) -> None:
    words = Catalogue(language)
    facts: tuple[dict[str, Any], ...] = (
        {"judgement": "expert"},
        {"hours_per_month": 1},
        {"hours_per_month": 5},
        {"media": ("fax",)},
        {"exception_rate": 1.0},
        {"changes_per_year": 9},
        {"manual": "none"},
        {"media": None},
        {"exception_rate": None},
        {"changes_per_year": None},
        {"hours_per_month": None},
        {"manual": None},
    )
    duties = (OPEN, NOTHING_KNOWN, *(with_(**changed) for changed in facts))
    readings = [automation_gate(duty) for duty in duties]
    assert {reading.verdict for reading in readings} == {"candidate", "standardise_first", "no", "unknown"}
    keys = {f"gates.verdict.{reading.verdict}" for reading in readings}
    keys |= {f"gates.action.{reading.next_action}" for reading in readings if reading.next_action}
    keys |= {f"gates.gate.{name}" for reading in readings for name in reading.gates}
    keys |= {
        f"gates.paper.{paperless_gate(with_(paper_required_by=reason))}"
        for reason in ("law", "counterparty", "habit", None)
    }
    assert {key for key in keys if not words.has_ui(key)} == set()

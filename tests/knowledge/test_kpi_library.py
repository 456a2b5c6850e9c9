"""The KPI library covers functions that exist and offers nothing that it warns of elsewhere."""

from collections import Counter
from typing import get_args

import pytest

from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.kpi_library import KPI_AREAS, Kpi, KpiUse, kpis_for
from orgaudit.knowledge.sources import SOURCES
from orgaudit.knowledge.trigger_words import LexiconName, lexicon
from orgaudit.model.vocabulary import Controllable, GoalType

KPIS = [kpi for area in KPI_AREAS.values() for kpi in area.kpis]


def ids(function_or_area: str) -> list[str]:
    return [kpi.id for kpi in kpis_for(function_or_area)]


def test_functions_exist_and_stand_in_one_area_each() -> None:
    counts = Counter(name for area in KPI_AREAS.values() for name in area.functions)
    assert [name for name in counts if name not in FUNCTIONS] == []
    assert [name for name, count in counts.items() if count > 1] == []


def test_an_area_called_like_a_function_covers_it() -> None:
    for area in KPI_AREAS.values():
        assert area.id not in FUNCTIONS or area.id in area.functions


@pytest.mark.parametrize("kpi", KPIS, ids=lambda kpi: kpi.id)
def test_values_are_those_of_a_goal(kpi: Kpi) -> None:
    assert kpi.type in get_args(GoalType)
    assert kpi.controllable in get_args(Controllable)
    assert kpi.use in get_args(KpiUse)
    assert set(kpi.sources) <= set(SOURCES)
    assert kpi.ja
    assert kpi.en
    assert kpi.ja != kpi.en


def test_ids_are_used_once() -> None:
    assert max(Counter(kpi.id for kpi in KPIS).values()) == 1


def test_what_cannot_be_controlled_is_no_target() -> None:
    assert {kpi.id for kpi in KPIS if kpi.controllable == "no"} == {"review_count", "vouchers_per_person"}
    assert {kpi.use for kpi in KPIS if kpi.controllable == "no"} == {"watch"}


LEXICONS: tuple[LexiconName, ...] = ("demand_kpis", "sales_kpis", "vague_words")


@pytest.mark.parametrize("name", LEXICONS)
def test_no_target_is_one_that_rules_find_fault_with(name: LexiconName) -> None:
    book = lexicon(name)
    # The front may well aim at what it earns.
    areas = [area for area in KPI_AREAS.values() if area.id != "sales"]
    targets = [kpi for area in areas for kpi in area.kpis if kpi.use == "target"]
    assert [kpi.id for kpi in targets if book.find(kpi.ja) or book.find(kpi.en)] == []


def test_every_area_offers_a_target_that_it_can_move() -> None:
    for area in KPI_AREAS.values():
        movable = [kpi for kpi in area.kpis if kpi.use == "target" and kpi.controllable != "no"]
        assert len(movable) >= 2, area.id


def test_found_by_area_by_function_and_by_the_function_it_belongs_to() -> None:
    assert ids("legal")[:2] == ["first_reply_days", "replies_in_time"]
    assert ids("contract_review") == ids("legal")
    assert ids("risk") == ids("compliance")
    assert ids("ip") == ids("legal")
    assert "closing_days" in ids("payables")


def test_nothing_for_what_is_not_known() -> None:
    assert kpis_for("sorcery") == ()
    assert kpis_for("trading") == ()
    assert kpis_for("") == ()


def test_counts_that_others_decide_are_only_watched_or_paired() -> None:
    uses = {kpi.id: kpi.use for kpi in KPIS}
    assert uses["review_count"] == "watch"
    assert uses["lead_count"] == "paired"
    assert uses["no_incident"] == "paired"

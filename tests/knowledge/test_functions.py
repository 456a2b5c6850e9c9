"""The taxonomy says what the sources say, and finds a function by whatever a user calls it."""

import subprocess
import sys

import pytest

from orgaudit.knowledge.functions import FUNCTIONS, find_function, function
from orgaudit.knowledge.sources import SOURCES
from orgaudit.model.identity import canonical

PRONE = {
    *(
        "reception",
        "sales_planning",
        "sales_admin",
        "billing",
        "credit_control",
        "crm_ops",
        "customer_support",
    ),
    *("call_center", "after_sales", "marketing", "market_research", "digital_marketing", "content_marketing"),
    *("advertising", "event_marketing", "brand", "pr", "product_planning", "product_dev", "software_dev"),
    *(
        "manufacturing",
        "quality_control",
        "procurement",
        "vendor_mgmt",
        "corporate_planning",
        "data_analytics",
    ),
    *("bpr", "treasury", "legal", "contract_review", "contract_admin", "ip", "litigation", "internal_audit"),
    *("it", "system_planning", "app_ops", "trading", "settlement", "underwriting"),
}


def test_every_function_is_there_with_its_names() -> None:
    assert len(FUNCTIONS) >= 220
    for item in FUNCTIONS.values():
        assert item.ja
        assert item.en
        assert item.synonyms_ja, item.id
        assert item.synonyms_en, item.id
        assert all(item.synonyms)
        assert item.office in {"front", "middle", "back", None}
        assert item.criterion in {"customer_contact", "purpose", "control"}


def test_the_sources_vote_on_as_many_functions_as_they_name() -> None:
    assert sum(item.votes_from == "self" for item in FUNCTIONS.values()) == 78


def test_the_criterion_fits_the_office() -> None:
    for item in FUNCTIONS.values():
        if item.criterion == "customer_contact":
            assert item.office == "front", item.id
        if item.line == 2 and item.office == "middle":
            assert item.criterion == "control", item.id


def test_banks_put_their_it_in_the_middle() -> None:
    assert (FUNCTIONS["it"].office_in(None), FUNCTIONS["it"].office_in("finance")) == ("back", "middle")
    assert FUNCTIONS["payroll"].office_in("finance") == "back"


def test_votes_name_known_sources_and_each_source_once() -> None:
    for item in FUNCTIONS.values():
        votes = (*item.votes_front, *item.votes_middle, *item.votes_back)
        assert set(votes) <= set(SOURCES), item.id
        for group in (item.votes_front, item.votes_middle, item.votes_back):
            assert len(group) == len(set(group)), item.id


def test_votes_that_are_taken_over_equal_those_of_the_parent() -> None:
    for item in FUNCTIONS.values():
        if item.votes_from == "none":
            assert item.votes == (0, 0, 0), item.id
        elif item.votes_from != "self":
            assert item.votes == FUNCTIONS[item.votes_from].votes, item.id


@pytest.mark.parametrize(
    ("function_id", "votes", "disagreement"),
    [
        ("market_research", (1, 1, 1), 0.67),
        ("pr", (2, 1, 2), 0.60),
        ("it", (0, 7, 11), 0.39),
        ("customer_support", (10, 0, 2), 0.17),
        ("legal", (0, 2, 8), 0.20),
        ("compliance", (0, 9, 1), 0.10),
        ("risk_mgmt", (0, 16, 0), 0.0),
        ("sales", (18, 0, 0), 0.0),
    ],
)
def test_disagreement_of_the_sources(
    function_id: str, votes: tuple[int, int, int], disagreement: float
) -> None:
    item = FUNCTIONS[function_id]
    assert item.votes == votes
    assert item.disagreement == pytest.approx(disagreement, abs=0.006)


def test_without_votes_there_is_no_disagreement() -> None:
    assert FUNCTIONS["presales"].disagreement is None
    assert not FUNCTIONS["presales"].boundary_prone


def test_boundary_prone_functions() -> None:
    prone = {item.id for item in FUNCTIONS.values() if item.boundary_prone}
    assert prone >= PRONE
    assert all(FUNCTIONS[function_id].votes_from in PRONE for function_id in prone - PRONE)


def test_only_votes_on_the_function_itself_can_split_its_office() -> None:
    assert FUNCTIONS["market_research"].split
    assert FUNCTIONS["user_research"].votes == FUNCTIONS["market_research"].votes
    assert not FUNCTIONS["user_research"].split
    assert not FUNCTIONS["marketing"].split


def test_internal_audit_has_no_office_to_fall_back_on() -> None:
    assert FUNCTIONS["internal_audit"].office is None
    assert FUNCTIONS["internal_audit"].line == 3


@pytest.mark.parametrize(
    ("text", "function_id"),
    [
        ("payroll", "payroll"),
        ("PAYROLL", "payroll"),
        ("給与計算", "payroll"),
        ("年末調整", "payroll"),
        ("  Period closing ", "closing"),
        ("ＩＲ", "ir"),
        ("UI/UX", "design"),
        ("事業企画", "business_planning"),  # also a synonym of corporate planning: a name wins
        ("出納", None),  # a synonym of two functions
        ("魔法", None),
        ("", None),
    ],
)
def test_found_by_what_a_user_writes(text: str, function_id: str | None) -> None:
    found = find_function(text)
    assert (found.id if found else None) == function_id


def test_every_name_finds_its_own_function() -> None:
    for item in FUNCTIONS.values():
        for name in (item.id, item.ja, item.en):
            assert find_function(name) is item, name


def test_by_exact_id_only() -> None:
    assert function("payroll") is FUNCTIONS["payroll"]
    assert function("給与計算") is None


def test_synonyms_are_not_repeated_within_a_function() -> None:
    for item in FUNCTIONS.values():
        names = [canonical(name) for name in (item.ja, *item.synonyms)]
        assert len(names) == len(set(names)), item.id


def test_nothing_is_read_before_it_is_asked_for() -> None:
    script = (
        "import os, sys; opened = {}\n"
        "def spy(event, args):\n"
        "    name = os.path.basename(str(args[0])) if event == 'open' else ''\n"
        "    if name.endswith('.yaml'): opened[name] = True\n"
        "sys.addaudithook(spy)\n"
        "import orgaudit.knowledge.functions as f, orgaudit.knowledge.sources as s\n"
        "assert not opened, opened\n"
        "len(f.FUNCTIONS); len(f.FUNCTIONS); f.find_function('x'); len(s.SOURCES)\n"
        "assert list(opened) == [f'{area}.yaml' for area in f.AREAS] + ['sources.yaml'], opened\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

"""Ordinary companies, written before anybody saw what is said of them: the healthy ones pass, the planted defects are found."""

import pytest

from orgaudit.engine.gate import judge
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.reports.words.localizer import localizer
from orgaudit.settings import Budget, GateRequest
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.truth.companies import COMPANIES, HEALTHY, result_of

PLANTED = {
    "builder_ja": {"SIL003", "SOD001", "SOD005", "ANA007", "GOL004", "ANA002", "ANA004", "BND002", "GOL002"},
    "municipality_ja": {"BND001", "SIL008", "SIL007", "ANA005", "GOV003", "HND002", "GOL002", "ANA001"},
    "trading_en": {"SIL003", "SOD001", "SOD005", "GOL004", "SOD004", "ANA004", "BND002", "LOD004", "GOL002"},
    "bank_branch_en": {
        "SOD002",
        "SOD003",
        "SOD005",
        "GOL004",
        "SOD004",
        "SIL008",
        "SIL003",
        "SIL006",
        "GOV003",
        "HND002",
    },
    "nursing_home_ja": {
        "SIL003",
        "SOD002",
        "SOD005",
        "ANA004",
        "SIL008",
        "GOL002",
        "GOL001",
        "SIL007",
        "GOV003",
    },
    "food_factory_ja": {
        "SIL003",
        "SIL007",
        "ANA002",
        "ANA004",
        "SOD006",
        "HND002",
        "HND003",
        "SIL001",
        "SIL002",
        "GOL009",
    },
    "building_materials_ja": {
        *("ANA007", "SIL003", "SIL008", "GOL002", "GOL004", "BND008", "ANA002"),
        *("ANA004", "LOD004", "GOL001", "BND001", "BND002", "HND002"),
    },
    "university_office_ja": {
        *("SIL003", "SIL008", "SIL007", "GOV003", "SOD006", "ANA004", "GOL002"),
        *("BND002", "HND002", "ANA003", "GOV002", "SIL001", "SIL002"),
    },
    "webshop_en": {
        *("SIL008", "SIL003", "SOD002", "GOV003", "ANA004", "GOL004", "GOL002"),
        *("BND008", "HND002", "HND003", "LOD004", "BND002", "SIL001"),
    },
    "third_party_logistics_en": {
        *("SIL003", "SIL007", "ANA005", "GOL004", "SOD004", "ANA004", "SIL002"),
        *("ANA001", "HND002", "HND004"),
    },
    "holding_en": {
        *("SIL003", "SOD006", "SOD004", "GOL002", "SIL007", "LOD004", "HND002"),
        *("ANA004", "ANA001", "ANA003", "GOV002"),
    },
    "bus_company_ja": {
        "SIL003",
        "SOD006",
        "SIL008",
        "GOL002",
        "GOL009",
        "GOV002",
        "SIL001",
        "ANA002",
        "ANA001",
        "SIL002",
    },
    "engineering_consultancy_en": {
        *("SIL003", "SIL007", "ANA005", "SIL008", "SOD001", "SOD005", "GOV003"),
        *("GOL004", "SOD004", "BND008", "ANA004", "LOD004", "GOL002", "GOV002", "BND002", "HND002"),
    },
    "car_dealer_ja": {
        "ANA007",
        "SOD006",
        "SIL003",
        "SIL008",
        "ANA004",
        "GOL002",
        "GOL009",
        "ANA001",
        "ANA003",
        "GOV002",
    },
    "building_maintenance_ja": {
        *("SIL003", "SIL007", "SOD001", "GOL004", "ANA004", "ANA003", "GOL002"),
        *("GOV002", "BND001", "BND002"),
    },
    "farm_coop_branch_ja": {
        *("SIL003", "SIL007", "GOL002", "SOD006", "SIL001", "LOD004", "ANA004"),
        *("ANA002", "HND002", "GOV002", "BND001"),
    },
    "claims_unit_en": {
        *("SIL003", "SIL007", "SOD002", "SOD005", "ANA004", "LOD004", "GOL002", "HND002"),
    },
    "plumbing_en": {
        *("SIL003", "SIL008", "SOD001", "GOL004", "GOL002", "BND008", "BND001", "BND002"),
        *("ANA004", "HND002", "LOD004", "HND007"),
    },
    "fibre_isp_en": {
        *("SIL003", "SIL007", "ANA004", "GOL004", "BND002", "BND008", "LOD004", "GOL002"),
        *("GOV003", "HND002", "HND003", "ANA001"),
    },
    "car_rental_en": {
        *("SIL003", "SIL008", "SOD001", "SOD006", "GOL004", "GOL002", "BND002", "ANA004", "LOD004"),
        *("SIL001", "SIL002", "GOV002", "GOV003", "HND002", "HND003", "HND004"),
    },
    "fish_broker_ja": {
        *("SIL003", "SIL006", "SIL007", "SIL008", "SOD001", "GOL002", "GOL004", "GOL009", "BND002", "BND008"),
        *("ANA002", "ANA003", "GOV003", "HND002", "LOD004"),
    },
    "foundry_ja": {
        *("SIL003", "SIL001", "SIL002", "ANA007", "ANA002", "ANA001", "ANA004", "GOL004", "GOL002", "GOL009"),
        *("GOL001", "BND008", "BND001", "HND002", "LOD004", "GOV002"),
    },
    "law_firm_en": {"SOD001", "SOD005", "SIL003", "SOD004", "ANA004", "GOL002", "LOD004", "BND002", "HND002"},
}
"""What stands in the files on purpose, by rule; the files beside them say where and why."""


@pytest.mark.parametrize("name", HEALTHY)
def test_a_healthy_company_scores_well_and_passes_the_gate(name: str) -> None:
    result = result_of(name)
    score = result.score.overall.value
    assert score is not None
    assert score >= 95
    assert judge(GateRequest(Budget(fail_on=Severity.MEDIUM)), result).passed


@pytest.mark.parametrize("name", PLANTED)
def test_every_planted_defect_is_found_for_certain(name: str) -> None:
    findings = [item.finding for item in result_of(name).findings]
    inside = [inner for finding in findings for inner in finding.absorbed]
    certain = {item.rule for item in (*findings, *inside) if item.confidence is not Confidence.LOW}
    assert PLANTED[name] - certain == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMPANIES)
def test_what_is_only_inferred_is_asked_and_what_is_certain_is_not_doubted(
    name: str, language: Language
) -> None:
    result = result_of(name)
    words = localizer(result.organization, Catalogue(language), redact=False)
    doubt = Catalogue(language).ui("common.asked")
    for finding in (item.finding for item in result.findings):
        text = words.message(finding).text
        if finding.confidence is Confidence.LOW:
            assert "?" in text or "か。" in text, text
        else:
            assert not text.endswith(doubt), text

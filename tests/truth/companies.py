"""The companies of this room, audited once each, and what a reader thinks of their findings."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from orgaudit.findings.severity import Confidence
from orgaudit.intake.reading import load
from orgaudit.knowledge.data_file import parsed_data
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult, Weighed
from orgaudit.settings import Settings

HERE = Path(__file__).parent
READINGS = HERE / "readings.yaml"
TODAY = date(2026, 11, 20)
HEALTHY = (
    *("clinic_ja", "school_ja", "hotel_en", "game_studio_en", "logistics_depot_ja", "saas_startup_en"),
    *("credit_union_ja", "water_works_ja", "sharoshi_ja", "pharmacy_chain_en", "charity_en", "power_coop_en"),
    *("printing_ja", "dental_group_en", "supermarket_ja", "museum_en", "cram_school_ja"),
    *("housing_association_en", "publisher_ja", "linen_ja", "harbour_trust_en"),
    "library_en",
)
COMPANIES = sorted(path.stem for path in HERE.glob("*.yaml") if path != READINGS)
VERDICTS = ("right", "doubtful", "wrong")


@cache
def result_of(name: str) -> AuditResult:
    """Audit one of the companies."""
    loaded = load(HERE / f"{name}.yaml", today=TODAY)
    assert loaded.organization is not None, loaded.messages("en")
    return audit(loaded.organization, Settings(today=TODAY))


@cache
def readings() -> dict[str, list[dict[str, Any]]]:
    """Return the readings by company, as written."""
    read: dict[str, list[dict[str, Any]]] = parsed_data(READINGS)
    return read


def as_told(weighed: Weighed) -> tuple[str, str, str, str]:
    """Return a finding the way the readings name it: rule, subject, level, how it is told."""
    finding = weighed.finding
    told = "inferred" if finding.confidence is Confidence.LOW else "certain"
    return finding.rule, finding.subject.address, finding.severity.value, told

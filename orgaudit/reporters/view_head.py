"""The top of the first screen: whose company, how it stands, how sure that is, what to remember."""

from collections.abc import Iterable
from typing import Final

from orgaudit.audit.comparison import Comparison
from orgaudit.audit.gate import Gate, GateReason
from orgaudit.audit.result import AuditResult, Band
from orgaudit.findings.severity import Severity
from orgaudit.reporters.rows import Head
from orgaudit.reporters.telling import Telling
from orgaudit.reporters.view_findings import counts

PROVISIONAL_BELOW: Final = 0.5
"""Coverage under which the band is told before the number; house default."""


def head(result: AuditResult, telling: Telling, gate: Gate, comparison: Comparison | None = None) -> Head:
    """Tell the head of the report."""
    band = result.score.overall
    tally = result.coverage.overall
    provisional = tally.ratio < PROVISIONAL_BELOW
    return Head(
        company=telling.user(result.organization.company.name),
        company_facts=_company_facts(result, telling),
        score=_score(band, telling, provisional=provisional),
        provisional=provisional,
        coverage=telling.say(
            "head.coverage", judged=tally.judged, possible=tally.possible, share=f"{tally.ratio:.0%}"
        ),
        band_note=_band_note(band, telling),
        verdict=tuple(_verdict(result, telling, provisional=provisional)),
        gate=_gate(gate, telling),
        gate_passed=gate.passed,
        comparison=_comparison(result, comparison, telling) if comparison else "",
    )


def _comparison(result: AuditResult, comparison: Comparison, telling: Telling) -> str:
    new = sum(item.finding.fingerprint not in comparison.known for item in result.findings)
    return telling.say(
        "machine/comparison",
        new=new,
        gone=len(comparison.gone),
        known=len(comparison.known),
        against=telling.user(comparison.against),
    )


def gate_reasons(gate: Gate, telling: Telling) -> tuple[str, ...]:
    """Tell why a gate failed."""
    return tuple(_gate_reason(reason, telling) for reason in gate.reasons)


def _gate_reason(reason: GateReason, telling: Telling) -> str:
    told = dict(reason.facts)
    if reason.code == "findings":
        told["limit"] = telling.say(f"common/severity.{told['limit']}")
    sentence = telling.say(f"gate.{reason.code}", **told)
    if reason.part is None:
        return sentence
    kind, name = reason.part
    part = telling.say(f"common/family.{name}") if kind == "family" else telling.department(name)
    return telling.say("gate.part", part=part, sentence=sentence)


def _gate(gate: Gate, telling: Telling) -> tuple[str, ...]:
    if not gate.asked:
        return ()
    verdict = telling.say("gate.passed" if gate.passed else "gate.failed")
    return (verdict, *gate_reasons(gate, telling))


def _company_facts(result: AuditResult, telling: Telling) -> str:
    org = result.organization
    company = org.company
    facts = [
        telling.name("industry", company.industry) if company.industry else "",
        telling.say("head.employees", count=company.employees) if isinstance(company.employees, int) else "",
        telling.say("head.size", departments=len(org.departments), duties=len(org.duties)),
        telling.say("head.as_of", day=org.as_of),
    ]
    return telling.say("people.dot").join(fact for fact in facts if fact)


def _score(band: Band, telling: Telling, *, provisional: bool) -> str:
    if band.value is None:
        return telling.say("head.score_none")
    if round(band.low) == round(band.high):
        return telling.say("head.score_exact", value=round(band.value))
    key = "head.score_provisional" if provisional else "head.score"
    return telling.say(key, value=round(band.value), low=round(band.low), high=round(band.high))


def _band_note(band: Band, telling: Telling) -> str:
    """Say what the band means; empty where the score cannot move."""
    low, high = round(band.low), round(band.high)
    return "" if low == high else telling.say("head.band_note", low=low, high=high)


def _verdict(result: AuditResult, telling: Telling, *, provisional: bool) -> Iterable[str]:
    grave = [item for item in result.findings if item.finding.severity is not Severity.INFO]
    if grave:
        listed = telling.say("people.comma").join(
            telling.say("people.level_count", level=level, count=count)
            for level, count in counts(grave, telling)
        )
        yield telling.say("head.found", count=len(grave), levels=listed)
        yield from _weakest(result, telling)
    elif result.coverage.overall.judged:
        yield telling.say("head.nothing_found")
    if provisional:
        yield telling.say("head.thin" if result.coverage.overall.judged else "head.nothing_judged")


def _weakest(result: AuditResult, telling: Telling) -> Iterable[str]:
    """Name the family with the lowest score, where there are several to choose from."""
    scores = [
        (band.value, family) for family, band in result.score.families.items() if band.value is not None
    ]
    if len(scores) > 1:
        value, family = min(scores)
        yield telling.say("head.weakest", family=telling.say(f"common/family.{family}"), score=round(value))

"""The top of the first screen: whose company, how it stands, how sure that is, what to remember."""

from collections.abc import Iterable
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.rows import Head
from orgaudit.reports.view_findings import counts
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Band
from orgaudit.results.comparison import Comparison
from orgaudit.results.gate import Gate, GateReason

PROVISIONAL_BELOW: Final = 0.5
"""Coverage under which the band is told before the number; house default."""


def head(result: AuditResult, words: Localizer, gate: Gate, comparison: Comparison | None = None) -> Head:
    """Tell the head of the report."""
    band = result.score.overall
    tally = result.coverage.overall
    provisional = tally.ratio < PROVISIONAL_BELOW
    return Head(
        company=words.user(result.organization.company.name),
        company_facts=_company_facts(result, words),
        score=_score(band, words, provisional=provisional),
        provisional=provisional,
        coverage=words.say(
            "head.coverage", judged=tally.judged, possible=tally.possible, share=f"{tally.ratio:.0%}"
        ),
        band_note=_band_note(band, words),
        verdict=tuple(_verdict(result, words, provisional=provisional)),
        gate=_gate(gate, words),
        gate_passed=gate.passed,
        comparison=_comparison(result, comparison, words) if comparison else "",
    )


def _comparison(result: AuditResult, comparison: Comparison, words: Localizer) -> str:
    new = sum(item.finding.fingerprint not in comparison.known for item in result.findings)
    return words.say(
        "machine/comparison",
        new=new,
        gone=len(comparison.gone),
        known=len(comparison.known),
        against=words.user(comparison.against),
    )


def gate_reasons(gate: Gate, words: Localizer) -> tuple[str, ...]:
    """Tell why a gate failed."""
    return tuple(_gate_reason(reason, words) for reason in gate.reasons)


def _gate_reason(reason: GateReason, words: Localizer) -> str:
    told = dict(reason.facts)
    if reason.code == "findings":
        told["limit"] = words.say(f"common/severity.{told['limit']}")
    sentence = words.say(f"gate.{reason.code}", **told)
    if reason.part is None:
        return sentence
    kind, name = reason.part
    part = words.say(f"common/family.{name}") if kind == "family" else words.department(name)
    return words.say("gate.part", part=part, sentence=sentence)


def _gate(gate: Gate, words: Localizer) -> tuple[str, ...]:
    if not gate.asked:
        return ()
    verdict = words.say("gate.passed" if gate.passed else "gate.failed")
    return (verdict, *gate_reasons(gate, words))


def _company_facts(result: AuditResult, words: Localizer) -> str:
    org = result.organization
    company = org.company
    facts = [
        words.name("industry", company.industry) if company.industry else "",
        words.say("head.employees", count=company.employees) if isinstance(company.employees, int) else "",
        words.say("head.size", departments=len(org.departments), duties=len(org.duties)),
        words.say("head.as_of", day=org.as_of),
    ]
    return words.say("people.dot").join(fact for fact in facts if fact)


def _score(band: Band, words: Localizer, *, provisional: bool) -> str:
    if band.value is None:
        return words.say("head.score_none")
    if round(band.low) == round(band.high):
        return words.say("head.score_exact", value=round(band.value))
    key = "head.score_provisional" if provisional else "head.score"
    return words.say(key, value=round(band.value), low=round(band.low), high=round(band.high))


def _band_note(band: Band, words: Localizer) -> str:
    """Say what the band means; empty where the score cannot move."""
    low, high = round(band.low), round(band.high)
    return "" if low == high else words.say("head.band_note", low=low, high=high)


def _verdict(result: AuditResult, words: Localizer, *, provisional: bool) -> Iterable[str]:
    grave = [item for item in result.findings if item.finding.severity is not Severity.INFO]
    if grave:
        listed = words.say("people.comma").join(
            words.say("people.level_count", level=level, count=count) for level, count in counts(grave, words)
        )
        yield words.say("head.found", count=len(grave), levels=listed)
        yield from _weakest(result, words)
    elif result.coverage.overall.judged:
        yield words.say("head.nothing_found")
    if provisional:
        yield words.say("head.thin" if result.coverage.overall.judged else "head.nothing_judged")


def _weakest(result: AuditResult, words: Localizer) -> Iterable[str]:
    """Name the family with the lowest score, where there are several to choose from."""
    scores = [
        (band.value, family) for family, band in result.score.families.items() if band.value is not None
    ]
    if len(scores) > 1:
        value, family = min(scores)
        yield words.say("head.weakest", family=words.say(f"common/family.{family}"), score=round(value))

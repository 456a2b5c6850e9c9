"""The top of the first screen: whose company, how it stands, how sure that is, what to remember."""

from collections.abc import Iterable, Iterator
from typing import Final

from orgaudit.engine.input_quality import input_quality
from orgaudit.model import Organization
from orgaudit.reports.content.audit.levels import counts_told
from orgaudit.reports.content.audit.quality import quality_brief
from orgaudit.reports.document import Block, Facts, Fold, Gap, On, Paragraph
from orgaudit.reports.text import Look, Text, plain, quiet, strong, styled
from orgaudit.reports.words.gate_reasons import gate_look, gate_told
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Band
from orgaudit.results.comparison import Comparison
from orgaudit.results.gate import Gate

Fact = tuple[str, tuple[Text, ...]]

PROVISIONAL_BELOW: Final = 0.5
"""Coverage under which the band is told before the number; house default."""


def head_blocks(
    result: AuditResult, words: Localizer, gate: Gate, comparison: Comparison | None
) -> Iterator[Block]:
    """Yield how the company stands and what to remember of it."""
    band, tally = result.score.overall, result.coverage.overall
    told = words.say(
        "head.coverage", judged=tally.judged, possible=tally.possible, share=f"{tally.ratio:.0%}"
    )
    facts = [
        (words.say("head.score_label"), (strong(_score(band, words, provisional=is_provisional(result))),)),
        (words.say("head.coverage_label"), (plain(told),)),
    ]
    brief = quality_brief(input_quality(result.organization), words)
    compared: list[Fact] = []
    if comparison:
        compared.append(
            (words.say("head.comparison_label"), (plain(_comparison(result, comparison, words)),))
        )
    if gate.asked:
        verdict = styled(" ".join(gate_told(gate, words)), gate_look(gate))
        compared.append((words.say("gate.label"), (verdict,)))
    quality = [(words.say("quality/label"), (plain(" ".join(brief)),))] if brief else []
    # On a page the quality of the input has a section of its own.
    yield Facts((*facts, *quality, *compared), on=On.SCREEN | On.NOTE)
    yield Facts((*facts, *compared), on=On.PAGE & ~On.NOTE)
    low, high = round(band.low), round(band.high)
    if low != high:
        yield Paragraph(_band_note(band, words), on=On.ALL & ~On.BRIEF & ~On.WEB)
    yield Gap()
    for line in _verdict(result, words):
        yield Paragraph(strong(line))
    if low != high:
        yield Fold(words.say("head.band_title"), (Paragraph(_band_note(band, words)),), on=On.WEB)


def _band_note(band: Band, words: Localizer) -> Text:
    """Say what the ranges of the score mean; a brief screen has the bar, which names them both."""
    likely = None if _is_exact(band) else 1
    told = words.say("head.band_note", low=round(band.low), high=round(band.high), likely=likely)
    return styled(told, Look.SMALL)


def is_provisional(result: AuditResult) -> bool:
    """Whether so little was judged that the band comes before the number."""
    return result.coverage.overall.ratio < PROVISIONAL_BELOW


def _comparison(result: AuditResult, comparison: Comparison, words: Localizer) -> str:
    return words.say(
        "machine/comparison",
        **comparison.count(result)._asdict(),
        against=words.user(comparison.against),
    )


def company_facts(org: Organization, words: Localizer) -> str:
    """Tell industry and size of the company, and the day it is described for."""
    company = org.company
    facts = [
        words.name("industry", company.industry) if company.industry else "",
        words.say("head.employees", count=company.employees) if isinstance(company.employees, int) else "",
        words.say("head.size", departments=len(org.departments), duties=len(org.duties)),
        words.say("head.as_of", day=org.as_of),
    ]
    return words.say("people.dot").join(fact for fact in facts if fact)


def described(org: Organization, words: Localizer) -> Paragraph:
    """Return the line of a page that tells the size of the company and the day it is described for; a screen does without."""
    return Paragraph(quiet(company_facts(org, words)), on=On.PAGE)


def _is_exact(band: Band) -> bool:
    """Whether the likely range is told by the score itself."""
    return band.value is not None and round(band.likely_low) == round(band.likely_high) == round(band.value)


def _score(band: Band, words: Localizer, *, provisional: bool) -> str:
    if band.value is None:
        return words.say("head.score_none")
    if _is_exact(band):
        return words.say("head.score_exact", value=round(band.value))
    key = "head.score_provisional" if provisional else "head.score"
    likely = (round(band.likely_low), round(band.likely_high))
    return words.say(key, value=round(band.value), low=min(likely), high=max(likely))


def _verdict(result: AuditResult, words: Localizer) -> Iterable[str]:
    grave = [item for item in result.findings if not item.finding.severity.is_note]
    if grave:
        yield words.say("head.found", count=len(grave), levels=counts_told(grave, words))
        yield from _weakest(result, words)
    elif result.coverage.overall.judged:
        yield words.say("head.nothing_found")
    if is_provisional(result):
        yield words.say("head.thin" if result.coverage.overall.judged else "head.nothing_judged")


BEST: Final = 100.0
"""The score of a family in which nothing certain is found."""


def _weakest(result: AuditResult, words: Localizer) -> Iterable[str]:
    """Name the family with the lowest score, where there are several to choose from and one is weak at all."""
    scores = [
        (band.value, family) for family, band in result.score.families.items() if band.value is not None
    ]
    if len(scores) > 1:
        value, family = min(scores)
        if round(value) == round(BEST):
            return
        yield words.say("head.weakest", family=words.say(f"common/family.{family}"), score=round(value))

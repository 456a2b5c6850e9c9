"""Problems of the input and findings as diagnostics of an editor."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final

from lsprotocol import types as lsp

from orgaudit.editors.company import Company, Placing
from orgaudit.editors.positions import Range
from orgaudit.editors.sentences import Sentences
from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Related
from orgaudit.findings.severity import Severity
from orgaudit.intake.problems import InputProblem, Weight
from orgaudit.model import Place
from orgaudit.reports.words.localizer import Localizer, localizer
from orgaudit.wording.catalogue import Catalogue

SOURCE: Final = "orgaudit"

MOST: Final = 1_000
"""Diagnostics of one file, the worst of them: as many as VS Code takes of one server (ExtHostDiagnostics)."""

MOST_RELATED: Final = 10
"""Other elements that one diagnostic leads to; house default."""

_LEVELS: Final = {
    Severity.CRITICAL: lsp.DiagnosticSeverity.Error,
    Severity.HIGH: lsp.DiagnosticSeverity.Error,
    Severity.MEDIUM: lsp.DiagnosticSeverity.Warning,
    Severity.LOW: lsp.DiagnosticSeverity.Information,
    Severity.INFO: lsp.DiagnosticSeverity.Hint,
}

Uri = Callable[[str], str]
"""From the name of a file to its address."""


def diagnostics(
    company: Company, words: Catalogue, uri: Uri, sentences: Sentences | None = None
) -> dict[str, list[lsp.Diagnostic]]:
    """Return what is to be shown in each file, by name; an empty list where there is nothing.

    ``sentences`` of the same company as it was before save time.
    """
    placing = Placing(company)
    found: dict[str, list[lsp.Diagnostic]] = {name: [] for name in company.texts}
    for problem in (*company.loaded.problems, *company.loaded.notes):
        at = placing.read(problem.place)
        if at is not None:
            found[problem.place.path].append(_of_problem(problem, at, words))
    left = {name: MOST - len(items) for name, items in found.items()}
    if company.org is not None:
        told, sentences = localizer(company.org, words, redact=False), sentences or Sentences()
        sentences.renew(told)
        for finding in sorted(company.findings, key=lambda item: -item.severity.rank):
            name = finding.place.path
            if left.get(name, 0) > 0 and (at := placing.now(finding.place)) is not None:
                left[name] -= 1
                found[name].append(_of_finding(finding, at, told, sentences, placing, uri))
    return found


def range_of(at: Range) -> lsp.Range:
    """Return a range as the protocol writes it."""
    return lsp.Range(lsp.Position(*at[0]), lsp.Position(*at[1]))


def subject_of(data: Any) -> tuple[str, str, str] | None:
    """Return rule, kind and address that a diagnostic of ours came with; ``None`` for any other."""
    if isinstance(data, dict) and {"rule", "kind", "address"} <= data.keys():
        return str(data["rule"]), str(data["kind"]), str(data["address"])
    return None


def _of_problem(problem: InputProblem, at: Range, words: Catalogue) -> lsp.Diagnostic:
    error = problem.weight is Weight.ERROR
    return lsp.Diagnostic(
        range_of(at),
        words.ui(f"problems.{problem.code}", **problem.facts),
        severity=lsp.DiagnosticSeverity.Error if error else lsp.DiagnosticSeverity.Information,
        code=problem.code.replace("_", "-"),
        source=SOURCE,
    )


def _of_finding(
    finding: Finding, at: Range, words: Localizer, sentences: Sentences, placing: Placing, uri: Uri
) -> lsp.Diagnostic:
    title, text = sentences.of(finding, words)
    related = list(islice(_related(finding, words, placing, uri), MOST_RELATED))
    return lsp.Diagnostic(
        range_of(at),
        f"{title}\n{text}",
        severity=_LEVELS[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=related or None,
        data={"rule": finding.rule, "kind": finding.subject.kind, "address": finding.subject.address},
    )


def _related(
    finding: Finding, words: Localizer, placing: Placing, uri: Uri
) -> Iterator[lsp.DiagnosticRelatedInformation]:
    seen = {finding.place}
    for item in finding.related:
        place = _place_of(item, words)
        if place is None or place in seen:
            continue
        seen.add(place)
        at = placing.now(place)
        if at is not None:
            location = lsp.Location(uri(place.path), range_of(at))
            yield lsp.DiagnosticRelatedInformation(location, words.name(item.kind, item.id))


def _place_of(item: Related, words: Localizer) -> Place | None:
    org = words.org
    person = org.person_by_id.get(item.id) if item.kind == "person" else None
    element = person or org.subject_by_address.get(item.id)
    place = element.origin.at(None) if element else None
    return place if place and place.path else None

"""Findings as the formats for machines need them: worded, with place and level, the worst first."""

from collections.abc import Iterable
from urllib.parse import quote

from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Severity
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Weighed


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding in words. ``headline`` is its title with the element; ``text`` the evidence; ``first_step`` what to try first."""

    finding: Finding
    headline: str
    text: str
    why: str
    first_step: str
    place: Place
    state: str


def diagnostics(
    findings: Iterable[Weighed], words: Localizer, known: frozenset[str] = frozenset()
) -> tuple[Diagnostic, ...]:
    """Word findings in their order. ``known`` holds the fingerprints of those that a baseline knows."""
    return tuple(_row(item.finding, words, known) for item in findings)


def defects(findings: Iterable[Weighed]) -> tuple[Weighed, ...]:
    """Return the findings that a review acts on. Notes (info) are no defects: a company with nothing else is clean."""
    return tuple(item for item in findings if not item.finding.severity.is_note)


def _row(finding: Finding, words: Localizer, known: frozenset[str]) -> Diagnostic:
    message = words.message(finding)
    place = finding.place
    return Diagnostic(
        finding=finding,
        headline=words.say("subject.titled", title=message.title, name=words.subject_name(finding.subject)),
        text=message.text,
        why=message.why,
        first_step=message.remedy[0][1] if message.remedy else "",
        place=place._replace(path=words.path(place.path)),
        state="known" if finding.fingerprint in known else "new",
    )


def marked(row: Diagnostic, text: str, words: Localizer, *, compared: bool) -> str:
    """Return a text about a finding with what the comparison says of it before it; as it is where nothing was compared."""
    return words.say(f"machine/marked.{row.state}", text=text) if compared else text


def worst_first(rows: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return rows by level, the worst first; their order within a level stays."""
    return sorted(rows, key=lambda row: -row.finding.severity.rank)


def uri(path: str) -> str:
    """Return a path as a relative URI reference: no leading ``./``, everything but letters, digits and ``/`` escaped."""
    plain = path.removeprefix("./").replace("\\", "/")
    try:
        # Bytes of a path that are no text stand as they are; lone halves of signs, which Windows allows, as what they are.
        return quote(plain, safe="/._-~", errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(plain, safe="/._-~", errors="surrogatepass")


ERRORS = frozenset((Severity.CRITICAL, Severity.HIGH))
"""Levels that formats with three steps show as errors; medium is a warning, the rest a note."""

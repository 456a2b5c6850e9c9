"""What every report of a difference is handed, and the words of both states."""

from dataclasses import dataclass, replace

from orgaudit.findings.severity import Severity
from orgaudit.model.organization import Organization
from orgaudit.reports.words.localizer import Localizer, localizer
from orgaudit.reports.words.redaction import redactor
from orgaudit.results.difference import Difference
from orgaudit.results.gate import NOT_ASKED, Gate
from orgaudit.wording.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class State:
    """Where one of the two states comes from: as the call names it, and its files; ``sha256`` is ``None`` where there were none."""

    label: str
    paths: tuple[str, ...]
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffRequest:
    """Everything a report of a difference is made from; ``show``, ``full``, ``width`` and ``color`` as for an audit."""

    difference: Difference
    catalogue: Catalogue
    old: State
    new: State
    version: str
    gate: Gate = NOT_ASKED
    show: Severity = Severity.LOW
    redact: bool = False
    full: bool = False
    width: int = 80
    color: bool = False


@dataclass(frozen=True, slots=True)
class BothWords:
    """The words of the old and of the new state. A person has the same pseudonym in both."""

    old: Localizer
    new: Localizer


def both_words(request: DiffRequest) -> BothWords:
    """Return the words for both states."""
    old, new = request.difference.old.organization, request.difference.new.organization
    told = [localizer(org, request.catalogue, redact=False) for org in (old, new)]
    if request.redact:
        hidden = redactor(together(old, new), request.catalogue)
        told = [replace(words, redactor=hidden) for words in told]
    return BothWords(*told)


def together(old: Organization, new: Organization) -> Organization:
    """Return everything of both states side by side: whoever is named in one is hidden in both."""
    return replace(
        new,
        people=new.people + old.people,
        departments=new.departments + old.departments,
        unowned=new.unowned + old.unowned,
        handoffs=new.handoffs + old.handoffs,
        waivers=new.waivers + old.waivers,
    )

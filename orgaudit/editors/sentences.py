"""The sentences of findings, worded once: between two keystrokes nearly all of them stay as they are."""

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Facts
from orgaudit.model.organization import Organization
from orgaudit.reports.words.localizer import Localizer


class Sentences:
    """What was told of each finding of one company. It holds as long as everything goes by the same names, in one language."""

    def __init__(self) -> None:
        self._names: object = None
        self._known: dict[tuple[str, str, str], tuple[Facts, tuple[str, str]]] = {}

    def renew(self, words: Localizer) -> None:
        """Let go of everything if a name is another one."""
        names = (words.catalogue.language, _names(words.org))
        if names != self._names:
            self._names = names
            self._known.clear()

    def of(self, finding: Finding, words: Localizer) -> tuple[str, str]:
        """Return title and text of a finding."""
        key = (finding.rule, finding.fingerprint, finding.subject.address)
        known = self._known.get(key)
        if known is None or not (known[0] is finding.facts or known[0] == finding.facts):
            known = self._known[key] = finding.facts, words.title_and_text(finding)
        return known[1]


def _names(org: Organization) -> object:
    """Return every name that a sentence may tell: all else in it are the finding's own facts."""
    return (
        org.company.name,
        [(item.id, item.name) for item in org.people],
        [(item.id, item.name) for item in org.departments],
        [(item.address, item.name) for item in org.duties],
        [(item.address, item.text) for item in org.goals],
        [(item.id, item.source, item.target, item.what) for item in org.handoffs],
        [(item.id, item.name) for item in org.processes],
    )

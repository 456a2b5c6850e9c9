"""The sentences of findings, worded once: between two keystrokes nearly all of them stay as they are."""

from collections.abc import Iterator, Mapping

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Facts
from orgaudit.model import Organization
from orgaudit.reports.words.localizer import Localizer

Named = tuple[str, str]
"""What goes by a name that a sentence may tell: kind and id."""

Key = tuple[str, str, str]
"""A finding: rule, fingerprint and address of its subject."""


class Sentences:
    """What was told of each finding of one company. It holds as long as everything that it names goes by the same name, in one language."""

    def __init__(self) -> None:
        self._language = ""
        self._names: Mapping[Named, object] = {}
        self._known: dict[Key, tuple[Facts, tuple[str, str]]] = {}
        self._naming: dict[Named, set[Key]] = {}

    def renew(self, words: Localizer) -> None:
        """Let go of what was told in another language, or names what goes by another name now."""
        names, before = _names(words.org), self._names
        if words.catalogue.language != self._language:
            self._language = words.catalogue.language
            self._known.clear()
            self._naming.clear()
        elif names != before:
            for named, _ in names.items() ^ before.items():
                for key in self._naming.pop(named, ()):
                    self._known.pop(key, None)
        self._names = names

    def of(self, finding: Finding, words: Localizer) -> tuple[str, str]:
        """Return title and text of a finding."""
        key = (finding.rule, finding.fingerprint, finding.subject.address)
        known = self._known.get(key)
        if known is None or not (known[0] is finding.facts or known[0] == finding.facts):
            known = self._known[key] = finding.facts, self._told(key, finding, words)
        return known[1]

    def _told(self, key: Key, finding: Finding, words: Localizer) -> tuple[str, str]:
        def name(kind: str, code: str) -> str:
            note(kind, code)
            return words.name(kind, code)

        def note(kind: str, code: str) -> None:
            for named in _behind(kind, code, words):
                self._naming.setdefault(named, set()).add(key)

        subject = finding.subject
        note(subject.kind, subject.address)
        return words.catalogue.title_and_text(finding, words.subject_name(subject), name, words.user)


def _behind(kind: str, code: str, words: Localizer) -> Iterator[Named]:
    """Yield what the name of something depends on: a handoff goes by its ends."""
    yield kind, code
    handoff = words.handoffs.get(code) if kind == "handoff" else None
    if handoff is not None:
        for end in (handoff.source, handoff.target):
            yield "department", end.partition("/")[0]
            yield "duty", end


def _names(org: Organization) -> Mapping[Named, object]:
    """Return every name that a sentence may tell: all else in it are the finding's own facts."""
    found: dict[Named, object] = {("company", org.company.address): org.company.name}
    for kind, elements in (
        ("person", org.people),
        ("department", org.departments),
        ("process", org.processes),
    ):
        found.update([((kind, item.id), item.name) for item in elements])
    found.update([(("duty", item.address), item.name) for item in org.duties])
    found.update([(("goal", item.address), item.text) for item in org.goals])
    found.update([(("handoff", item.id), (item.source, item.target, item.what)) for item in org.handoffs])
    return found

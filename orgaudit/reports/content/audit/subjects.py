"""How elements are named where those of several departments stand together."""

from collections import Counter
from collections.abc import Sequence

from orgaudit.findings.hit import Subject
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Weighed


def subject_told(weighed: Weighed, words: Localizer) -> str:
    """Return what a reader calls the subject of a finding, with its department where that says more."""
    return _at_home(weighed.finding.subject, words)


def names_told(subjects: Sequence[Subject], words: Localizer) -> list[str]:
    """Return the names of some elements; those that share one with another of them have their department behind it."""
    names = [words.subject_name(subject) for subject in subjects]
    shared = Counter(names)
    return [
        _at_home(subject, words) if shared[name] > 1 else name
        for subject, name in zip(subjects, names, strict=True)
    ]


def _at_home(subject: Subject, words: Localizer) -> str:
    name = words.subject_name(subject)
    if subject.kind == "department" or not subject.department_id:
        return name
    return words.say("subject.in_department", name=name, department=words.department(subject.department_id))

"""How a finding's subject is named where findings of several departments stand together."""

from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Weighed


def subject_told(weighed: Weighed, words: Localizer) -> str:
    """Return what a reader calls the subject of a finding, with its department where that says more."""
    subject = weighed.finding.subject
    name = words.subject_name(subject)
    if subject.kind == "department" or not subject.department_id:
        return name
    return words.say("subject.in_department", name=name, department=words.department(subject.department_id))

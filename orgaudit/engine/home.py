"""Where what is said of a subject is kept: with its department."""

from typing import Final

from orgaudit.findings.hit import Subject
from orgaudit.model import Department, Duty, Goal

BESIDE: Final = ""
"""Where everything stands that is about no one department: handoffs, processes, the company."""


def home_of(subject: Subject) -> str:
    """Return where a finding about a subject is kept: its department, ``-`` for a duty in none."""
    if isinstance(subject, Duty):
        return subject.home
    if isinstance(subject, Department):
        return subject.id
    return subject.department_id if isinstance(subject, Goal) else BESIDE

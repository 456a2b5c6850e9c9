"""What the caller decides: which rules run, with which thresholds, what the gate asks. Frozen values."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from orgaudit.findings.severity import Severity
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass, field

OwnOffice = Literal["front", "middle", "back"]


@dataclass(frozen=True, slots=True)
class Budget:
    """What is asked of one part of the company, or of all of it. ``None`` asks nothing.

    ``min_score`` and ``min_coverage`` count from 0 to 100.
    """

    fail_on: Severity | None = None
    min_score: float | None = None
    min_coverage: float | None = None

    @property
    def asked(self) -> bool:
        """Whether anything is asked at all."""
        return any(limit is not None for limit in (self.fail_on, self.min_score, self.min_coverage))


@dataclass(frozen=True, slots=True)
class GateRequest:
    """What is asked of the whole company and, by family name and by department id, of its parts.

    Each part stands for itself: what is better elsewhere never pays for it. ``only_new`` counts findings only where a
    baseline or an earlier state does not know them; ``strict_baseline`` fails where a baseline knows what is no longer found;
    ``inferred`` counts findings of low confidence too, which otherwise are questions.
    """

    whole: Budget = Budget()
    families: Mapping[str, Budget] = field(default_factory=dict)
    departments: Mapping[str, Budget] = field(default_factory=dict)
    only_new: bool = False
    strict_baseline: bool = False
    inferred: bool = False

    @property
    def asked(self) -> bool:
        """Whether anything is asked at all."""
        return self.strict_baseline or any(
            budget.asked for budget in (self.whole, *self.families.values(), *self.departments.values())
        )


@dataclass(frozen=True, slots=True)
class OwnFunctions:
    """The company's own usage: words of its own with the function they mean, and functions with their office here."""

    names: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, OwnOffice] = field(default_factory=dict)


OwnSubject = Literal["duty", "department", "goal", "handoff", "person", "process"]


Worded = tuple[tuple[str, str], ...]
"""Texts with their languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRule:
    """One rule of a company: where ``when`` holds for an element of the kind ``subject``, that is a finding.

    ``when`` is an expression in CEL (own/conditions.py). The words are by language; one that is not given takes those of the other.
    ``place`` is where ``when`` stands, ``written`` how: ``plain``, ``quoted`` or ``block``, so that a mistake in it can be pointed at.
    """

    id: str
    subject: OwnSubject
    when: str
    severity: Severity
    title: Worded
    text: Worded
    why: Worded
    remedy: Worded
    waivable: bool = True
    effort_hours: float = 4.0
    place: Place = field(compare=False)
    written: Literal["plain", "quoted", "block"] = field(default="plain", compare=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one run.

    ``select`` and ``ignore`` hold rule ids, family names, family prefixes or rule names; an empty ``select``
    means all. ``severity`` maps a rule id to the level that all its findings get, ``options`` to its changed thresholds.
    ``rules`` are the company's own; ``plugins`` names the installed packs whose rules run too.
    ``today`` is the day from which ages are counted where the file states no ``as_of``; give it where a run has to be
    repeatable.
    """

    today: date = field(default_factory=date.today)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    functions: OwnFunctions = OwnFunctions()
    redact_people: bool = False
    rules: tuple[OwnRule, ...] = ()
    plugins: tuple[str, ...] = ()

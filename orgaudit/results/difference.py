"""The difference of two states of a company, as values without words: what changed, what that did, which change did it."""

from collections.abc import Collection
from typing import Literal

from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult, Weighed

ElementKind = Literal["company", "department", "duty", "goal", "handoff", "person", "waiver"]
ChangeKind = Literal["added", "removed", "moved", "renamed", "changed"]
FindingState = Literal["new", "worse", "confirmed", "not_judged", "doubtful", "accepted", "better", "fixed"]

Proof = Literal["alone", "together", "touching", "unknown"]
"""How a cause is known.

``alone``: each of the changes, made by itself, has this effect. ``together``: the changes have it only when they are all made.
``touching``: not tried out; the changes touch what the finding is about. ``unknown``: no change explains it.
"""

Ref = tuple[str, str]
"""Kind and address of an element."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change that could have been made by itself.

    ``old`` and ``new`` are the addresses of the element in the two states, ``None`` where it is not there. ``field`` is an attribute of the
    model, empty unless ``kind`` is ``changed``. ``before`` and ``after`` are the values of that attribute; for what was renamed
    its names, for what was moved the ids of the departments. ``inside`` is what came or went with an element. ``declared`` is false where
    a move shows only by the same id and no ``formerly`` says so: then the findings of the element count as other ones. ``vacant`` says of
    both values whether an empty seat is part of them.
    """

    kind: ChangeKind
    element: ElementKind
    old: str | None
    new: str | None
    place: Place
    field: str = ""
    before: object = None
    after: object = None
    inside: tuple[Ref, ...] = ()
    declared: bool = True
    vacant: tuple[bool, bool] = (False, False)

    @property
    def is_learnt(self) -> bool:
        """Whether a fact that was unknown was written down: the company need not have changed."""
        return self.kind == "changed" and self.before is None and self.after is not None

    @property
    def takes_away(self) -> bool:
        """Whether something that was written is not any more: an element, a fact, or one of several entries of a fact."""
        if self.kind != "changed":
            return self.kind == "removed"
        if self.after is None:
            return self.before is not None
        before, after = self.before, self.after
        return (
            isinstance(before, Collection)
            and isinstance(after, Collection)
            and not isinstance(before, str)
            and set(after) < set(before)
        )


@dataclass(frozen=True, slots=True)
class Cause:
    """Which changes caused something, by their position in the difference, and how that is known."""

    proof: Proof
    changes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that is not what it was.

    ``worse`` and ``better``: its level changed; ``confirmed`` and ``doubtful``: only how sure it is. ``not_judged``: found before, and now
    its facts no longer suffice; ``accepted``: a waiver covers it now. The finding is that of the new state where it is there, else that
    of the old. ``before`` and ``sure_before`` are its level and confidence in the old state, where it was there too.
    ``came_to_light`` says that only facts unknown before caused it.
    """

    state: FindingState
    weighed: Weighed
    cause: Cause
    before: Severity | None = None
    sure_before: Confidence | None = None
    came_to_light: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """Two audited states and what lies between them. ``unchanged`` holds fingerprints; ``audits`` counts what was tried out.

    ``left`` holds the fingerprints of known findings that count more than before only as something graver was mended around them.
    """

    old: AuditResult
    new: AuditResult
    changes: tuple[Change, ...]
    findings: tuple[FindingChange, ...]
    unchanged: tuple[str, ...]
    audits: int = 0
    left: tuple[str, ...] = ()

    def of(self, state: FindingState) -> tuple[FindingChange, ...]:
        """Return the findings in one state, in order."""
        return tuple(item for item in self.findings if item.state == state)

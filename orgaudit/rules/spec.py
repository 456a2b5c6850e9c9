"""The record that each rule file fills in."""

from collections.abc import Callable
from enum import Enum, StrEnum
from typing import Any

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Facts, Outcomes, Subject
from orgaudit.findings.severity import Severity
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, field, fields


class Family(StrEnum):
    """The eight families and that of rules that are not ours, by the names used in reports and settings; ``prefix`` starts the ids."""

    BOUNDARY = "boundary"
    SILO = "silo"
    GOALS = "goals"
    ANALOG = "analog"
    WORKLOAD = "workload"
    HANDOFFS = "handoffs"
    SEGREGATION = "segregation"
    GOVERNANCE = "governance"
    OWN = "own"

    @property
    def prefix(self) -> str:
        """The three letters of this family's rule ids."""
        return _PREFIX[self]


_PREFIX = {
    Family.BOUNDARY: "BND",
    Family.SILO: "SIL",
    Family.GOALS: "GOL",
    Family.ANALOG: "ANA",
    Family.WORKLOAD: "LOD",
    Family.HANDOFFS: "HND",
    Family.SEGREGATION: "SOD",
    Family.GOVERNANCE: "GOV",
    Family.OWN: "OWN",
}


class Origin(StrEnum):
    """Where a threshold comes from; reports print it beside the number."""

    SOURCED = "sourced"
    DERIVED = "derived"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class Options:
    """Base of the frozen dataclasses that hold a rule's thresholds; every field has a default and an origin."""


def threshold(default: Any, origin: Origin, unit: str = "") -> Any:
    """Declare one threshold of an Options class: its default, where it comes from, its unit."""
    return field(default=default, metadata={"origin": origin, "unit": unit})


@dataclass(frozen=True, slots=True)
class NoOptions(Options):
    """For rules without a threshold."""


class Gain(Enum):
    """How the hours that mending returns are estimated; the formulas stand in engine/gain.py."""

    NONE = "none"
    """Nothing is estimated."""
    STOP_LOSS = "stop_loss"
    """Expected hours lost when the only keeper leaves."""
    SHARE_OF_DUTY = "share_of_duty"
    """A share of the duty's yearly hours."""
    SHARE_OF_DEPARTMENT = "share_of_department"
    """A share of the department's yearly hours."""
    MEASURED = "measured"
    """The rule measured the hours itself and handed them over in the hit."""
    ELIMINATED = "eliminated"
    """All hours of the duty come back, because it ends."""


class Move(StrEnum):
    """The action that settles a finding. Findings of one department that share a move are settled together."""

    NAME_OWNER = "name_owner"
    MERGE_DUPLICATES = "merge_duplicates"
    REGROUP_DUTIES = "regroup_duties"
    WRITE_BOUNDARY = "write_boundary"
    NAME_PERFORMER = "name_performer"
    NAME_BACKUP = "name_backup"
    WRITE_MANUAL = "write_manual"
    SECURE_DUTY = "secure_duty"
    SPREAD_KNOWLEDGE = "spread_knowledge"
    SPREAD_HOURS = "spread_hours"
    SET_GOALS = "set_goals"
    GO_PAPERLESS = "go_paperless"
    REPLACE_FAX = "replace_fax"
    ABOLISH_SEALS = "abolish_seals"
    END_REKEYING = "end_rekeying"
    PRACTISE_BACKUP = "practise_backup"
    SETTLE_CONFLICT = "settle_conflict"
    SHARE_LEDGER = "share_ledger"
    STORE_DATA = "store_data"
    END_PAPER_PAYMENTS = "end_paper_payments"
    TAKE_OVER_BOT = "take_over_bot"
    AUTOMATE = "automate"
    RELIEVE_TEAM = "relieve_team"
    LEVEL_LOAD = "level_load"
    CHANGE_BACKUP = "change_backup"
    STOP_UNUSED = "stop_unused"
    GIVE_TO_SPECIALIST = "give_to_specialist"
    SHORTEN_PATH = "shorten_path"
    SET_ACCEPTANCE = "set_acceptance"
    AGREE_TIMES = "agree_times"
    CUT_WAITS = "cut_waits"
    SHARE_RECORDS = "share_records"
    RELIEVE_HUB = "relieve_hub"
    SHORTEN_APPROVALS = "shorten_approvals"
    SEPARATE_STEPS = "separate_steps"
    FREE_CONTROL = "free_control"
    ADD_CONTROL = "add_control"
    ADD_CHECK = "add_check"
    COVER_FUNCTION = "cover_function"
    UPDATE_CHARTER = "update_charter"
    OWN_OUTSOURCED = "own_outsourced"
    FOLLOW_RULE = "follow_rule"


Check = Callable[[Organization, Any], Outcomes]

Fix = Callable[[Organization, Finding], Organization]
"""Returns the company as the remedy of one finding leaves it, so that what it gains can be tried out."""

WeighsAs = Callable[[Any], tuple[Severity, ...]]
"""Returns levels for the facts of a hit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    ``severity`` is the level of a hit that names none; ``ceiling`` the worst level any hit of it can have
    before the engine's own steps, which also weighs what could not be judged. ``supporting`` lists fields of
    the subject that shade the level: under 60 % of them filled, the finding drops one level.
    ``softened_by`` lists fields of the subject that, once known, may lower or silence a hit, ``softened_if`` of which facts.
    ``absorbs`` names the rules whose findings of the same subject fall under one of this rule, ``absorbs_if`` for which subjects.
    ``leads_to`` names rules that may find something lesser, in the subject or its department, once a finding of this one is mended in part.
    ``bare`` tells of which subjects that cannot be judged it is known all the same what they lack: to write more brings nothing new to light.
    ``helping`` names the roles of those who lessen the defect: one more of them makes it no new finding, one fewer does.
    ``varying`` names the roles of those of whom there may be one more or one fewer, but no other, while the finding is no graver.
    ``passing`` names the roles of related elements that do not make the defect: where they change, a finding no graver is the one that was known.
    ``spared_at`` are levels that only a department of few people gets: where more are named and nobody stated how many there are, a graver one is no worse.
    ``counted`` is False where a hit costs no points: the rule sums up what others count (named in ``sums_up``), or
    only voices a suspicion that another rule counts once it is confirmed.
    ``since`` is the version that brought the rule, the first one where nothing is said.
    ``legal_step`` is False where the rule's own levels already count a legal deadline.
    ``weighs_as`` gives the levels that a hit stands for in the score, whatever its own; none where its own counts. ``heaviest`` are those
    that may lie behind a judgement that could not be made, where they are more than its worst level. ``conceals`` is the level of what
    may come to light elsewhere once a finding is mended, weighed beside what it absorbs; no more than what ``weighs_as`` gives at least.
    ``fixed`` is the level that the caller's settings give to every finding of the rule, whatever the rule says.
    ``fix`` writes the remedy of one finding into the company; without one the rule's move claims no gain.
    ``effort_hours`` is the effort of the usual remedy for one subject. ``waivable`` is False where no waiver holds. ``identity`` changes only when the rule comes to
    mean something else, which gives its findings new fingerprints.
    """

    id: str
    name: str
    family: Family
    severity: Severity
    ceiling: Severity
    subject: str
    check: Check
    facts: type[Facts]
    effort_hours: float
    move: Move
    since: str = "0.1"
    fix: Fix | None = None
    options: type[Options] = NoOptions
    supporting: tuple[str, ...] = ()
    softened_by: tuple[str, ...] = ()
    softened_if: Callable[[Any], bool] | None = None
    counted: bool = True
    weighs_as: WeighsAs | None = None
    heaviest: tuple[Severity, ...] = ()
    conceals: Severity | None = None
    sums_up: tuple[str, ...] = ()
    legal_step: bool = True
    absorbs: tuple[str, ...] = ()
    absorbs_if: Callable[[Subject], bool] | None = None
    passing: tuple[str, ...] = ()
    helping: tuple[str, ...] = ()
    varying: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()
    bare: Callable[[Any], bool] | None = None
    spared_at: tuple[Severity, ...] = ()
    gain: Gain = Gain.NONE
    gain_share: float = 0.0
    gate0: bool = False
    sources: tuple[str, ...] = ()
    fixed: Severity | None = None
    waivable: bool = True
    identity: int = 1

    @property
    def words(self) -> frozenset[str]:
        """Every word by which the rule can be selected: id, name, family and prefix, case-folded."""
        return frozenset(
            word.casefold() for word in (self.id, self.name, self.family.value, self.family.prefix)
        )

    def fact_names(self) -> tuple[str, ...]:
        """Return the holes that this rule's sentences may use."""
        return tuple(item.name for item in fields(self.facts))

"""The worded rows that all formats for people share. Text in them is harmless but not yet escaped for any format."""

from dataclasses import dataclass
from typing import Literal

from orgaudit.findings.severity import Severity

Counts = tuple[tuple[str, int], ...]
"""How many findings of each level, the worst first, as the level's word and the number; zeros are left out."""


@dataclass(frozen=True, slots=True)
class Head:
    """The top of the first screen. ``verdict`` is what a manager should remember of it all.

    ``score`` is the headline; ``band_note`` says what the band means, empty where there is none. ``gate`` is empty where none was asked for.
    ``comparison`` counts what is new and gone, empty where nothing was compared.
    """

    company: str
    company_facts: str
    score: str
    provisional: bool
    coverage: str
    band_note: str
    verdict: tuple[str, ...]
    gate: tuple[str, ...]
    gate_passed: bool
    comparison: str = ""


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One move: what to do, what it costs and returns, and how to start; ``cells`` are the figures for a table.

    ``sure`` tells how sure its rank is; empty where the rank does not rest on hours returned.
    """

    rank: int
    title: str
    start: str
    effort: str
    returned: str
    points: str
    sure: str
    settles: str
    cells: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The score of a family or a department.

    ``levels`` counts findings at critical, high, medium and low. ``judged`` is filled for families, ``worst`` for
    departments.
    """

    name: str
    score: str
    band: str
    judged: str
    levels: tuple[int, int, int, int]
    worst: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source by its key and title; ``address`` is empty where it has none on the web."""

    key: str
    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding. ``level`` is what to print beside it; ``severity`` what it is.

    ``uncounted`` says why the finding costs no points; empty where it does cost some, or where nobody expects any.
    """

    rule: str
    severity: Severity
    level: str
    confidence: str
    subject: str
    department: str
    title: str
    text: str
    why: str
    evidence: tuple[tuple[str, str], ...]
    place: str
    remedy: tuple[tuple[str, str], ...]
    returns: str
    uncounted: str
    priority: str
    gate0: bool
    absorbed: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class UrgentRow:
    """The findings of one rule that cannot wait: which elements, and how to start.

    ``remark`` says that they are ordered by deadline, or that none of them is confirmed yet; mostly it is empty.
    """

    rule: str
    severity: Severity
    level: str
    title: str
    count: int
    subjects: str
    start: str
    remark: str


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one rule. ``rows`` are those listed, ``hidden`` counts the rest.

    ``remedy`` is filled where all listed findings share it, else each row carries its own.
    """

    rule: str
    slug: str
    family: str
    title: str
    severity: Severity
    level: str
    counts: Counts
    total: int
    share: str
    why: str
    remedy: tuple[tuple[str, str], ...]
    sources: tuple[SourceRow, ...]
    rows: tuple[FindingRow, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class RuleCount:
    """One line of the count table: how often a rule fired and which share of duties it hit."""

    rule: str
    title: str
    levels: tuple[int, int, int, int]
    total: int
    share: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings: the listed ones by rule, the count table, remarks on how to read them.

    ``cut`` says how many of them the full report lists; empty where it lists all.
    """

    groups: tuple[FindingGroup, ...]
    table: tuple[RuleCount, ...]
    total: int
    listed: int
    remarks: tuple[str, ...]
    cut: str


@dataclass(frozen=True, slots=True)
class GapRow:
    """A fact that is missing: how many judgements wait for it and where."""

    fact: str
    judgements: int
    subjects: int
    examples: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question worth asking next, what the answer opens and whom to ask."""

    rank: int
    question: str
    opens: str
    whom: str


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """An accepted risk. ``state`` groups them: in force, lapsed, matching nothing.

    ``found`` tells the finding that is accepted, with its level and place, where that is asked for.
    """

    state: Literal["in_force", "lapsed", "stale"]
    state_word: str
    rule: str
    subject: str
    reason: str
    owner: str
    expires: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class BoundaryRow:
    """Two departments with a blurred boundary: how blurred it is and by what."""

    pair: str
    blur: str
    why: str


@dataclass(frozen=True, slots=True)
class MapRow:
    """One row of the map of duties: a purpose with a cell for each kind of customer contact."""

    purpose: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QualityRow:
    """One thing that is known of the input itself; ``examples`` may be empty."""

    what: str
    value: str
    examples: str


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """A threshold that a rule used, and where the number comes from."""

    rule: str
    what: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class MethodNote:
    """One part of the method: a heading and its sentences."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything that a person reads of one audit, in one language, in reading order.

    ``ask_first`` holds the first questions where too little is known for any move; else it is empty.
    ``moves_title`` stands over the first moves or these questions. ``map_rows`` is empty where no duty states both customer
    contact and purpose.
    """

    language: Literal["ja", "en"]
    head: Head
    quality: tuple[QualityRow, ...]
    quality_brief: tuple[str, ...]
    urgent: tuple[UrgentRow, ...]
    urgent_hidden: int
    moves_title: str
    first_moves: tuple[MoveRow, ...]
    ask_first: tuple[QuestionRow, ...]
    later_moves: tuple[MoveRow, ...]
    moves_hidden: int
    families: tuple[ScoreRow, ...]
    departments: tuple[ScoreRow, ...]
    boundaries: tuple[BoundaryRow, ...]
    map_columns: tuple[str, ...]
    map_rows: tuple[MapRow, ...]
    findings: Findings
    gaps: tuple[GapRow, ...]
    gaps_total: int
    questions: tuple[QuestionRow, ...]
    waivers: tuple[WaiverRow, ...]
    method: tuple[MethodNote, ...]
    defaults: tuple[str, ...]
    thresholds: tuple[ThresholdRow, ...]
    law: tuple[str, ...]
    not_said: tuple[str, ...]
    failures: tuple[str, ...]
    origin: str

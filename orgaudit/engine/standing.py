"""What an audit found, kept by department, so that after a change only what it can touch is judged again (reaudit.py)."""

from collections.abc import Iterable, Iterator, Mapping

from orgaudit.engine.cells import Cell, Judged, Key, Told, Work, cell_of, sums_of, told_by, told_of
from orgaudit.engine.home import BESIDE, home_of
from orgaudit.engine.ranking import ranked
from orgaudit.engine.run import Judgements
from orgaudit.engine.score import COMPANY_SCALE, DECIMALS, value
from orgaudit.findings.finding import Finding
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, field
from orgaudit.results.audit_result import AuditResult, Weighed
from orgaudit.rules.spec import Rule


@dataclass(frozen=True, slots=True)
class Standing:
    """A company with what is found in it, by department. ``asked`` are the keys of what each rule takes from the whole."""

    org: Organization
    rules: Mapping[str, Rule]
    options: Mapping[str, Mapping[str, object]]
    cells: Mapping[str, Cell]
    asked: Mapping[str, frozenset[str]]
    failed: frozenset[str]
    sums: Judged
    work: Work = field(compare=False)

    @property
    def score(self) -> float | None:
        """The overall score 0-100, ``None`` where nothing could be judged."""
        if not self.sums.findings + self.sums.clean:
            return None
        return round(value(self.sums.squares, COMPANY_SCALE), DECIMALS)

    @property
    def coverage(self) -> float:
        """The share of judgements that could be made, 0-1."""
        judged = self.sums.findings + self.sums.clean
        return judged / (judged + self.sums.gaps) if judged else 0.0

    def findings(self) -> Iterator[Finding]:
        """Yield what stands, department by department."""
        for cell in self.cells.values():
            yield from cell.kept

    def found(self, key: Key, near: str = BESIDE) -> tuple[Finding, ...]:
        """Return the findings with a key, those inside others too; ``near`` is where they are looked for first."""
        cell = self.cells.get(near)
        if cell is not None and key in cell.keys:
            return cell.keys[key]
        return next((item.keys[key] for item in self.cells.values() if key in item.keys), ())

    def differing(self, other: "Standing") -> tuple[str, ...]:
        """Return the departments of which something else is said than in another standing."""
        homes = dict.fromkeys((*self.cells, *other.cells))
        return tuple(home for home in homes if self.cells.get(home) is not other.cells.get(home))

    def in_order(self, findings: Iterable[Finding]) -> tuple[Weighed, ...]:
        """Return findings of this standing as an audit would list them, without their share of points."""
        wanted = tuple(findings)
        if not wanted:
            return ()
        homes = {home_of(item.subject) for item in wanted}
        beside = self.cells[BESIDE].kept if BESIDE in self.cells else ()
        # A handoff counts as work of the duty that receives it, so both are weighed together.
        about = self.cells if BESIDE in homes else homes
        everything = [item for home in about if home != BESIDE for item in self.cells[home].kept]
        everything += beside
        chosen = {id(item) for item in wanted}
        weighed = ranked(everything, (0.0,) * len(everything), self.rules, self.org)
        return tuple(item for item in weighed if id(item.finding) in chosen)


def standing(
    org: Organization,
    rules: Mapping[str, Rule],
    options: Mapping[str, Mapping[str, object]],
    work: Work | None = None,
) -> Standing:
    """Judge a whole company."""
    work = work or Work()
    told: dict[str, dict[str, Told]] = {}
    asked: dict[str, frozenset[str]] = {}
    failed: set[str] = set()
    for rule in rules.values():
        said, asked[rule.id] = told_by(org, org, rule, options, work)
        work.whole += 1
        if said is None:
            failed.add(rule.id)
        for home, own in (said or {}).items():
            told.setdefault(home, {})[rule.id] = own
    cells = {home: cell_of(org, own, rules) for home, own in told.items()}
    return Standing(org, rules, options, cells, asked, frozenset(failed), sums_of(cells.values()), work)


def standing_of(result: AuditResult) -> Standing:
    """Return what a result found by department, so that changes of it can be judged quickly."""
    org, rules, options = result.organization, result.rules, result.settings.options
    kept = org.kept.get("judged")
    if not isinstance(kept, tuple) or kept[0] is not rules:
        return standing(org, rules, options)
    return _standing(org, rules, options, kept[1]())


def _standing(
    org: Organization,
    rules: Mapping[str, Rule],
    options: Mapping[str, Mapping[str, object]],
    judged: Judgements,
) -> Standing:
    told: dict[str, dict[str, Told]] = {}
    for rule, said in judged.said.items():
        for home, own in told_of(said).items():
            told.setdefault(home, {})[rule] = own
    failed = frozenset(item.rule for item in judged.failures)
    cells = {home: cell_of(org, own, rules) for home, own in told.items()}
    work = Work(sum(judged.passed.values()) + len(judged.findings) + len(judged.not_judged), len(rules))
    asked = {rule: judged.said[rule].asked for rule in rules}
    return Standing(org, rules, options, cells, asked, failed, sums_of(cells.values()), work)

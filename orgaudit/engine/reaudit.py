"""A changed company judged again: only what the change can touch.

A mend changes a few duties of one department. Rules that judge each department by itself look at that department again, and so does one that
judges each duty by itself while what it looks up of others stays; a rule that looks at the whole company judges again only where a field that it
reads changed (rules/reads.py). What comes out is what a whole audit finds
(tests/engine/test_reaudit.py): the findings, what they weigh, and the overall score.
"""

from collections.abc import Collection, Mapping

from orgaudit.engine.cells import Cell, Judged, Told, cell_of, keys_of, sums_of, told_by
from orgaudit.engine.home import BESIDE
from orgaudit.engine.reach import Reach
from orgaudit.engine.standing import Standing, standing
from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Subject
from orgaudit.model import Organization
from orgaudit.model.dataclass import replace
from orgaudit.model.delta import Delta, delta
from orgaudit.model.succession import take_over
from orgaudit.rules.reads import WITHIN_DEPARTMENT
from orgaudit.rules.spec import Rule


def reaudited(before: Standing, org: Organization) -> Standing:
    """Return what is found in a changed company."""
    change = delta(before.org, org)
    if change is None:
        return standing(org, before.rules, before.options, before.work)
    take_over(before.org, org, change)
    return _Again(before, org, change).standing()


class _Again:
    """One change while it is judged."""

    def __init__(self, before: Standing, org: Organization, change: Delta) -> None:
        self.before, self.org, self.change = before, org, change
        self.reach = Reach(before.org, org, change)
        self.homes = self.reach.homes
        self.told: dict[str, dict[str, Told]] = {}
        self.asked = dict(before.asked)
        self.failed = set(before.failed)

    def standing(self) -> Standing:
        before = self.before
        for rule in before.rules.values():
            self._rule(rule)
        cells = dict(before.cells)
        for home, own in self.told.items():
            old = cells.pop(home, None)
            told = {**(old.told if old else {}), **own}
            told = {rule: said for rule, said in told.items() if said != Told()}
            if told:
                cells[home] = cell_of(self.org, told, before.rules)
        if not self.change.keeps_identities:
            cells = {home: self._rekeyed(cell) for home, cell in cells.items()}
        return Standing(
            self.org,
            before.rules,
            before.options,
            cells,
            self.asked,
            frozenset(self.failed),
            _changed_sums(before, cells),
            before.work,
        )

    def _rule(self, rule: Rule) -> None:
        if rule.id in self.failed or self.reach.turns_all(rule):
            self._whole(rule)
        elif rule.id not in WITHIN_DEPARTMENT and not self.reach.may_turn(rule):
            self._renew(rule)
        elif rule.id in WITHIN_DEPARTMENT or self.reach.turns_by_duty(rule):
            said, asked = told_by(self.org, self.reach.part, rule, self.before.options, self.before.work)
            if said is None or not all(map(self.reach.leaves_as_it_was, asked | self.asked[rule.id])):
                self._whole(rule)
            else:
                self.asked[rule.id] |= asked
                self._replace(rule, said, {*self.homes, BESIDE})
        else:
            self._whole(rule)

    def _whole(self, rule: Rule) -> None:
        said, asked = told_by(self.org, self.org, rule, self.before.options, self.before.work)
        self.before.work.whole += 1
        self.asked[rule.id] = asked
        if said is None:
            self.failed.add(rule.id)
        else:
            self.failed.discard(rule.id)
        self._replace(rule, said or {}, {*self.before.cells, *(said or {})})

    def _replace(self, rule: Rule, said: Mapping[str, Told], homes: Collection[str]) -> None:
        for home in homes:
            old = self.before.cells.get(home)
            was = old.told.get(rule.id, Told()) if old else Told()
            now = said.get(home, Told())
            if was != now or home in self.homes:
                self.told.setdefault(home, {})[rule.id] = now

    def _renew(self, rule: Rule) -> None:
        """Let the findings of a rule that need not judge again be about the elements as they are now."""
        for home in (*self.homes, BESIDE):
            old = self.before.cells.get(home)
            was = old.told.get(rule.id) if old else None
            if was is None or not was.hits:
                continue
            hits = tuple([self._renewed(item) for item in was.hits])
            if any(one is not other for one, other in zip(was.hits, hits, strict=True)):
                self.told.setdefault(home, {})[rule.id] = was._replace(hits=hits)

    def _renewed(self, finding: Finding) -> Finding:
        now = self._now(finding.subject)
        return finding if now is None or now is finding.subject else replace(finding, subject=now)

    def _now(self, subject: Subject) -> Subject | None:
        """Return a subject as it is now; ``None`` where it is as it was."""
        change, address = self.change, subject.address
        match subject.kind:
            case "company":
                return self.org.company
            case "duty":
                return change.duties.get(address)
            case "goal":
                return change.goals.get(address)
            case "handoff":
                return change.handoffs.get(address)
            case "department":
                return self.org.department_by_id.get(address) if address in change.homes else None
            case "process":
                return self.org.process_by_id.get(address)
            case "person":
                return self.org.person_by_id.get(address)
        return None

    def _rekeyed(self, cell: Cell) -> Cell:
        keys = keys_of(self.org, cell.kept)
        return cell if keys.keys() == cell.keys.keys() else replace(cell, keys=keys)


def _changed_sums(before: Standing, cells: Mapping[str, Cell]) -> Judged:
    old, new = before.cells, cells
    homes = [home for home in {**old, **new} if old.get(home) is not new.get(home)]
    gone = sums_of(old[home] for home in homes if home in old)
    come = sums_of(new[home] for home in homes if home in new)
    sums = before.sums
    return Judged(
        sums.findings - gone.findings + come.findings,
        sums.clean - gone.clean + come.clean,
        sums.gaps - gone.gaps + come.gaps,
        sums.squares - gone.squares + come.squares,
    )

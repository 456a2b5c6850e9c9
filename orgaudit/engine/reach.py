"""What a change of a company can make a rule say otherwise (rules/reads.py)."""

from functools import cached_property

from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.delta import Delta
from orgaudit.model.organization import Derived
from orgaudit.model.part import part_of
from orgaudit.model.succession import concerned
from orgaudit.rules.reads import BY_DUTY, OF_COMPANY, READS, WITHIN_DEPARTMENT
from orgaudit.rules.spec import Rule


@dataclass(frozen=True)
class Reach:
    """A change between two states of a company, of which the later one took over what it could (model/succession.py)."""

    before: Organization
    org: Organization
    change: Delta

    @cached_property
    def homes(self) -> frozenset[str]:
        """The departments in which anything may be judged otherwise."""
        return concerned(self.before, self.org, self.change)

    @cached_property
    def part(self) -> Organization:
        """The part of the company that stands in these."""
        return part_of(self.org, self.homes)

    def leaves_as_it_was(self, key: str) -> bool:
        """Whether what a rule takes from the whole company is as it was.

        What was not taken over may be another: that the departments judged again do not ask for it any more says nothing of the others.
        """
        old, new = self.before.kept.get(key), self.org.kept.get(key)
        if not isinstance(old, Derived) or not isinstance(new, Derived):
            return False
        return old.value is new.value or old.value == new.value

    def turns_all(self, rule: Rule) -> bool:
        """Whether a rule that judges each department by itself may say something else of all of them."""
        return rule.id in WITHIN_DEPARTMENT and self.change.touches(OF_COMPANY.get(rule.id, ()))

    def may_turn(self, rule: Rule) -> bool:
        """Whether a rule that judges the company as a whole may say something else."""
        reads = READS.get(rule.id)
        if reads is None:
            return True
        own = (*rule.supporting, *rule.softened_by, *(("deadline",) if rule.legal_step else ()))
        if self.change.touches((*reads, *(f"{rule.subject}.{name}" for name in own))):
            return True
        looked_up = (name.partition(".")[2] for name in reads if name.startswith("org."))
        return any(getattr(self.before, name) != getattr(self.org, name) for name in looked_up)

    def turns_by_duty(self, rule: Rule) -> bool:
        """Whether a rule that judges the company as a whole can say something else only of duties that changed."""
        looked_up = BY_DUTY.get(rule.id)
        return looked_up is not None and not self.change.touches(looked_up)

"""Boundary (境界): who answers for a duty, and where one department's work ends."""

from orgaudit.rules.boundary import (
    boundary_unwritten,
    declared_office_contradicted,
    duty_without_owner,
    front_back_work,
    middle_office_undefined,
    mixed_offices,
    owner_overlap,
    probable_duplicate,
)
from orgaudit.rules.spec import Rule

RULES: tuple[Rule, ...] = (
    duty_without_owner.RULE,
    owner_overlap.RULE,
    probable_duplicate.RULE,
    mixed_offices.RULE,
    boundary_unwritten.RULE,
    declared_office_contradicted.RULE,
    front_back_work.RULE,
    middle_office_undefined.RULE,
)

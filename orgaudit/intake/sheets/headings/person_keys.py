"""Keys of columns in which persons stand, in sets by what is asked of them.

Most are fields of a duty. A column may be more than a field: ``pair`` names who does it and who stands in, ``person_or_department`` may be
either, ``mark`` stands below the name of a person.
"""

from typing import Final

DOERS: Final = frozenset(("primary", "pair", "mark"))
"""Who does a duty, and a person for sure."""

SAY_WHO: Final = DOERS | {"person_or_department"}
"""Who does a duty, be it a person or a department."""

HOLDERS: Final = frozenset(("primary", "backups", "accountable"))
"""Who does a duty, stands in for it or answers for it."""

OF_LISTS: Final = HOLDERS | {"person_or_department"}
"""What a list of work says of its holders."""

OF_DUTIES: Final = HOLDERS | {"checked_by", "approvals"}
"""Every field of a duty by which persons have a part in it."""

OF_PERSONS: Final = OF_DUTIES | {"person_or_department"}
"""Columns of a list of work in which persons stand."""

OF_OTHERS: Final = frozenset(("macro_owner", "bot_owner", "head", "owner"))
"""Who has a macro, a robot, a department or a goal."""

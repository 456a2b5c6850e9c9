"""In which order moves make sense: the step of each on the ladder from eliminating to hiring, and what comes before what.

The ladder is that of the remedies (ECRS, then tools, then outsourcing). The dependencies are a house choice; each
carries its reason, which reports tell.
"""

from collections.abc import Mapping
from typing import Final, Literal

from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.spec import Move

LadderStep = Literal["eliminate", "combine", "rearrange", "simplify", "tool", "automate", "outsource"]

LADDER: Final[Mapping[Move, LadderStep]] = {
    Move.STOP_UNUSED: "eliminate",
    Move.SHORTEN_APPROVALS: "eliminate",
    Move.ABOLISH_SEALS: "eliminate",
    Move.SHORTEN_PATH: "eliminate",
    Move.CUT_WAITS: "eliminate",
    Move.MERGE_DUPLICATES: "combine",
    Move.SHARE_RECORDS: "combine",
    Move.SHARE_LEDGER: "combine",
    Move.NAME_OWNER: "rearrange",
    Move.REGROUP_DUTIES: "rearrange",
    Move.NAME_PERFORMER: "rearrange",
    Move.NAME_BACKUP: "rearrange",
    Move.SECURE_DUTY: "rearrange",
    Move.SPREAD_KNOWLEDGE: "rearrange",
    Move.SPREAD_HOURS: "rearrange",
    Move.PRACTISE_BACKUP: "rearrange",
    Move.CHANGE_BACKUP: "rearrange",
    Move.RELIEVE_TEAM: "eliminate",
    Move.LEVEL_LOAD: "rearrange",
    Move.RELIEVE_HUB: "rearrange",
    Move.SEPARATE_STEPS: "rearrange",
    Move.FREE_CONTROL: "rearrange",
    Move.WRITE_BOUNDARY: "simplify",
    Move.WRITE_MANUAL: "simplify",
    Move.SET_GOALS: "simplify",
    Move.SETTLE_CONFLICT: "simplify",
    Move.SET_ACCEPTANCE: "simplify",
    Move.AGREE_TIMES: "simplify",
    Move.STORE_DATA: "simplify",
    Move.ADD_CONTROL: "simplify",
    Move.ADD_CHECK: "simplify",
    Move.COVER_FUNCTION: "simplify",
    Move.UPDATE_CHARTER: "simplify",
    Move.OWN_OUTSOURCED: "simplify",
    Move.GO_PAPERLESS: "tool",
    Move.REPLACE_FAX: "tool",
    Move.END_REKEYING: "tool",
    Move.END_PAPER_PAYMENTS: "tool",
    Move.TAKE_OVER_BOT: "automate",
    Move.AUTOMATE: "automate",
    Move.GIVE_TO_SPECIALIST: "outsource",
}
"""Move -> where it stands on the ladder of remedies."""

Reason = Literal[
    "owner_decides",
    "may_end",
    "may_merge",
    "written_first",
    "input_first",
    "conditions_first",
    "path_first",
    "settled_first",
]


class Dependency(NamedTuple):
    """``first`` comes before ``then`` where both are about the same element.

    ``needed``: the later one must not be made without it. Else it only comes after it where both are made.
    """

    first: Move
    then: Move
    reason: Reason
    needed: bool = True


_ON_DUTIES: Final = (
    *(Move.MERGE_DUPLICATES, Move.WRITE_MANUAL, Move.NAME_BACKUP, Move.SECURE_DUTY, Move.PRACTISE_BACKUP),
    *(Move.CHANGE_BACKUP, Move.GO_PAPERLESS, Move.REPLACE_FAX, Move.ABOLISH_SEALS, Move.END_REKEYING),
    *(Move.SHARE_LEDGER, Move.TAKE_OVER_BOT, Move.AUTOMATE, Move.GIVE_TO_SPECIALIST, Move.SHORTEN_APPROVALS),
    *(Move.OWN_OUTSOURCED, Move.WRITE_BOUNDARY, Move.NAME_PERFORMER),
)
_BY_MACHINE: Final = (Move.END_REKEYING, Move.AUTOMATE, Move.TAKE_OVER_BOT)

DEPENDENCIES: Final = (
    # Without an owner nobody may decide on the duty, not even to end it.
    Dependency(Move.NAME_OWNER, Move.STOP_UNUSED, "owner_decides"),
    *(Dependency(Move.NAME_OWNER, then, "owner_decides") for then in _ON_DUTIES),
    # What may end is not improved first.
    *(Dependency(Move.STOP_UNUSED, then, "may_end") for then in _ON_DUTIES),
    *(
        Dependency(Move.MERGE_DUPLICATES, then, "may_merge", needed=False)
        for then in _ON_DUTIES
        if then is not Move.MERGE_DUPLICATES
    ),
    # What is not written down can neither be given to a machine nor to a vendor.
    *(
        Dependency(Move.WRITE_MANUAL, then, "written_first")
        for then in (*_BY_MACHINE, Move.GIVE_TO_SPECIALIST)
    ),
    *(
        Dependency(Move.SECURE_DUTY, then, "written_first")
        for then in (*_BY_MACHINE, Move.GIVE_TO_SPECIALIST)
    ),
    # What comes on paper or by fax has to be typed by somebody.
    *(
        Dependency(first, then, "input_first")
        for first in (Move.GO_PAPERLESS, Move.REPLACE_FAX)
        for then in (Move.END_REKEYING, Move.AUTOMATE)
    ),
    # A time can only count from a request that is complete; what falls away needs neither.
    Dependency(Move.SET_ACCEPTANCE, Move.AGREE_TIMES, "conditions_first"),
    *(
        Dependency(Move.SHORTEN_PATH, then, "path_first", needed=False)
        for then in (Move.SET_ACCEPTANCE, Move.AGREE_TIMES, Move.CUT_WAITS, Move.SHARE_RECORDS)
    ),
    # A charter says where duties end up, so it is written once they have.
    *(
        Dependency(first, Move.UPDATE_CHARTER, "settled_first", needed=False)
        for first in (Move.REGROUP_DUTIES, Move.WRITE_BOUNDARY, Move.COVER_FUNCTION)
    ),
)
"""What comes before what, with the reason; house choice."""

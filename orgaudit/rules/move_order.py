"""In which order moves make sense: the step of each on the ladder from eliminating to hiring, and what comes before what.

The ladder is that of the remedies (ECRS, then tools, then outsourcing). The dependencies are a house choice; each
carries its reason, which reports tell.
"""

from collections.abc import Mapping
from typing import Final, Literal

from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.spec import Move

LadderStep = Literal["eliminate", "combine", "rearrange", "simplify", "tool", "automate", "outsource"]

_MOVES: Final[Mapping[LadderStep, tuple[Move, ...]]] = {
    "eliminate": (
        *(Move.STOP_UNUSED, Move.SHORTEN_APPROVALS, Move.ABOLISH_SEALS, Move.SHORTEN_PATH, Move.CUT_WAITS),
        Move.RELIEVE_TEAM,
    ),
    "combine": (Move.MERGE_DUPLICATES, Move.SHARE_RECORDS, Move.SHARE_LEDGER),
    "rearrange": (
        *(Move.NAME_OWNER, Move.REGROUP_DUTIES, Move.NAME_PERFORMER, Move.NAME_BACKUP, Move.SECURE_DUTY),
        *(Move.SPREAD_KNOWLEDGE, Move.SPREAD_HOURS, Move.PRACTISE_BACKUP, Move.CHANGE_BACKUP),
        *(Move.LEVEL_LOAD, Move.RELIEVE_HUB, Move.SEPARATE_STEPS, Move.FREE_CONTROL),
    ),
    "simplify": (
        *(Move.WRITE_BOUNDARY, Move.WRITE_MANUAL, Move.SET_GOALS, Move.SETTLE_CONFLICT),
        *(Move.SET_ACCEPTANCE, Move.AGREE_TIMES, Move.STORE_DATA, Move.ADD_CONTROL, Move.ADD_CHECK),
        *(Move.COVER_FUNCTION, Move.UPDATE_CHARTER, Move.OWN_OUTSOURCED, Move.FOLLOW_RULE),
    ),
    "tool": (Move.GO_PAPERLESS, Move.REPLACE_FAX, Move.END_REKEYING, Move.END_PAPER_PAYMENTS),
    "automate": (Move.TAKE_OVER_BOT, Move.AUTOMATE),
    "outsource": (Move.GIVE_TO_SPECIALIST,),
}

LADDER: Final[Mapping[Move, LadderStep]] = {move: step for step, moves in _MOVES.items() for move in moves}
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

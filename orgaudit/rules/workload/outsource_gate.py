"""The gate before outsourcing: what must be settled before rare specialist work may leave the house.

It asks in this order whether the work is no part of the core, its scope is written down, somebody inside
answers for it, and licence and data have been looked at; that it is rare and specialist is the finding's own
condition. The first of these that is not settled is named with the action that settles it. Vendors praise
outsourcing for work that only one person knows (BPO); handed over unwritten, the vendor only becomes the next
sole keeper, so writing comes first.
"""

from collections.abc import Iterator
from typing import Literal

from orgaudit.model import Duty

OutsourceGate = Literal[
    "core",
    "core_unknown",
    "scope_unwritten",
    "scope_unknown",
    "owner_missing",
    "owner_unknown",
    "licence_unknown",
    "data_unknown",
    "protected_data",
    "licensed",
    "open",
]
"""Where the gate stands: the first question that is not settled, or ``open``; ``licensed`` is open to licensed offices only."""


def outsource_gate(duty: Duty) -> OutsourceGate:
    """Return the first question that keeps a duty inside, or that nothing does."""
    return next(_closed(duty), "licensed" if isinstance(duty.licence, str) else "open")


def _closed(duty: Duty) -> Iterator[OutsourceGate]:
    """Yield what is not settled, in the order in which it is asked."""
    if duty.purpose == "revenue":
        yield "core"
    if duty.purpose is None:
        yield "core_unknown"
    if duty.manual in ("none", "outdated"):
        yield "scope_unwritten"
    if duty.manual is None:
        yield "scope_unknown"
    if duty.accountable == ():
        yield "owner_missing"
    if duty.accountable is None:
        yield "owner_unknown"
    if duty.licence is None:
        yield "licence_unknown"
    if duty.data_class is None:
        yield "data_unknown"
    if duty.data_class in ("personal", "secret"):
        yield "protected_data"

"""What a process is about, as far as it makes mixed steps graver: payroll, payments or master data.

Stated: ``payments`` on any duty of the process, or a ``function`` of the lists below. Else read, with less certainty, from the
names of its duties without a stated function and, while there is such a duty, from its own name. Every duty of the process
counts, whatever its step: whoever raises and approves a payment that somebody else sends still moves the money.
The lists are house choices.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from orgaudit.knowledge.functions import Function
from orgaudit.model import Duty, Organization, Process
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions

MatterCode = Literal["payroll", "payments", "master_data"]

PAYMENT_FUNCTIONS: Final = frozenset(
    (
        *("payables", "cash", "expenses", "collections", "bills", "corporate_card", "branch_cash"),
        *("settlement", "claims", "deposit_ops"),
    )
)
"""Functions in which money is paid, received or kept."""


class Matter(NamedTuple):
    """What a process is about; ``None`` for anything else. ``is_stated`` is False where only names say so."""

    code: MatterCode | None
    is_stated: bool = True


_NO_MATTER: Final = Matter(None)


_MONEY: Final[tuple[MatterCode, ...]] = ("payroll", "payments")


def money_of(org: Organization, process: Process) -> Matter:
    """Return whether a process pays: payroll, payments or neither."""
    return _first(duty_functions(org), process, _MONEY)


def money_in(org: Organization, duty: Duty) -> Matter:
    """Return whether a duty by itself pays: what ``money_of`` says of a process that has no other, and its name."""
    functions = duty_functions(org)
    stated = _stated(functions, duty)
    if stated in _MONEY:
        return Matter(stated)
    read = _code(functions.named(duty.name)) if duty.function is None else None
    return Matter(read, is_stated=False) if read in _MONEY else _NO_MATTER


def matter_of(org: Organization, process: Process) -> Matter:
    """Return whether a process pays or keeps master data."""
    money = money_of(org, process)
    if money.code and money.is_stated:
        return money
    stated = _first(duty_functions(org), process, ("master_data",))
    return stated if stated.code and (stated.is_stated or not money.code) else money


def _first(functions: DutyFunctions, process: Process, codes: tuple[MatterCode, ...]) -> Matter:
    stated = _leading((_stated(functions, duty) for duty in process.duties), codes)
    if stated is not None:
        return Matter(stated)
    read = _leading(_read(functions, process), codes)
    return Matter(read, is_stated=read is None)


def _leading(found: Iterable[MatterCode | None], codes: tuple[MatterCode, ...]) -> MatterCode | None:
    known = set(found)
    return next((code for code in codes if code in known), None)


def _stated(functions: DutyFunctions, duty: Duty) -> MatterCode | None:
    code = _code(functions.stated(duty))
    if code is None or code == "master_data":
        return "payments" if duty.payments else code
    return code


def _read(functions: DutyFunctions, process: Process) -> Iterator[MatterCode | None]:
    unnamed = [duty.name for duty in process.duties if duty.function is None]
    if unnamed:
        yield from (_code(functions.named(name)) for name in (*unnamed, process.name))


def _code(function: Function | None) -> MatterCode | None:
    if function is None:
        return None
    if function.id == "payroll":
        return "payroll"
    if function.id == "master_data":
        return "master_data"
    return "payments" if function.id in PAYMENT_FUNCTIONS else None

"""What a process is about, as far as it makes mixed steps graver: payroll, payments or master data.

Stated: ``payments`` on any duty of the process, or a ``function`` of the lists below. Else read, with less certainty, from the
names of its duties without a stated function and, while there is such a duty, from its own name. Every duty of the process
counts, whatever its step: whoever raises and approves a payment that somebody else sends still moves the money.
Names are read without regard to the industry, so that stating it changes no reading. The lists are house choices.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from orgaudit.knowledge.functions import find_function
from orgaudit.knowledge.names.reading import read_name
from orgaudit.model.duty import Duty
from orgaudit.model.process import Process

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


def money_of(process: Process) -> Matter:
    """Return whether a process pays: payroll, payments or neither."""
    return _first(process, ("payroll", "payments"))


def matter_of(process: Process) -> Matter:
    """Return whether a process pays or keeps master data."""
    money = money_of(process)
    if money.code and money.is_stated:
        return money
    stated = _first(process, ("master_data",))
    return stated if stated.code and (stated.is_stated or not money.code) else money


def _first(process: Process, codes: tuple[MatterCode, ...]) -> Matter:
    stated = _leading((_stated(duty) for duty in process.duties), codes)
    if stated is not None:
        return Matter(stated)
    read = _leading(_read(process), codes)
    return Matter(read, is_stated=read is None)


def _leading(found: Iterable[MatterCode | None], codes: tuple[MatterCode, ...]) -> MatterCode | None:
    known = set(found)
    return next((code for code in codes if code in known), None)


def _stated(duty: Duty) -> MatterCode | None:
    function = find_function(duty.function) if isinstance(duty.function, str) else None
    code = _code(function.id) if function else None
    if code is None or code == "master_data":
        return "payments" if duty.payments else code
    return code


def _read(process: Process) -> Iterator[MatterCode | None]:
    unnamed = [duty.name for duty in process.duties if duty.function is None]
    if unnamed:
        yield from map(_named, (*unnamed, process.name))


@lru_cache(maxsize=4_096)
def _named(name: str) -> MatterCode | None:
    reading = read_name(name)
    return _code(reading.function) if reading.function and reading.confidence != "low" else None


def _code(function_id: str) -> MatterCode | None:
    if function_id == "payroll":
        return "payroll"
    if function_id == "master_data":
        return "master_data"
    return "payments" if function_id in PAYMENT_FUNCTIONS else None

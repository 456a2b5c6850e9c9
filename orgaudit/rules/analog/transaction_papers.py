"""Which duties deal with the papers of a transaction, or with payments, by stated function and by name; for the rules on law."""

from typing import Final

from orgaudit.knowledge.trigger_words import lexicon
from orgaudit.model import Duty
from orgaudit.model.identity import remembered
from orgaudit.rules.duty_functions import DutyFunctions

DOCUMENT_FUNCTIONS: Final = frozenset(
    (
        *("billing", "collections", "expenses", "order_processing", "payables", "procurement"),
        *("sales_admin", "subcontracting", "voucher_keeping"),
    )
)
"""Functions that send or receive invoices, orders or receipts; house."""


def document_function(functions: DutyFunctions, duty: Duty) -> str | None:
    """Return the stated function, by its id, where it is one that sends or receives invoices, orders or receipts."""
    function = functions.stated(duty)
    return function.id if function and function.id in DOCUMENT_FUNCTIONS else None


def deals_by_name(duty: Duty) -> bool:
    """Whether the name speaks of invoices, orders or receipts."""
    return "document" in _says(duty.name)


def pays_by_name(duty: Duty) -> bool:
    """Whether the name speaks of paying or being paid."""
    return "payment" in _says(duty.name)


@remembered
def _says(name: str) -> frozenset[str]:
    return frozenset([match.category for match in lexicon("transaction_words").find(name)])

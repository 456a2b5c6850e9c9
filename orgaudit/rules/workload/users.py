"""Who plainly uses what a duty yields, where no consumer is written."""

from orgaudit.knowledge.lexicon import lexicon
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.rules.duty_functions import duty_functions


def is_plainly_used(org: Organization, duty: Duty) -> bool:
    """Whether the answer lies in the work: nothing to be read comes of it (whoever drives the company's cars uses their upkeep), or customers use it.

    Customers do as far as is stated, in front departments, and where the office, function or name is of the front.
    """
    if not lexicon("output_words").find(duty.name):
        return True
    department = org.department_of(duty)
    is_front = "front" in (duty.office, department.office if department else None)
    if is_front or duty.customer_contact is not None:
        return is_front or duty.customer_contact != "none"
    functions = duty_functions(org)
    return "front" in (functions.office(duty).office, functions.office_by_name(duty))

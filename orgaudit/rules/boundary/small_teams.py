"""Where work is shared out by need: companies and teams too small for the share of an office to mean much."""

from orgaudit.model import Department, Organization


def is_small(org: Organization, department: Department, *, company: int, team: int, weighed: bool) -> bool:
    """Whether a company has at most ``company`` people or a department at most ``team``; never in a regulated trade.

    Without a headcount those count who work there and an empty seat, not those who are named as backups.
    Where nobody is named yet the size is unknown: then a department whose work is ``weighed`` by hours passes for small, so
    that naming a first person cannot soften the finding; where duties are only counted it does not.
    """
    if org.company.is_regulated:
        return False
    employees = org.company.employees
    size = org.posts(department)
    few = isinstance(employees, int) and employees <= company
    return few or (size <= team and (size > 0 or weighed))


def size_is_settled(org: Organization, department: Department) -> bool:
    """Whether no number still unwritten, of employees or heads, could make the guard for small teams apply."""
    stated = org.company.employees is not None and department.headcount is not None
    return org.company.is_regulated is True or stated

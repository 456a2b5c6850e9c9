"""Files that the reader keeps: the company, its workbook, the report."""

from collections.abc import Callable, Mapping
from typing import Final

from orgaudit.browser.company import Opened, audit_report, there
from orgaudit.reports.formats import render, render_binary
from orgaudit.wording.catalogue import Catalogue


def _yaml(company: Opened | None, _words: Catalogue, file: int) -> bytes:
    return there(company).texts[file][1].encode("utf-8", "surrogatepass")


def _workbook(company: Opened | None, words: Catalogue, _file: int) -> bytes:
    """Return the template, filled in where a company is there; else with its examples."""
    from orgaudit.forms.template import Template, write

    org = company.result.organization if company else None
    return write(Template(words, org, examples=org is None))


def _html(company: Opened | None, words: Catalogue, _file: int) -> bytes:
    return render(audit_report(there(company), words.language), "html").encode()


def _json(company: Opened | None, words: Catalogue, _file: int) -> bytes:
    return render(audit_report(there(company), words.language), "json").encode()


def _sheets(company: Opened | None, words: Catalogue, _file: int) -> bytes:
    return render_binary(audit_report(there(company), words.language), "xlsx")


SAVED: Final[Mapping[str, Callable[[Opened | None, Catalogue, int], bytes]]] = {
    "yaml": _yaml,
    "workbook": _workbook,
    "html": _html,
    "xlsx": _sheets,
    "json": _json,
}
"""What can be kept, by name, and how it is made: of the company on the desk, and the number of its file."""

"""A leaver, by a click: what would stop, and what would become of the score."""

from orgaudit import __version__, pipeline
from orgaudit.browser.company import Opened
from orgaudit.compare.simulate.what_if import simulate
from orgaudit.model import Organization
from orgaudit.model.scenario import Step
from orgaudit.reports.content.simulation import SimulationReport
from orgaudit.reports.formats import render
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.simulation import Simulation
from orgaudit.wording.catalogue import Catalogue


def leavers(company: Opened, words: Localizer) -> list[dict[str, str]]:
    """Return everyone who could leave, in the order of the file: people are never ranked."""
    return [
        {"id": person.id, "name": words.person(person.id)} for person in company.result.organization.people
    ]


def left(company: Opened, person: str, words: Catalogue) -> tuple[Simulation, str]:
    """Return what a leaver changes, and the report of it as a page."""
    last = [company.result]

    def judge(org: Organization) -> AuditResult:
        last[:] = [pipeline.audit(org, company.settings, before=last[-1])]
        return last[-1]

    outcome = simulate(company.result.organization, (Step("leaves", person),), judge)
    report = SimulationReport(outcome=outcome, catalogue=words, version=__version__)
    return outcome, render(report, "html")

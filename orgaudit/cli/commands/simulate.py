"""``orgaudit simulate``: what if somebody leaves, two departments become one, a duty moves or is automated."""

from collections.abc import Iterator
from pathlib import Path

from orgaudit import __version__
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.company import hide_others
from orgaudit.cli.input.element_names import Names
from orgaudit.cli.output.targets import refuse_read
from orgaudit.cli.output.write_company import write_changed
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.run import begin, refuse_settings
from orgaudit.cli.usage import WrongCallError
from orgaudit.compare.simulate.stops import exposures
from orgaudit.compare.simulate.what_if import simulate as carry_out
from orgaudit.model.scenario import Step
from orgaudit.reports.content.exposure import ExposureReport
from orgaudit.reports.content.simulation import SimulationReport


def run(call: Call) -> ExitCode:
    """Simulate changes."""
    session, write = call.session, call["write"]
    job = begin(call, ExposureReport.kind if call["all_leavers"] else SimulationReport.kind)
    if write is not None:
        refuse_settings(job, Path(write))
        refuse_read((write,), (target.path for target in job.targets))
    company = job.company()
    org = company.organization
    names = Names(org, session.catalogue, hidden=session.discreet)
    steps = tuple(_steps(call, names))
    newcomers = (step.target for step in steps if step.kind == "add_backup")
    hide_others(session, org, newcomers, session.words(company.loaded.language))
    for note in dict.fromkeys(names.notes):
        session.note(note)
    words = session.words(company.loaded.language)
    if call["all_leavers"]:
        if steps or write is not None:
            raise call.wrong("all_leavers_alone")
        return job.tell(
            ExposureReport(exposures=exposures(org), org=org, catalogue=words, redact=session.redacting)
        )
    if not steps:
        raise call.wrong("nothing_to_simulate")
    outcome = carry_out(org, steps, job.audit)
    report = SimulationReport(outcome=outcome, catalogue=words, redact=session.redacting, version=__version__)
    if write is not None:
        written = write_changed(outcome, company.given, Path(write), job.settings.today, session)
        session.note(words.ui("cli.told.changed_company", paths=written))
    return job.tell(report, (outcome.before, outcome.after))


def _steps(call: Call, names: Names) -> Iterator[Step]:
    """Yield the changes in the order in which they are carried out."""
    if call["growth"] is not None:
        yield Step("growth", number=call["growth"])
    for text in call["move"]:
        yield Step("move", *names.pair(text, "=", "--move", (names.duty, names.department)))
    yield from _merges(call, names)
    for kind, option in (("automate", "--automate"), ("write_manual", "--write-manual")):
        for text in call[kind]:
            yield Step(kind, names.duty(text, option))
    for text in call["add_backup"]:
        duty, person = names.pair(text, "=", "--add-backup", (names.duty, names.new_person))
        yield Step("add_backup", duty, person, name=names.new.get(person, ""))
    for text in call["leaves"]:
        yield Step("leaves", names.person(text, "--leaves"))


def _merges(call: Call, names: Names) -> Iterator[Step]:
    gone: set[str] = set()
    for text in call["merge"]:
        first, second = names.pair(text, ",", "--merge", (names.department, names.department))
        if first == second or first in gone or second in gone:
            raise WrongCallError("merged_twice", option="--merge", found=text)
        gone.add(second)
        yield Step("merge", first, second)

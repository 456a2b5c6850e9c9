"""``orgaudit classify``: which function and which office the name of a duty or department points to, and why."""

from typing import Final, get_args

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.name_list import given_names
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.run import begin
from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.intake.fields import table
from orgaudit.knowledge.names.reading import read_name
from orgaudit.knowledge.names.values import OwnUsage
from orgaudit.model.vocabulary import Industry
from orgaudit.reports.content.name import NamesReport

_INDUSTRIES: Final[tuple[Industry, ...]] = get_args(Industry)


def run(call: Call) -> ExitCode:
    """Classify names."""
    session, text = call.session, call["text"]
    industry = _industry(call["industry"])
    job = begin(call, NamesReport.kind)
    if not text:
        session.tell_page(call.help())
        return ExitCode.WRONG_INPUT
    names = given_names(session, text)
    if not any(name.strip() for name in names):
        raise WrongCallError("no_names", exit_code=ExitCode.NOTHING_TO_AUDIT)
    functions = job.settings.functions
    own = OwnUsage(functions.names, functions.offices)
    readings = tuple(read_name(name, industry, own) for name in names)
    return job.tell(NamesReport(catalogue=session.catalogue, readings=readings, industry=industry))


def _industry(word: str | None) -> Industry | None:
    """Return the industry that a word of either language means. Raises WrongCallError for any other word."""
    if word is None:
        return None
    vocabulary = table().vocabularies["Industry"]
    code = vocabulary.code_of(word)
    for industry in _INDUSTRIES:
        if industry == code:
            return industry
    raise unknown("unknown_value", word, vocabulary.spellings(), option="--industry")

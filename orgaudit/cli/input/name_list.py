"""The names that a call gives: as arguments, or one a line on stdin."""

from collections.abc import Sequence
from typing import Final

from orgaudit.cli.exit_code import ExitCode, RefusedInputError
from orgaudit.cli.input.company import STDIN_NAME
from orgaudit.cli.session import Session
from orgaudit.cli.usage import WrongCallError
from orgaudit.intake.messages import message
from orgaudit.intake.reading import STDIN
from orgaudit.intake.report import Report
from orgaudit.intake.yaml.decoding import decoded
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.knowledge.names.reading import LONGEST
from orgaudit.model.pattern import pattern

_LINE_END: Final = pattern("\r\n|\r|\n")

MOST_NAMES: Final = 100_000
"""Names of one call; house default, as the limit below: reading them takes some seconds."""

MOST_SIGNS: Final = 2_000_000
"""Signs of these, each as far as it is read."""


def given_names(session: Session, arguments: Sequence[str]) -> list[str]:
    """Return the names in their order; the first ``-`` stands for the lines of stdin that are not blank.

    Raises WrongCallError for more than is read, and RefusedInputError for an encoding that we do not read.
    """
    names: list[str] = []
    for argument in arguments:
        if argument == STDIN:
            names.extend(line for line in _LINE_END.split(_text_of_stdin(session)) if line.strip())
        else:
            names.append(argument)
    if len(names) > MOST_NAMES or sum(min(len(name), LONGEST) for name in names) > MOST_SIGNS:
        raise WrongCallError("too_many_names_at_once", names=MOST_NAMES, signs=MOST_SIGNS)
    return names


def _text_of_stdin(session: Session) -> str:
    # One byte more than is allowed shows that there is too much, without reading it all.
    data = session.stdin.read(DEFAULT_LIMITS.size + 1)
    if len(data) > DEFAULT_LIMITS.size:
        raise WrongCallError("too_many_names", limit=DEFAULT_LIMITS.size // (1024 * 1024))
    report = Report()
    text = decoded(data, STDIN_NAME, DEFAULT_LIMITS, report)
    say = session.tell if text is None else session.note
    for problem in report.problems:
        say(message(problem, session.catalogue))
    if text is None:
        raise RefusedInputError(ExitCode.WRONG_INPUT)
    return text.removeprefix("\ufeff")

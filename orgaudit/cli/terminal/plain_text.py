"""Text from strangers on its way to a screen or a build log."""

import re
from typing import Final

from orgaudit.model.pattern import pattern
from orgaudit.reports.words.plain import one_line as one_line

_COMMAND: Final = pattern(r"^([^\S\n]*+)::", re.MULTILINE)
_MARKED: Final = pattern(r"##((?:vso|teamcity)?)\[", re.IGNORECASE)


def without_build_commands(text: str) -> str:
    r"""Return the text such that no build server reads a line of it as a command.

    GitHub's runner obeys every output line that, trimmed, begins with ``::``, and the older ``##[`` anywhere; Azure Pipelines ``##vso[`` and
    ``##[``, TeamCity ``##teamcity[``. All are broken by a visible backslash, since a file name or a duty name can hold them.
    """
    return _MARKED.sub(r"#\#\1[", _COMMAND.sub(r"\1\\::", text))


def shell_word(text: str) -> str:
    """Return a text as one word that a reader can paste into a shell."""
    # Only a call that names a next step needs it.
    from shlex import quote

    return quote(text)

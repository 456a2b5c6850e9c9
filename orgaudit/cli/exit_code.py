"""The exit codes, the same in every command, and how a command ends that cannot use its input."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the caller learns from the number alone."""

    OK = 0
    """Done; the gate passed or none was asked for."""
    GATE_FAILED = 1
    """The gate failed. Nothing else ever gives 1."""
    WRONG_INPUT = 2
    """The call, the settings or the input is wrong."""
    NOTHING_TO_AUDIT = 3
    """A path that does not exist, or a company without a department."""
    BUG = 70
    """A bug in orgaudit."""
    INTERRUPTED = 130
    """Ctrl-C."""
    CLOSED_PIPE = 141
    """Whoever read our output stopped reading."""


class EndedError(Exception):
    """The call is over and all is told, before its command has done anything."""


class RefusedInputError(Exception):
    """The input has problems, all of them told already; ``exit_code`` is what the call ends with."""

    def __init__(self, exit_code: ExitCode) -> None:
        super().__init__(exit_code.name)
        self.exit_code = exit_code

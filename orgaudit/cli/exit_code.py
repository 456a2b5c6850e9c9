"""The exit codes, the same in every command."""

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

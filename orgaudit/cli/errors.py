"""How a command ends that cannot use its input."""

from orgaudit.cli.exit_code import ExitCode


class RefusedInputError(Exception):
    """The input has problems, all of them told already; ``exit_code`` is what the call ends with."""

    def __init__(self, exit_code: ExitCode) -> None:
        super().__init__(exit_code.name)
        self.exit_code = exit_code

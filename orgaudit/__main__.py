"""``python -m orgaudit`` and the console script."""

import sys

from orgaudit.cli.main import run_process


def main() -> None:
    """Run the command line on the process's own arguments and streams; never returns."""
    sys.exit(run_process())


if __name__ == "__main__":
    main()

"""``python -m orgaudit`` and the console script."""

import sys


def main() -> None:
    """Run the command line on the process's own arguments and streams; never returns."""
    if sys.argv[1:] == ["--version"] and _version_told():
        sys.exit(0)
    from orgaudit.cli.main import run_process

    sys.exit(run_process())


def _version_told() -> bool:
    """Tell the version without loading anything; False where stdout does not take it, which is told the long way."""
    from orgaudit import __version__

    try:
        sys.stdout.write(f"orgaudit {__version__}\n")
        sys.stdout.flush()
    except (AttributeError, OSError):
        return False
    return True


if __name__ == "__main__":
    main()

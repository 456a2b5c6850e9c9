"""``python -m orgaudit`` and the console script."""

import sys


def main() -> None:
    """Run the command line on the process's own arguments and streams; never returns."""
    if sys.argv[1:] == ["--version"] and _version_told():
        sys.exit(0)
    # One call, one company, then the process ends: the collector would rescan a graph that only grows, again and
    # again, and find nothing. For 10,000 duties that was a third of the whole run.
    import gc

    gc.disable()
    try:
        sys.exit(_run())
    except KeyboardInterrupt:  # while modules are loaded; the call itself answers for its own time
        sys.exit(130)


def _run() -> int:
    try:
        from orgaudit.model.pattern import compiled_on_use

        with compiled_on_use():
            from orgaudit.cli.main import run_process
    except Exception as error:  # noqa: BLE001 - Python would end with 1, which says that the gate failed
        return _not_started(error)
    return run_process()


def _not_started(error: Exception) -> int:
    """Tell that what the program needs cannot be loaded, in both languages: their tables may be what is missing."""
    sys.stderr.write(
        f"orgaudit: cannot start / 起動できません: {type(error).__name__}: {error}\n"
        "Install it anew, with the libraries it asks for / 必要なライブラリとともに入れ直してください: pip install --force-reinstall orgaudit\n"
    )
    return 70


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

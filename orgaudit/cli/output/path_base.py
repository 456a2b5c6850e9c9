"""The folder from which build servers count paths."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from orgaudit.cli.session import Session
from orgaudit.compare.states.git import root_of
from orgaudit.intake.first_bytes import real_path
from orgaudit.reports.words.path_base import PathBase

STATED: Final = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say that the checkout lies."""


def path_base(session: Session, paths: Sequence[str]) -> PathBase | None:
    """Return the root from which paths count: the checkout that the build server names, else the repository, else here.

    ``None`` where the working folder is gone.
    """
    try:
        here = Path.cwd()
        path = here / paths[0] if paths else here
        stated = (real_path(Path(text)) for name in STATED if (text := session.environ.get(name)))
        named = next((root for root in stated if real_path(path).is_relative_to(root)), None)
    except OSError:
        return None
    root = named or root_of(path) or here
    return PathBase(real_path(root), real_path(here))

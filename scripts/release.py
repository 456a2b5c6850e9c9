"""Make a release of this checkout: raise the version, gather the change log, build, commit and tag.

    .venv/bin/python scripts/release.py 0.2.0

Nothing leaves the machine: what to push is printed at the end. The pushed tag starts the workflow that publishes.
"""

import argparse
import datetime as dt
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")

PLACES = {
    "orgaudit/__init__.py": r'(?m)^__version__ = "([^"]+)"$',
    "CITATION.cff": r"(?m)^version: (\S+)$",
    # The examples that readers copy.
    "docs/ci.md": r"(?:/orgaudit@|rev: )v([\d.]+)",
    "docs/ja/ci.md": r"(?:/orgaudit@|rev: )v([\d.]+)",
}
"""Every place that names the version, with the pattern whose group is the version."""


def main() -> int:
    """Release what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("version", help="such as 0.2.0")
    parser.add_argument("--date", default=str(dt.date.today()), help="the day of the release")
    asked = parser.parse_args()
    if reasons := obstacles(asked.version):
        print(*(f"Not released: {reason}" for reason in reasons), sep="\n", file=sys.stderr)
        return 1
    try:
        write_version(asked.version, asked.date)
        python("towncrier", "build", "--yes", "--version", asked.version, "--date", asked.date)
        # Built before anything is committed: what cannot be built is not tagged.
        shutil.rmtree(ROOT / "dist", ignore_errors=True)
        python("hatchling", "build")
        git("commit", "--quiet", "--all", "--message", f"Release {asked.version}")
    except subprocess.CalledProcessError:
        print(
            "Not released: nothing is committed; `git reset --hard` brings the files back.", file=sys.stderr
        )
        return 1
    git("tag", "--annotate", f"v{asked.version}", "--message", f"orgaudit {asked.version}")
    print(f"\nReleased {asked.version} here. Look at it with `git show`; then it goes out with")
    print(f"    git push --atomic origin main v{asked.version}")
    return 0


def obstacles(version: str) -> list[str]:
    """Return all that stands in the way of releasing the version now."""
    found = []
    if not VERSION.fullmatch(version):
        return [f"{version} is no version such as 0.2.0."]
    if git("status", "--porcelain"):
        found.append("the checkout has changes that are not committed.")
    if (branch := git("branch", "--show-current").strip()) != "main":
        found.append(f"releases are made on main, and this is {branch or 'no branch'}.")
    released = [tag.removeprefix("v") for tag in git("tag", "--list", "v*").split()]
    newest = max(filter(VERSION.fullmatch, released), key=order, default="0.0.0")
    if order(version) <= order(newest):
        found.append(f"{version} does not come after {newest}, which is released.")
    if not list((ROOT / "changelog.d").glob("*.*.md")):
        found.append("changelog.d/ holds no change.")
    return found


def order(version: str) -> tuple[int, ...]:
    """Return what versions are ordered by."""
    return tuple(map(int, version.split(".")))


def write_version(version: str, date: str) -> None:
    """Write the version wherever it is named, and its day into the citation."""
    for name, pattern in PLACES.items():
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        written = re.sub(pattern, lambda found: found[0].replace(found[1], version), text)
        path.write_text(written, encoding="utf-8", newline="\n")
    citation = ROOT / "CITATION.cff"
    lines = [
        line for line in citation.read_text(encoding="utf-8").splitlines() if "date-released:" not in line
    ]
    lines.insert(lines.index(f"version: {version}") + 1, f'date-released: "{date}"')
    citation.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")


def python(*module: str) -> None:
    """Run a module of this environment in the checkout."""
    subprocess.run([sys.executable, "-m", *module], cwd=ROOT, check=True)


def git(*arguments: str) -> str:
    """Run git in the checkout; return what it prints."""
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


if __name__ == "__main__":
    sys.exit(main())

"""Comment on a pull request, or rewrite the comment of an earlier run: one for each company that is audited.

Takes everything from the environment: TOKEN, PULL_REQUEST, AUTHOR, COMPANY, COMMENT_PATH, and what the runner sets. Needs the
standard library only. A comment that cannot be written never decides over the job: the gate does that.
"""

import hashlib
import http
import json
import os
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGE = 100
"""Comments that the interface gives at once, at most."""
SECONDS = 30


def main() -> None:
    """Write the comment; say in the log why, where it cannot be written."""
    number = os.environ["PULL_REQUEST"]
    if not number:
        tell("notice", "This run belongs to no pull request, so there is nothing to comment on.")
        return
    body, key = comment()
    issues = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}/issues"
    try:
        earlier = next(earlier_comments(f"{issues}/{number}/comments", key), None)
        if earlier is None:
            ask("POST", f"{issues}/{number}/comments", {"body": body})
        else:
            ask("PATCH", f"{issues}/comments/{earlier}", {"body": body})
    except urllib.error.HTTPError as failure:
        if failure.code in (http.HTTPStatus.FORBIDDEN, http.HTTPStatus.NOT_FOUND):
            tell(
                "notice",
                "No comment was written: the token may not. Give the job the permission pull-requests: write; a pull "
                "request from a fork cannot have it. The summary of the job says the same as the comment.",
            )
        else:
            tell("warning", f"No comment was written: GitHub answered {failure.code}.")
    except (OSError, ValueError) as error:
        tell("warning", f"No comment was written: {error}")


def comment() -> tuple[str, str]:
    """Return the comment and the hidden words by which the next run finds it."""
    marker, _, text = Path(os.environ["COMMENT_PATH"]).read_text(encoding="utf-8").partition("\n")
    # A digest, because a path can hold what ends a hidden comment.
    company = hashlib.sha256(os.environ["COMPANY"].encode(errors="surrogateescape")).hexdigest()[:16]
    key = f"{marker}<!-- {company} -->"
    return f"{key}\n{text}", key


def earlier_comments(address: str, key: str) -> Iterator[int]:
    """Yield the comments of earlier runs. Anybody can write the hidden words, so only those of the author count."""
    page = 1
    while True:
        found = ask("GET", f"{address}?per_page={PAGE}&page={page}")
        for item in found:
            author = (item.get("user") or {}).get("login")
            if author == os.environ["AUTHOR"] and (item.get("body") or "").startswith(key):
                yield item["id"]
        if len(found) < PAGE:
            return
        page += 1


def ask(method: str, address: str, content: object = None) -> Any:
    """Call the interface and return its answer. Raises HTTPError where it refuses, OSError where it cannot be reached."""
    request = urllib.request.Request(
        address,
        method=method,
        data=None if content is None else json.dumps(content).encode(),
        headers={
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {os.environ['TOKEN']}",
            "Content-Type": "application/json",
            "X-GitHub-Api-Version": "2022-11-28",
        },
    )
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:
        return json.load(answer)


def tell(kind: str, text: str) -> None:
    """Write an annotation."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    sys.stdout.write(f"::{kind} title=orgaudit::{escaped}\n")


if __name__ == "__main__":
    main()

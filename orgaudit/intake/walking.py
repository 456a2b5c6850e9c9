"""The folders below a folder, however deep they lie: what walks by calling itself ends at a thousand."""

import os
from collections.abc import Iterator


def walked(root: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each folder with the names of its folders and of its files, those above first; names that are taken out of the folders are passed over.

    A link is not followed, and a folder that lets nobody look into it is passed over. Raises OSError for a path that is too long.
    """
    left = [root]
    while left:
        folder = left.pop()
        folders: list[str] = []
        files: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    (folders if entry.is_dir(follow_symlinks=False) else files).append(entry.name)
        except PermissionError:
            continue
        folders.sort()
        yield folder, folders, sorted(files)
        left += [os.path.join(folder, name) for name in reversed(folders)]  # noqa: PTH118 - for each of a great many

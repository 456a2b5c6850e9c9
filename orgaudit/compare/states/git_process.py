"""One question to git, bounded in time and in size: a repository of strangers may hold a pipe in place of any file of its own, or a tree without an end."""

import queue
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from typing import IO, Final

from orgaudit.model.dataclass import dataclass

SILENCE: Final = 8.0
"""Seconds without a word after which git is ended; house default."""

LONGEST: Final = 60.0
"""Seconds after which git is ended though it speaks, as over the history of a very large repository; house default."""

MOST: Final = 128 * 1024 * 1024
"""Bytes of one answer: twice what a company may be; house default."""

_PIECE: Final = 1 << 16


class SilentError(Exception):
    """git said nothing for too long, or went on for too long, and was ended."""


class TooMuchError(Exception):
    """git would have said more than any answer may be, and was ended."""


@dataclass(frozen=True, slots=True)
class Said:
    """How git ended, what it said and what it complained of."""

    code: int
    told: bytes
    complaints: bytes


def said(command: Sequence[str], environ: Mapping[str, str]) -> Said:
    """Ask once. Raises SilentError, TooMuchError, and OSError or ValueError where it cannot be started."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environ,
        bufsize=0,
    )
    pieces: queue.SimpleQueue[tuple[bool, bytes]] = queue.SimpleQueue()
    streams = (process.stdout, process.stderr)
    readers = [
        threading.Thread(
            target=_read, args=(stream, pieces), kwargs={"complains": stream is process.stderr}, daemon=True
        )
        for stream in streams
    ]
    try:
        for reader in readers:
            reader.start()
        told, complaints = _gathered(pieces)
        return Said(process.wait(SILENCE), told, complaints)
    except (queue.Empty, subprocess.TimeoutExpired):
        raise SilentError from None
    finally:
        process.kill()
        process.wait()
        for reader, stream in zip(readers, streams, strict=True):
            reader.join(1)
            if stream is not None and not reader.is_alive():
                stream.close()


def _read(stream: IO[bytes], pieces: "queue.SimpleQueue[tuple[bool, bytes]]", *, complains: bool) -> None:
    """Hand on what comes, at the end an empty piece."""
    piece = b"-"
    while piece:
        piece = stream.read(_PIECE)
        pieces.put((complains, piece))


def _gathered(pieces: "queue.SimpleQueue[tuple[bool, bytes]]") -> tuple[bytes, bytes]:
    """Gather both streams to their ends. Raises queue.Empty where nothing comes for too long."""
    gathered: tuple[list[bytes], list[bytes]] = ([], [])
    until, size, ended = time.monotonic() + LONGEST, 0, 0
    while ended < len(gathered):
        complains, piece = pieces.get(timeout=max(0.0, min(SILENCE, until - time.monotonic())))
        ended += not piece
        size += len(piece)
        if size > MOST:
            raise TooMuchError
        gathered[complains].append(piece)
    return b"".join(gathered[0]), b"".join(gathered[1])

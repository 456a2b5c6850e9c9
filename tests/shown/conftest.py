"""The folder that calls are made in."""

from tests.shown.world import moved_into, worlds

__all__ = ["moved_into", "worlds"]

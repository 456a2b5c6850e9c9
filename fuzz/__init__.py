"""Throws what nobody would write at every command, and keeps what it could not stand."""

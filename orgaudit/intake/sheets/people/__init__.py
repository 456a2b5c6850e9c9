"""Texts that name persons, and what stands around the names: signs, roles, remarks, initials."""

"""Ids, hours, values and people in the reader's words."""

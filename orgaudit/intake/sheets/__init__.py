"""Spreadsheets as people have them become the YAML of a company: one road in, and a report of what was made of every cell."""

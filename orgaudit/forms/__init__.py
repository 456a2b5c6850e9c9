"""Workbooks that people fill in: a sheet for each kind of element, its headings, notes and lists from the field table."""

"""The terminal: pages, line breaking by cell width, styles."""

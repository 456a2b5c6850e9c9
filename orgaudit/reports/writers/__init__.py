"""One writer for each format that people read."""

"""GitHub's Markdown."""

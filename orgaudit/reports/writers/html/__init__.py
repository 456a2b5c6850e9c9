"""One self-contained page for a browser."""

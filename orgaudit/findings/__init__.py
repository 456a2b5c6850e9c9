"""What can be said about a company: bare statements, levels, fingerprints. No words, no files."""

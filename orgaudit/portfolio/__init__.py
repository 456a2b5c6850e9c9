"""Many companies at once: which files they are, a pool that audits them, and where each stands among the others."""

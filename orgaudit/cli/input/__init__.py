"""What a call reads: a company, an earlier state of it, answers, names, the sources of an import."""

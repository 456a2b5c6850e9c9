"""Two states of one company: from files, baselines and git, paired by identity; what changed and what that caused."""

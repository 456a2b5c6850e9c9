"""What GitHub takes: annotations at changed lines, outputs of a step, the summary of a job, a comment on a pull request."""

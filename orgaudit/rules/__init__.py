"""The judgements: one defect, one file. No words, no points, no lines."""

"""Mending: what the remedy of each finding would write into the company's file, so that its gain can be tried out."""

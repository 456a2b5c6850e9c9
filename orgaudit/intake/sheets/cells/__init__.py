"""What the text of one cell says, whatever column it stands in: amounts, marks, notations, codes, and what it looks like."""

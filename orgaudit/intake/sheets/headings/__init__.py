"""What a heading says: names, looser names and the grammar of headings, kept as data, and what a user decided instead."""

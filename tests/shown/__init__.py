"""What people are shown to type, in help and on the pages, is typed here."""

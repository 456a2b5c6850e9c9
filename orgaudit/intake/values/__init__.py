"""How people write numbers, dates, words and lists."""

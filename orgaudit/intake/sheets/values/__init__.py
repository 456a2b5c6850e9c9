"""From the text of a cell to the value of a field: what the reader of values refuses becomes a doubt, never a value."""

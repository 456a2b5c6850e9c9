"""From the words of a command line to a call: the table of options, the commands, the parser and its help."""

"""The audit in a browser: what its page asks of Python there, the files that make it up, and the server that hands them out."""

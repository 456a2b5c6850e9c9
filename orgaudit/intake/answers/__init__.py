"""Takes the answers of a filled-in question sheet into the files of the company."""

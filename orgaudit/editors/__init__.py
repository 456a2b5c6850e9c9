"""What an editor shows while a company is written, over the Language Server Protocol: nothing here writes a file."""

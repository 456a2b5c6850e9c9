"""One file per command, each thin: options in, one call down the corridor, one report out."""

"""What assistants may ask, over the Model Context Protocol: read-only, within one folder, with people hidden."""

"""What reports are made of: values that travel from the engine to whoever tells them."""

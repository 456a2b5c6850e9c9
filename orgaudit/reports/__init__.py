"""What was found, told: an audit result goes in, text comes out. Nothing here prints, opens a file or scores."""

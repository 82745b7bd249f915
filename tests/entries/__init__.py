"""What a file says, read from any text."""

"""What is written besides pages."""

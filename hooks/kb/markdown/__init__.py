"""Text as contributors write it: its structure with true line numbers, and how a text moves to another page."""

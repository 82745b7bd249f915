"""The repository itself: its rooms, its guides, its tests and what they need."""

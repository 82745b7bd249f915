"""Search, navigation and what stands around a page."""

"""How entries look on a page."""

"""What a file says: an article with its sections, and the entries in them."""

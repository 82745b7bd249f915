"""A release: everything of ours in one archive, for firms that build and host it without a network."""

"""What `make check` tells."""

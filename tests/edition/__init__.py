"""An own edition without a fork."""

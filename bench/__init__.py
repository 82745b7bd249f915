"""What the site costs: `python -m bench` builds and loads it beside the alternatives and prints the ratios."""

"""Articles to counts of words."""

"""Articles to statistics of words."""

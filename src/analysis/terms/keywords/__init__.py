"""Which words set groups apart, and how surely."""

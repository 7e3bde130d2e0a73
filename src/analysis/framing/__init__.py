"""Articles and statements to frames."""

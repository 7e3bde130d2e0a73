"""The lines of a text to their roles: what is the article and what stands around it."""

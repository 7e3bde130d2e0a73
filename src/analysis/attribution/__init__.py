"""Articles to who said what, and who is heard."""

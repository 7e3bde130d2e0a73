"""Articles to who said what, as spans of their text."""

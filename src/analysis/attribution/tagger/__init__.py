"""The tagger engine."""

"""Attributions to statements: who spoke, for whom, how, and when."""

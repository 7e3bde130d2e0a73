"""Statements to estimates per outlet."""

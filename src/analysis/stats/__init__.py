"""Estimates with intervals over articles, and tests by permutation. No text."""

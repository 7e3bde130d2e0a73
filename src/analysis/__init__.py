"""How news outlets word, source and frame the same story."""

"""How far to trust what was extracted: predictions against gold, hand checks, agreement of coders."""

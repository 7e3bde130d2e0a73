"""Through which channel, with what stance, against whom."""

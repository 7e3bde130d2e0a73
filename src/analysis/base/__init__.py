"""What everything rests on: the contracts of the tables, the lexicons, the paths, the checking of arguments."""

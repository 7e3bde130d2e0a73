"""Who spoke: names, roles, persons, sides."""

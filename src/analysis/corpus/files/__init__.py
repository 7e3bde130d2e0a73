"""Files of any kind to texts and rows."""

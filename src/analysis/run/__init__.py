"""A corpus folder to tables, notebooks and a report on disk."""

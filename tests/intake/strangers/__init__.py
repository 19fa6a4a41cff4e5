"""Workbooks as centres build them that nobody has shown us, each with the truth beside it."""

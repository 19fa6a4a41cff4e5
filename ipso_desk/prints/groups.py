"""Prints about groups."""

"""Prints about guests."""

"""Prints about deaths."""

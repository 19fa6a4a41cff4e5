"""Prints about logbook."""

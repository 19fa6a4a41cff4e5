"""Prints about overview."""

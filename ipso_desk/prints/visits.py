"""Prints about visits."""

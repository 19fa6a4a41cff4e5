"""Prints about activities."""

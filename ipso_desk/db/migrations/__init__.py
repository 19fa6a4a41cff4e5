"""The migrations; each one is a step from one released version of the file to the next."""

"""The parts every page is made of; each in a module of its own, imported by name."""

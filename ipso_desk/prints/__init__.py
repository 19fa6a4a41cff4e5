"""The catalogue of prints: name → what it needs, and how its bytes are made."""

"""What a person does: one function, one transaction."""

"""One module per page; pages never import each other."""

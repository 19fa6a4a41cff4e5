"""The centre's own words and rules, in plain Python."""

"""Tables for long lists."""

"""The encrypted file: opening it, its keys, rows, history, upgrades and backups."""

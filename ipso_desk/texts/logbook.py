"""Sentences about het logboek en de sociale kaart: errors by code, actions by code."""

ERRORS: dict[str, str] = {}

ACTIONS: dict[str, str] = {}

"""Sentences about de balie: errors by code, actions by code."""

ERRORS: dict[str, str] = {}

ACTIONS: dict[str, str] = {}

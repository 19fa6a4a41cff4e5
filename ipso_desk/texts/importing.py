"""Sentences about inlezen van een werkmap: errors by code, actions by code."""

ERRORS: dict[str, str] = {}

ACTIONS: dict[str, str] = {}

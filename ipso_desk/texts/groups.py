"""Sentences about lotgenotengroepen en bellen: errors by code, actions by code."""

ERRORS: dict[str, str] = {}

ACTIONS: dict[str, str] = {}

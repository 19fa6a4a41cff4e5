"""IPSO Desk: the desk of an open house for people living with and after cancer."""

__version__ = "0.1.0"

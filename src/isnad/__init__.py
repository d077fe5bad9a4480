"""Reads news and keeps what each report says happened, with who says so through whom."""

__version__ = "0.1.0"

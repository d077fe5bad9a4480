"""Hostile bytes for everything that reads them, guided by what code they reach (``make fuzz``)."""

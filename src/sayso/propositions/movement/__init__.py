"""Who advances, falls back or is moved."""

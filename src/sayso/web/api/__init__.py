"""The API: what the pages show, as JSON, CSV and GeoJSON.  The door: ``routes.router``."""

"""The pages and the API: look, trace, decide.

The doors: ``app.make_app`` makes the application of a ``record.Record``, ``serving.serve`` runs it.
Pages are rendered here and work without scripts; what a browser adds is built from ``ui/`` into
``assets``.
"""

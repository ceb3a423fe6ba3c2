"""What is said: propositions that can answer one another, one file a type."""

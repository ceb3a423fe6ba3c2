"""What is expected to come."""

"""Who takes or leaves a post."""

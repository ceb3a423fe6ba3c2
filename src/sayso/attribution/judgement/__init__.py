"""What is said of a claim by its words: act, stance, certainty, each with its reason."""

"""How control of a place is told: what can be held, and who takes, holds, loses, leaves or fights for it."""

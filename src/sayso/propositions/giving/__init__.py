"""How a pledge is found: what is given, by whom, to whom, and how far it has come."""

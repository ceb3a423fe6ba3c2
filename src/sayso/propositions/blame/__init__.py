"""How blame is told: words that accuse, deny and own up, and deeds told of the other side."""

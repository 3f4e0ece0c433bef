"""How fast the picture of a map is ready, and how smoothly somebody is dragged about on it (quality P6)."""

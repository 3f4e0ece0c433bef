"""Widgets and components: how every page looks and speaks. No views, no models, no practice content."""

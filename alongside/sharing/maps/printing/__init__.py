"""What runs in the printing process: a sheet in, a file out. Nothing here knows Django, a record or a key."""

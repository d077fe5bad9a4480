"""Who says so: chains of sources, statements, and whose words go on."""

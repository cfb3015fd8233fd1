"""What is taught: course files in, frozen objects out. Knows nothing of faces, records or schemers."""

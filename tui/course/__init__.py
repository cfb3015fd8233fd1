"""What is taught: course files in, frozen objects out. Knows nothing of faces, records or schemers.

What parses (Markdown, items, the rubric) is imported inside functions, when it is first needed: after the course map
has been painted.
"""

"""What happened: typed events in an append-only SQLite file.

`events` says what can happen, `store` keeps it (`Journal`), `reports` says what a learner or a doctor command is told,
`errors` says what can go wrong. The other modules serve `store`. Nothing here knows what is taught or shown.
"""

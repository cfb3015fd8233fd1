"""What happened: typed events in an append-only SQLite file.

`events` says what can happen, `store` keeps it (`Journal`, which stands on `holding`), `reports` says what a learner or
a doctor command is told, `errors` says what can go wrong. The other modules serve `store`: `opening` and those that it
imports find out what a file is and make the best of it, `backup` copies it, `importing` takes in another machine's.
Nothing here knows what is taught or shown.
"""

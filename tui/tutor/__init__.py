"""How to teach: judge an answer, choose the next item, lead through a lesson. Every face drives the same sessions."""

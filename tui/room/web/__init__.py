"""A room in the browsers of a network: its pages, its sockets, and what keeps others out; and its clients."""

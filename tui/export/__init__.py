"""What a learner takes along: files made from the course and the record, whole before they are written."""

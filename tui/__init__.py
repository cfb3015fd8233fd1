"""Two Schemers: a course in the terminal on the two senses of "schemer". This is the plan of the house.

Floors, lowest first. A module imports only from the floors below its own, and nothing imports in a circle; contracts
in pyproject.toml hold both.

    files               writing a file whole or not at all; setting one aside
    course              what is taught: an author's files in, frozen objects out; and `check`. It knows no learner, no
                        face and no schemers: rule, verdicts and voices are data
    journal             what happened: typed events, appended to one SQLite file and never changed
    tutor               how to teach: a question asked (`question`), a lesson and a round of practice in progress, the
                        path through the course, looking back, counting, measuring (`measures`), what is due again
                        (`scheduling`, `retesting`), the lab; and the words that both faces say (`wording`, `summing`,
                        `measure_words`, `lab_words`)
    commands, themes, settings, keyboard
                        what can be pressed, how it looks, what a user has chosen
    room                a workshop: what is asked (`asking`), where it is (`phases`), who may see what (`sealing`),
                        votes counted (`tally`), a room that is open (`session`); `web` and `host` alone know a network
    widgets | plain | export
                        parts of a screen | the same course as lines of text | files to take along
    screens             one full screen or dialog a file, its stylesheet beside it
    shell, reloading, app
                        between the terminal and the screens | keeping up with files that are saved meanwhile | from
                        one screen to another; for a room `room_shell` and `room_app`, with the connection to its host
    cli                 the command line, one file a command

How a keystroke travels. The shell drops what is no key, or what reaches nobody (a window too small). Textual finds
the binding, which comes from a `Command`, and asks `CourseScreen.check_action` whether it can be done now. The
screen's action tells a widget (`card.press(2)`) or, for Enter, takes what the widget has got (`card.answer`) and says
`await self.keep(lambda: question.give(answer))`. The question judges, which is pure, and appends an event, which is
on disk when that returns. Then the screen has its widgets painted, once: parts whose size is measured by a layout
alone are `settled`, and a page is turned by the screen's own task, which waits until the parts have asked
(`tests/screens/test_paints.py` counts). A click goes to the widget that was clicked, which changes its own draft and
posts a message in the past tense (`Card.Chosen`). Widgets never write and never reach for each other; `keep` is the
one way to write from a screen, so that a record that is busy freezes nothing; rules of teaching are not in screens,
since the plain face needs them too.

What is on record is read after the first paint, by the map's worker, a stretch at a time (`Record.read_on`); what is
asked for meanwhile waits (`ReadingScreen.when_read`). Every other way in reads it first.

What a widget keeps of its own (a draft, which part is looked at) is a `var` or a reactive where a change paints one
part: that is most of what makes a key quick; where it is neither, the class says why. What is on record is asked of
the question each time and kept nowhere else.

How a vote travels. A phone or a terminal says `Cast` (`room/messages`); `room/web` asks its guards and hands it to
`session.vote`, which finds the question, turns the letter into an id and waits for the store. The store's one writer
commits whatever has gathered, so that when `Ack` leaves, the vote is on disk, before or after the close and never
beside it. An order of the facilitator (`room/orders`) names the revision that its sender saw; `phases.step` is pure,
its state goes through the same writer, and then everybody is told: each connection sends the latest state, made by
`sealing`, the one place where anything of a room is made ready to leave the host. The projector is a client like the
phones, and gets nothing that the room may not see.

Where a change goes:

    another mark for a certainty        tutor/judging.py (`MARKS`); help, prices and tests follow
    another theme                       themes.py
    another command or key              commands.py where screens share it, else the screen's `OWN`; `can` says when
    a word that a learner reads         tutor/wording.py or summing.py where both faces say it, else where it stands
    something that a judgement asks
                                        tutor/asks.py; each face has its words for it; settings.py if it is a choice
    another choice of a learner         settings.py (`Choices`, its name and meaning); the dialog, `doctor` follow
    what a quiz is for                  course/forms.py, a row of the table; then where `use` is asked
    where a command or an id leads      tutor/leading.py
    what comes next on the path         tutor/path.py; within a round tutor/selection.py and retesting.py
    a measure                           tutor/measures.py, its formula in intervals.py or signal_detection.py, its words
                                        in measure_words.py, a column of answers in export/answers.py
    when a skill is due                 tutor/scheduling.py; what is asked then tutor/review.py
    when a form opens, what passes it   tutor/forms.py, tutor/results.py; how it is sat tutor/sitting.py
    what a record of completion says    tutor/completion.py
    a key of a course's file            course/schema.py, rubric_schema.py or quiz_schema.py, and the model that has it
    a rule of `check`                   course/checking/, in the file of its theme, its name and limit beside it
    a bound on what a course may hold   course/bounds.py
    what is parsed once and kept        course/kept.py
    an activity of a workshop's plan    course/workshop_schema.py and workshops.py
    a kind of event                     journal/events.py, then tutor/history.py
    when a journal is looked through    journal/suspicion.py
    another format of the journal       journal/migrations.py, one more step at the end
    a command of the command line       cli/parser.py and cli/commands/NAME.py
    what a vignette may hold            course/vignette_blocks.py and passages.py
    how a vignette looks                widgets/document.py; course/spoken.py says how it is read aloud
    what a record of completion says    tutor/completion.py; its pages export/record_report.py
    what a group's table says           tutor/cohort.py, cohort_items.py, cohort_topics.py, export/cohort_report.py
    how a report is written             export/report_html.py, report_markdown.py, report_text.py; its figures charts.py
    another kind of export              export/NAME.py and cli/commands/export.py; what of a course may be taken along
                                        is in export/material.py, what a page of HTML is made of in html_page.py
    how a ledger looks                  widgets/
    how an open course follows its files
                                        reloading.py; what a screen does then in screens/following.py; what is
                                        other in course/edits.py
    what a new course begins with       course/scaffold/, which is a course
    what a workshop's plan may hold     course/workshop_schema.py and workshops.py, then room/asking.py
    a phase of a room, or an order      room/phases.py; who may see what then is in room/sealing.py
    what phones and the host say        room/messages.py, asked.py, orders.py; the page in room/web/assets
    who gets into a room, and how often room/web/guards.py, door.py and rates.py; where a path leads in app.py
    what a host does while it runs      room/host/serve.py; how it is started and found in running.py
    what is typed and said in lines of a room
                                        plain/room_commands.py, room_front.py and room_reading.py; for those who take
                                        part ballot.py and join_front.py
    a part of the command `room`        cli/room_parser.py and cli/commands/room_NAME.py
    another store for rooms             a file beside room/sqlite.py that keeps the promises of room/store.py
    how the program ends                ending.py
    something that the faces would do differently
                                        decided in tutor/, with a test in tests/tutor

Values. A msgspec Struct for what is read or written as data (files of a course, events, settings, JSON), and for what
is there before the first paint, since a dataclass takes ten times as long to make; a frozen, slotted dataclass for
every other value; by keywords where it has more than three fields. A NamedTuple only for what is unpacked.

Words of the house. A *question* is an item asked in a *context*: a quiz or a step. An item is *presented* with its
options in an order of the learner's own; an answer that is read back is *recalled*. A learner *visits* a place and
*leaves* it; a look moves nothing. *Kept* is what is on record. A *target* is where something leads. A face *says*
lines, *tells* of trouble, and *parts* paragraphs.

Imports stand inside functions where what they bring is slow and not needed for the first paint of the map: YAML,
Markdown, lessons and items in course; the path, what is counted and the rows of the map; the dialog that writes (a
text area) in screens; whatever a command needs in cli. `tests/test_house.py` says what must not be there.
"""

__version__ = "0.6.1"

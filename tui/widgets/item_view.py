"""An item being asked: its text if it has one, the card that asks, and beside them the ledger where there is room."""

from __future__ import annotations

from textual import on, work

from tui.course.model import Classify, Flip, Reflect
from tui.tutor.judging import NONE_DECIDES, ClassifyJudgement, evidence
from tui.tutor.practice import Sum
from tui.tutor.question import Question
from tui.widgets.card import Card
from tui.widgets.choice_card import ChoiceCard
from tui.widgets.desk import Desk, State
from tui.widgets.feedback_pane import LEGEND, YOURS
from tui.widgets.judgement_pane import JudgementPane, Told
from tui.widgets.ledger import Ledger
from tui.widgets.parts import Words, put_into
from tui.widgets.question_pane import Draft
from tui.widgets.reflect_card import ReflectCard
from tui.widgets.round_end import round_end
from tui.widgets.vignette_view import VignetteView

_CARDS: dict[type, type[Card]] = {Classify: JudgementPane, Reflect: ReflectCard}
"""What asks a kind of item; any other kind is a choice."""


class ItemView(Desk):
    """The only part that knows the kinds of items, and that only to choose the card."""

    def __init__(self) -> None:
        super().__init__()
        self.card: Card | None = None
        """What is asked, and how it stands; None at the end of a round."""
        self._reads: Classify | None = None
        """The text that the question is about, if it is about one."""

    @property
    def pane(self) -> JudgementPane | None:
        """The card, where it asks for a judgement."""
        return self.card if isinstance(self.card, JudgementPane) else None

    @property
    def is_written(self) -> bool:
        """Whether the card asks for one's own words."""
        return isinstance(self.card, ReflectCard)

    def _lay(self, state: State) -> None:
        """Share the room out for a state, with room for the ledger beside a judgement."""
        self.share(state, with_column=self.pane is not None)

    async def ask(self, question: Question) -> None:
        """Show a question, from the beginning."""
        item = question.item
        self._reads = item if isinstance(item, Classify) else item.original if isinstance(item, Flip) else None
        worked = question.help == "full" and self._reads is not None
        marked = evidence(self._reads, question.course.rubric) if worked and self._reads else ()
        text = self._reads.vignette if self._reads is not None else None
        self.lay(text, self._reads is item and question.asks.sentence, marked)
        self.say()
        kind = _CARDS.get(type(item), ChoiceCard)
        if self.card is not None and type(self.card) is kind:
            self.card.take(question)
        else:
            self.card = kind(question)
            self.card.is_active = True
            await self.put(self.card)
            if self.pane is not None:
                self.watch(self.pane, "draft", self._drafted, init=False)
        if self.pane is not None:
            if not self.right.children:
                await put_into(self.right, Ledger(question.course.rubric))
            self.right.query_one(Ledger).blank()
        self._lay("asking" if self._reads else "textless")
        self.call_after_refresh(self._prepare, question)

    @work(thread=True, exclusive=True)
    def _prepare(self, question: Question) -> None:
        """Have the rubric think about the text while the learner does, so that what is said comes at once."""
        if self._reads is not None:
            question.course.rubric.deciding(self._reads.vignette.stated)
            question.course.rubric.settling(self._reads.vignette.stated)

    def tell(self, question: Question, told: Told = "all", note: str = "") -> None:
        """Show what is said about the answer, all of it or a part.

        Args:
            question: The question, answered.
            told: How much of a judgement is told.
            note: A last line under it.
        """
        if self._reads is not None:
            self.say_marks()
            self.vignette.mark(evidence(self._reads, question.course.rubric))
            self._lay("answered")
        self.turn_to(text=False)
        if self.pane is not None:
            self.pane.told, self.pane.note = told, note
        if self.card is not None:
            self.card.answered()
            self.call_after_refresh(self.card.bring_into_view)
        judgement = question.judgement
        if told == "all" and isinstance(judgement, ClassifyJudgement):
            skill = question.course.skill_label(judgement.item.skill)
            self.right.query_one(Ledger).fill(judgement, skill)

    async def tell_sum(self, sum: Sum) -> None:
        """Show what was got in a round, and the ways on."""
        self.card = self._reads = None
        self.say()
        await self.put(Words(round_end(sum), classes="end", markup=False))
        self._lay("textless")

    def say(self, words: str = "") -> None:
        """Say something between the text and the card; nothing by default."""
        self.seam.say(words)

    def say_marks(self) -> None:
        """Say there what the marks in the text mean."""
        self.seam.say(YOURS + LEGEND if self.pane and self.pane.pointed else LEGEND)

    def changed(self) -> None:
        """The learner has done something about the answer: what was said is past, and that is to be seen."""
        self.say()
        if self.card is not None and self.below.max_scroll_y:
            self.card.bring_into_view()

    def asks_changed(self) -> None:
        """Ask for what is asked for now."""
        if self.pane is not None and not self.pane.question.is_answered:
            self.vignette.let_pick(self.pane.question.asks.sentence)
            self.pane.asks_changed()
            self.grown()

    def grown(self) -> None:
        """What is asked has become higher, by a hint or by what was written."""
        self.mark_later()
        self.call_after_refresh(self.changed)

    def written(self) -> None:
        """Show what was written in one's own words, and what to compare it with."""
        if isinstance(self.card, ReflectCard):
            self.card.written()
            self.grown()

    def lay_out(self) -> None:
        """Lay out anew what depends on the height of the window."""
        for part in (self.card, *self.right.query(Ledger)):
            if part is not None:
                part.repaint()
        self.mark_later()

    @on(Card.Chosen)
    def _chosen(self, message: Card.Chosen) -> None:
        message.stop()
        self.changed()

    def _drafted(self, before: Draft, now: Draft) -> None:
        """Mark the sentence that is pointed at, in the same paint as what the card shows of it."""
        if before.sentence != now.sentence:
            self.vignette.pick(now.sentence or NONE_DECIDES)

    @on(VignetteView.SentenceChosen)
    def _sentence_clicked(self, message: VignetteView.SentenceChosen) -> None:
        message.stop()
        if self.pane is not None and self.screen.check_action("none_decides", ()):
            self.pane.point_at(message.number)
            self.changed()

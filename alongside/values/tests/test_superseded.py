"""A full check after a short one: what it takes the place of, and what stays (`values.not_yet`, `values.pause`)."""

from datetime import timedelta

import pytest

from alongside.cases.models import Due, Pause
from alongside.lib import clock
from alongside.lib.errors import NotOpenToYou
from alongside.values import operations, queries
from alongside.values.models import Asking
from alongside.values.terms import Ending, Occasion, Said
from alongside.values.tests.test_answering import MONDAY, TOLD, answer, kinds, paused, saying

SHORT = "values.collaboration"
FULL = ("values.collaboration.1", TOLD)


def answer_short(opened, said, words="ask"):
    by = clock.today() + timedelta(days=7) if said == Said.NOT_YET else None
    answers = [saying(SHORT, said, words, known_by=by)]
    operations.answer(opened=opened, occasion=Occasion.NAMING, answers=answers, whole=False)
    Asking.objects.update(finished_at=clock.now(), finished_by=opened.viewer)


def shown_of(opened):
    return {one.question: one.said for card in queries.standing(opened) for one in card.answers}


def test_a_full_check_supersedes_what_a_short_one_was_to_find_out(cast, opened):
    """`values.not_yet`: the fuller questions say yes, so nothing waits and nothing pauses when that day passes."""
    with clock.at(MONDAY):
        answer_short(opened(cast.rita), Said.NOT_YET)
        assert Due.objects.get(kind="values.not_yet").done_at is None
    with clock.at(MONDAY + timedelta(days=1)):
        answer(opened(cast.rita), saying(FULL[0], Said.YES))
        assert SHORT in shown_of(opened(cast.rita)), "only half of it is answered"
        answer(opened(cast.rita), saying(TOLD, Said.YES, "by Mo", how=True))
        assert shown_of(opened(cast.rita)) == dict.fromkeys(FULL, Said.YES)
        assert not Due.objects.filter(done_at=None).exists()
        with pytest.raises(NotOpenToYou):
            operations.answer_again(opened=opened(cast.rita), answer=saying(SHORT, Said.NO, "x"))
    with clock.at(MONDAY + timedelta(days=30)):
        assert not opened(cast.rita).locks.pauses
    assert Pause.objects.get().outcome == Ending.NOT_NEEDED


@pytest.mark.parametrize("fuller", [Said.NO, Said.NOT_YET])
def test_a_short_no_stands_until_every_fuller_question_is_good(cast, opened, fuller):
    """`values.pause`: a gap is mended, not asked away."""
    with clock.at(MONDAY):
        answer_short(opened(cast.rita), Said.NO, "nobody was told")
    with clock.at(MONDAY + timedelta(days=1)):
        by = clock.today() + timedelta(days=3) if fuller == Said.NOT_YET else None
        answer(opened(cast.rita), saying(FULL[0], Said.YES), saying(TOLD, fuller, "Mo asks", known_by=by))
        assert SHORT in shown_of(opened(cast.rita)) and paused(opened(cast.rita))
    with clock.at(MONDAY + timedelta(days=2)):
        operations.answer_again(opened=opened(cast.rita), answer=saying(TOLD, Said.YES, "by Mo", how=True))
        assert SHORT not in shown_of(opened(cast.rita)) and not paused(opened(cast.rita))
        assert kinds().count("values.resumed") == (2 if fuller == Said.NO else 1)


def test_one_fresh_answer_at_a_review_is_not_superseded_by_its_own_check(cast, opened):
    """`values.*`: at a review each value gets one fresh answer, beside what is asked again."""
    with clock.at(MONDAY):
        answer(opened(cast.rita), saying(FULL[0], Said.YES), saying(TOLD, Said.YES, "by Mo", how=True))
    with clock.at(MONDAY + timedelta(days=1)):
        asked = [saying(SHORT, Said.NO, "not any more"), saying(FULL[0], Said.YES)]
        answer(opened(cast.rita), *asked, saying(TOLD, Said.YES, "x", how=True), occasion=Occasion.REVIEW)
        assert SHORT in shown_of(opened(cast.rita)) and paused(opened(cast.rita))

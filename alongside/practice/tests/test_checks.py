"""`system.configuration`: a version that cannot be used is found before anybody works under it."""

from alongside.practice.checks import every_version_can_be_read, new_work_can_start


def test_what_ships_is_sound():
    assert new_work_can_start() == []
    assert every_version_can_be_read() == []


def test_a_default_that_is_not_there_is_an_error(settings):
    settings.ALONGSIDE_FRAMEWORK = "england-1999-1"
    (error,) = new_work_can_start()
    assert error.id == "practice.E002"
    assert "ALONGSIDE_FRAMEWORK" in error.hint


def test_each_problem_of_an_own_version_is_an_error(own_version):
    own_version("barton-1", first_steps={"danger": "", "steps": []})
    found = every_version_can_be_read()
    assert [error.id for error in found] == ["practice.E001", "practice.E001"]
    assert {error.obj for error in found} == {"barton-1"}
    assert new_work_can_start() == []

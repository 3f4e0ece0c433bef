"""What is wrong with a file, by file and row, in words a practitioner can act on (`map.import`)."""

from dataclasses import dataclass, field

SHOWN_AT_MOST = 100


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a file. row counts as a spreadsheet does: the headings are row 1; 0 for no row."""

    file: str = ""
    row: int = 0


NOWHERE = Where()


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about one place. stops: nothing from any of the files may come in."""

    says: str
    where: Where = NOWHERE
    stops: bool = True


class Unreadable(Exception):
    """This file cannot be read any further. Carries the sentence that says why."""

    def __init__(self, says: str, where: Where = NOWHERE) -> None:
        super().__init__(says)
        self.problem = Problem(says, where)


@dataclass(slots=True)
class Problems:
    """Collects problems and stays small, however broken a file is."""

    found: list[Problem] = field(default_factory=list)
    seen: set[Problem] = field(default_factory=set)
    unlisted: int = 0
    unlisted_stops: bool = False

    def stop(self, says: str, where: Where = NOWHERE) -> None:
        """Something that has to be put right in the file before anything may come in."""
        self.add(Problem(says, where))

    def note(self, says: str, where: Where = NOWHERE) -> None:
        """Something the person importing should know and check."""
        self.add(Problem(says, where, stops=False))

    def add(self, problem: Problem) -> None:
        """Keep a problem, once; beyond the first hundred only count them."""
        if problem in self.seen:
            return
        if len(self.found) < SHOWN_AT_MOST:
            self.seen.add(problem)
            self.found.append(problem)
            return
        self.unlisted += 1
        self.unlisted_stops |= problem.stops

    @property
    def any_stop(self) -> bool:
        """Whether anything found so far stops the import."""
        return self.unlisted_stops or any(problem.stops for problem in self.found)

    def listed(self) -> tuple[Problem, ...]:
        """Everything found, those that stop the import first."""
        rest = [self._rest()] if self.unlisted else []
        return tuple(sorted([*self.found, *rest], key=lambda problem: not problem.stops))

    def _rest(self) -> Problem:
        says = f"There are {self.unlisted} more problems of these kinds."
        return Problem(says, stops=self.unlisted_stops)

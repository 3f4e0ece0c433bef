"""All lints over all files."""

from collections.abc import Iterator

from scripts.lints import addresses, layers, sealed, sizes, templates, words
from scripts.lints.source import Finding, Source, sources

PYTHON = ("alongside", "tests", "scripts", "benchmarks", "deploy")
SCRIPTS = ("frontend", "alongside")

EACH_PYTHON_FILE = (
    layers.views_touch_no_table,
    layers.only_activity_opens_transactions,
    layers.rules_are_pure,
    layers.operations_name_who_acts,
    layers.plain_forms_only,
    words.one_clock,
    words.one_maker_of_ids,
    words.nothing_scores_people,
    words.tests_do_not_sleep,
    words.markup_is_made_in_design,
    words.nothing_is_left_for_later,
    sizes.short_functions,
    sizes.short_files,
)


def findings() -> Iterator[Finding]:
    """Everything that is not as the house wants it."""
    python = list(sources(*PYTHON))
    by_sealed = sealed.ordering_lint(one for one in python if one.name == "models.py")
    for source in python:
        for lint in (*EACH_PYTHON_FILE, by_sealed):
            yield from lint(source)
    for source in sources("alongside", suffix=".html"):
        yield from templates.templates_are_plain(source)
    for source in _scripts():
        yield from sizes.short_files(source)
    yield from addresses.in_tracked_files()


def _scripts() -> Iterator[Source]:
    for suffix in (".ts", ".scss"):
        yield from (one for one in sources(*SCRIPTS, suffix=suffix) if "/static/" not in one.path)

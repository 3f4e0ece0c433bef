"""The `alongside` command: one word for each thing a council's developer does with it."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one part of the command. Errors are one line; exit codes: 0 done, 1 found wrong, 2 cannot."""
    typed = _parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.web.settings")
    if getattr(typed, "data", None):
        os.environ["ALONGSIDE_DATA"] = str(Path(typed.data).resolve())
    run = typed.run
    try:
        code = int(run(typed))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return _nobody_reads_on()
    return code


def _nobody_reads_on() -> int:
    """Whoever read the output (`| head`) has seen enough. What is still to be written goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="alongside", description="Peer maps and assessments for safety outside the home."
    )
    parts = parser.add_subparsers(required=True, metavar="PART")
    _demo_part(parts)
    _running_parts(parts)
    _map_part(parts)
    django = parts.add_parser("django", help="a Django command, for developers (makemigrations …)")
    django.add_argument("rest", nargs=argparse.REMAINDER, metavar="COMMAND", help="and what belongs to it")
    django.set_defaults(run=_django)
    return parser


def _demo_part(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = parts.add_parser("demo", help="make the example data and serve it")
    _data(demo)
    demo.add_argument("--port", type=int, default=8000, help="the port to serve on (8000)")
    demo.add_argument("--no-serve", action="store_true", help="make the data and stop there")
    demo.add_argument("--fresh", action="store_true", help="throw the old example data away first")
    demo.set_defaults(run=_demo)


def _running_parts(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    serve = parts.add_parser("serve", help="serve with the settings in the environment")
    _data(serve)
    serve.add_argument("--port", type=int, default=8000, help="the port to serve on (8000)")
    serve.add_argument("--workers", type=int, default=2, help="how many processes (2)")
    serve.set_defaults(run=_serve)
    check = parts.add_parser("check", help="are the settings fit for real use?")
    _data(check)
    check.set_defaults(run=_check)
    migrate = parts.add_parser("migrate", help="bring both databases up to date")
    _data(migrate)
    migrate.set_defaults(run=_migrate)
    due = parts.add_parser("due", help="do what has fallen due by itself; serving does it every hour")
    _data(due)
    due.set_defaults(run=_due)
    verify = parts.add_parser("verify-log", help="is the log whole?")
    _data(verify)
    verify.set_defaults(run=_verify_log)


def _map_part(parts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    maps = parts.add_parser("map", help="lay out networks, look at files to import")
    kinds = maps.add_subparsers(required=True, metavar="WHAT")
    tidy = kinds.add_parser("tidy", help="positions for networks, as JSON")
    tidy.add_argument("networks", metavar="NETWORKS.json", help="people, ties and groups to lay out")
    tidy.set_defaults(run=_tidy)
    bring = kinds.add_parser("import", help="what would come in from these files, and what would not")
    bring.add_argument("files", nargs="+", metavar="FILE", help="an export, a workbook, tables or a list")
    bring.add_argument("--preview", action="store_true", help="show it as JSON and change nothing")
    bring.set_defaults(run=_import)


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="DIR", help="where databases and keys are (.data)")


def _demo(typed: argparse.Namespace) -> int:
    os.environ["ALONGSIDE_EXAMPLE_DATA"] = "true"
    folder = Path(os.environ.get("ALONGSIDE_DATA") or Path.cwd() / ".data" / "demo").resolve()
    os.environ["ALONGSIDE_DATA"] = str(folder)
    os.environ.setdefault("ALONGSIDE_ADDRESS", f"http://localhost:{typed.port}/")
    from alongside.web import running

    running.prepare_folder(folder, fresh=typed.fresh)
    running.set_up()
    running.migrate()
    from alongside.exampledata import command

    command.make(typed.port)
    return 0 if typed.no_serve else running.serve(typed.port, workers=2)


def _serve(typed: argparse.Namespace) -> int:
    from alongside.web import running

    running.set_up()
    problems = running.problems()
    if problems:
        print(f"alongside serve: {problems[0]} (alongside check lists everything)", file=sys.stderr)
        return 2
    return running.serve(typed.port, workers=typed.workers)


def _check(typed: argparse.Namespace) -> int:
    from alongside.web import running

    running.set_up()
    problems = running.problems()
    for problem in problems:
        print(problem)
    print(f"{len(problems)} to put right" if problems else "These settings are fit for real use.")
    return 1 if problems else 0


def _migrate(typed: argparse.Namespace) -> int:
    from alongside.web import running

    running.set_up()
    running.migrate()
    return 0


def _due(typed: argparse.Namespace) -> int:
    from alongside.web import falling_due, running

    running.set_up()
    return falling_due.command(sys.stdout, sys.stderr)


def _verify_log(typed: argparse.Namespace) -> int:
    from alongside.web import running

    running.set_up()
    return running.verify_log()


def _tidy(typed: argparse.Namespace) -> int:
    from alongside.peermaps.layout import command

    return command.main(typed.networks, sys.stdout)


def _import(typed: argparse.Namespace) -> int:
    from alongside.peermaps.importing import command

    return command.main(typed.files, preview=typed.preview, out=sys.stdout)


def _django(typed: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["alongside django", *typed.rest])
    return 0


if __name__ == "__main__":
    sys.exit(main())

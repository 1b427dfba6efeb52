"""The command line of the launcher: python -m annotator.embedded run|up|down|manage|postgres|build|tables|serve|health."""

import argparse
import os
import sys
from pathlib import Path

from annotator.embedded import (
    binaries,
    checks,
    frontend,
    launch,
    postgres,
    product,
    servers,
    sockets,
    supervise,
    tables,
    valkey,
)

FAILURES = (
    binaries.MissingProgram,
    checks.NotPossible,
    frontend.BuildFailed,
    launch.StepFailed,
    postgres.PostgresFailed,
    product.BadSetting,
    sockets.SocketFolderRefused,
    supervise.KeepsDying,
    valkey.ValkeyFailed,
)
SERVED = {"web": product.web, "worker": product.worker, "beat": product.beat}


def main(arguments: list[str]) -> int:
    """Run one command; give 0, or 1 after a message that says what to do."""
    chosen = _parser().parse_args(arguments)
    try:
        status: int = chosen.do(chosen)
    except FAILURES as failure:
        print(f"\n{failure}", file=sys.stderr)
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m annotator.embedded", description="On Record on one machine.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    state = argparse.ArgumentParser(add_help=False)
    default = Path(os.environ.get("ONRECORD_STATE") or product.ROOT / "var")
    state.add_argument("--state", type=Path, default=default, help=f"the folder of all data (now {default})")

    def add(name: str, text: str, do: object, *, stateful: bool = True) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, parents=[state] if stateful else [])
        command.set_defaults(do=do)
        return command

    add("run", "start everything and stay in the foreground", _run)
    add("up", "start PostgreSQL and Valkey alone, leave them running, print the environment", _up)
    add("down", "stop whatever runs on the folder", _down)
    add("health", "ask the web server of this machine whether it lives", _health, stateful=False)
    add("build", "build the browser application where its sources changed", _build, stateful=False)
    add("tables", "write the file of tables for new databases from the migrations", _tables, stateful=False)
    manage = add("manage", "run a management command against the running or the stopped product", _manage)
    manage.add_argument("arguments", nargs=argparse.REMAINDER)
    program = add("postgres", "run psql, pg_dump or pg_restore on the product's database", _postgres)
    program.add_argument("program", choices=["psql", "pg_dump", "pg_restore"])
    program.add_argument("arguments", nargs=argparse.REMAINDER)
    serve = add(
        "serve", "become one of the product's processes; all servers come from the environment", _serve, stateful=False
    )
    serve.add_argument("process", choices=sorted(SERVED))
    return parser


def _run(chosen: argparse.Namespace) -> int:
    launch.Launch(chosen.state.resolve()).run()
    return 0


def _up(chosen: argparse.Namespace) -> int:
    for name, value in servers.up(chosen.state).items():
        print(f"{name}={value}")
    return 0


def _down(chosen: argparse.Namespace) -> int:
    print(f"Stopped: {', '.join(servers.down(chosen.state)) or 'nothing was running'}")
    return 0


def _build(chosen: argparse.Namespace) -> int:
    print(f"Browser application: {'built' if frontend.ensure_build() else 'unchanged'}")
    return 0


def _tables(chosen: argparse.Namespace) -> int:
    tables.write()
    print(f"Written: {tables.FILE.relative_to(product.ROOT)}")
    return 0


def _manage(chosen: argparse.Namespace) -> int:
    return servers.manage(chosen.state, chosen.arguments)


def _postgres(chosen: argparse.Namespace) -> int:
    return servers.postgres_program(chosen.state, chosen.program, chosen.arguments)


def _health(chosen: argparse.Namespace) -> int:
    status, body = launch.ask(*product.address(), "/health/live")
    print(body or "nobody answers")
    return 0 if status == 200 else 1


def _serve(chosen: argparse.Namespace) -> int:
    command = SERVED[chosen.process]()
    sys.stdout.flush()
    os.execv(command[0], command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Which command is meant: the first word if it is one, else `gather`. Commands are imported when they are needed."""

from __future__ import annotations

from importlib import import_module

import click

import aggregator

COMMANDS: dict[str, tuple[str, str]] = {
    # name: (module:command, what `--help` says of it)
    "gather": ("gather:gather", "Find, read and keep what explains a paper (the default)."),
    "demo": ("demo:demo", "The main job on two papers that come along; no network."),
    "why": ("why:why", "Why a page or video was taken or left."),
    "add": ("curate:add", "Add a page, a video or a transcript file of one's own."),
    "remove": ("curate:remove", "Take a source out of a paper's choice, or a paper away."),
    "list": ("library:list_papers", "The papers gathered so far."),
    "show": ("library:show", "What was gathered for a paper, and its recurring terms."),
    "order": ("order:order", "In which order to read and watch, for the time there is."),
    "focus": ("focus:focus", "What a paper's sources talk about: all, one or none of them."),
    "terms": ("terms:terms", "The recurring terms of a paper, or of the whole library."),
    "term": ("term:term", "Why a term is listed, who uses it, who defines it."),
    "known": ("known:known", "The terms that you know already: list, add, remove."),
    "search": ("search:search", "Passages of all texts, with links to the second."),
    "browse": ("browse:browse", "Look through the library in the browser."),
    "glossary": ("glossary:glossary", "Recurring terms with quoted definitions, in many formats."),
    "report": ("report:report", "A paper's page as one HTML file to keep, send and print."),
    "export": ("export:export", "Terms and sources for BibTeX, Anki …; for Datasette."),
    "sources": ("sources:sources", "Where the program looks, what needs a key, what failed."),
    "path": ("path:path", "Where the database, the cache and the settings lie."),
    "completion": ("completion:completion", "Completion of commands and options for your shell."),
}

SECTIONS = {"gather": "Gather", "list": "Look", "glossary": "Take along", "sources": "Set up"}
"""The command with which a section of `--help` begins."""

EPILOG = """\b
Examples:
  gather-context 1706.03762
  gather-context https://arxiv.org/abs/2106.09685 --minutes 10-40
  gather-context focus 1706.03762
  gather-context search "positional encoding"

\b
Exit codes: 0 done (also when short of the quota), 1 failed, 2 wrong usage,
3 short of the quota under --strict, 4 no such paper, 5 everything refused
or blocked, 130 Ctrl-C. Run the same command again to go on.
"""


class DefaultGroup(click.Group):
    """A group whose `--help` imports no command, and which takes what is no command for arguments of `gather`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(f"aggregator.cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows: dict[str, list[tuple[str, str]]] = {}
        for name, (_, text) in COMMANDS.items():
            title = SECTIONS.get(name) or next(reversed(rows))
            rows.setdefault(title, []).append((name.ljust(max(map(len, COMMANDS))), text))
        for title, listed in rows.items():
            with formatter.section(title):
                formatter.write_dl(listed)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] == "help":
            args = [*args[1:2], "--help"]
        if args and args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            _refuse_slips(args)
            args = ["gather", *args]
        return super().parse_args(ctx, args)


def _refuse_slips(args: list[str]) -> None:
    """A mistyped command is no title to ask the network for."""
    from aggregator.cli.naming import mistyped
    from aggregator.errors import Exit, Stopped

    if command := mistyped(args[0], COMMANDS):
        raise Stopped(
            f"there is no command and no arXiv id {args[0]!r}",
            f"did you mean `gather-context {command}`? To look up a title: gather-context gather {args[0]!r}",
            Exit.USAGE,
        )


@click.group(
    cls=DefaultGroup,
    epilog=EPILOG,
    no_args_is_help=True,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": 100,
        "auto_envvar_prefix": "GATHER_CONTEXT",
    },
)
@click.version_option(aggregator.__version__, prog_name="gather-context")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Gather the context of a paper before a first read.

    Finds two or three blog posts and five to ten videos about an arXiv paper, keeps their text and transcripts in one
    SQLite file, and shows the terms that recur: the paper's nomenclature.
    """
    from aggregator.cli.settings import defaults

    ctx.default_map = defaults(COMMANDS)

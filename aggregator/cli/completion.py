"""`completion`: what a shell needs to complete commands and options; click's own."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion for your SHELL, to be put into its start-up file.

    \b
    bash  gather-context completion bash >> ~/.bashrc
    zsh   gather-context completion zsh >> ~/.zshrc
    fish  gather-context completion fish > ~/.config/fish/completions/gather-context.fish
    """
    from click.shell_completion import get_completion_class

    from aggregator.cli.group import cli

    kind = get_completion_class(shell)
    assert kind
    click.echo(kind(cli, {}, "gather-context", "_GATHER_CONTEXT_COMPLETE").source())

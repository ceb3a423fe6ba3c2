"""Help that names the forms that reports come in."""

import click


class NamesForms(click.Command):
    """A command whose help says ``FORMS`` where their names belong: looked up only where help is
    asked for.
    """

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help with the names."""
        from sayso.reports.forms.describe import names_in_prose

        self.help = (self.help or "").replace("FORMS", names_in_prose())
        super().format_help_text(ctx, formatter)

"""One file a tool, and the list of them."""

from sayso.assistants.tools import as_of, changes, check, question, quotes, speakers
from sayso.assistants.tools.tool import Tool

TOOLS: tuple[Tool, ...] = (
    quotes.TOOL,
    speakers.TOOL,
    question.TOOL,
    as_of.TOOL,
    changes.TOOL,
    check.TOOL,
)

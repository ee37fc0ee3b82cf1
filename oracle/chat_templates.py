"""What transformers makes of conversations, and Jinja2 of small templates: the expected values of the chat tests.

    pip install transformers==5.24.0 jinja2==3.1.6
    python oracle/chat_templates.py text/src/test/resources/dev/inscape/text/chat

Reads the templates in templates/ there (our own; its README says where their formats come from), writes conversations.json
and language.json.
Rendering is transformers' own: its environment, its treatment of messages; only the clock stands still.
"""

import datetime
import json
import pathlib
import sys

import jinja2
import transformers
from transformers.utils import chat_template_utils

from chat_conversations import CONVERSATIONS, TEMPLATES
from chat_language import EXPRESSIONS, VARIABLES
from chat_statements import STATEMENTS, WHITESPACE

NOW = datetime.datetime(2025, 3, 7, 14, 5, 9)


class StoppedClock(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return NOW


chat_template_utils.datetime = StoppedClock


def compile_template(text):
    return chat_template_utils._compile_jinja_template(text)


def language_case(template):
    case = {"template": template}
    try:
        case["expected"] = compile_template(template).render(**VARIABLES)
    except Exception as error:  # what Jinja raises, and what Python raises inside of it
        case["error"] = type(error).__name__ + ": " + str(error)
    return case


def language():
    groups = {name: [language_case(line) for line in lines(text)] for name, text in (EXPRESSIONS | STATEMENTS).items()}
    groups["white space"] = [language_case(template) for template in WHITESPACE]
    return {"made_with": "jinja2 " + jinja2.__version__ + ", transformers " + transformers.__version__,
            "variables": VARIABLES, "groups": groups}


def lines(text):
    """One template a line; a line that an open tag leaves unfinished on purpose is one too."""
    return [line for line in text.strip("\n").split("\n") if line]


def rendered(source, tokens, conversation):
    try:
        messages = chat_template_utils._normalize_chat_messages(conversation["messages"])
        texts, spans = chat_template_utils.render_jinja_template(
            conversations=[messages],
            tools=conversation.get("tools"),
            documents=conversation.get("documents"),
            chat_template=source,
            add_generation_prompt=conversation.get("add_generation_prompt", False),
            return_assistant_tokens_mask="{% generation %}" in source,
            **{**tokens, **conversation.get("variables", {})},
        )
    except Exception as error:
        return {"error": str(error)}
    if not spans:
        return {"expected": texts[0]}
    return {"expected": texts[0], "assistant": [texts[0][start:end] for start, end in spans[0]]}


def conversations(directory):
    made = {}
    for name, tokens in TEMPLATES.items():
        source = (directory / "templates" / (name + ".jinja")).read_text(encoding="utf-8")
        made[name] = {"tokens": tokens, "rendered": {title: rendered(source, tokens, c) for title, c in CONVERSATIONS.items()}}
    return {"made_with": "transformers " + transformers.__version__, "now": NOW.isoformat(),
            "conversations": CONVERSATIONS, "templates": made}


def write(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def main(directory):
    write(directory / "language.json", language())
    write(directory / "conversations.json", conversations(directory))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))

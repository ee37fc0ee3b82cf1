"""The conversations that chat_templates.py renders, each with every template; what a template refuses is a case too."""

TEMPLATES = {
    "qwen2.5": {"eos_token": "<|im_end|>", "pad_token": "<|endoftext|>"},
    "qwen3": {"eos_token": "<|im_end|>", "pad_token": "<|endoftext|>"},
    "mistral-v3-tekken": {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"},
    "smollm2": {"bos_token": "<|im_start|>", "eos_token": "<|im_end|>"},
    "llama-3": {"bos_token": "<|begin_of_text|>", "eos_token": "<|eot_id|>"},
    "gemma-2": {"bos_token": "<bos>", "eos_token": "<eos>"},
}

SYSTEM = {"role": "system", "content": "You answer briefly."}
QUESTION = {"role": "user", "content": "What is the capital of France?"}
ANSWER = {"role": "assistant", "content": "Paris."}
NEXT = {"role": "user", "content": "And of Norway?"}

WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "The weather at a place, \"now\" or later; <b>Celsius</b> & more",
        "parameters": {
            "type": "object",
            "properties": {
                "place": {"type": "string", "description": "A town, as in Zürich"},
                "days": {"type": "integer", "minimum": 0, "maximum": 7.5},
                "units": {"type": "string", "enum": ["C", "F"]},
            },
            "required": ["place"],
        },
    },
}
CLOCK = {"type": "function", "function": {"name": "clock", "description": "The time", "parameters": {"type": "object", "properties": {}}}}

CALL = {
    "role": "assistant",
    "content": "",
    "tool_calls": [{"type": "function", "id": "abc123def", "function": {"name": "get_weather", "arguments": {"place": "Zürich", "days": 2, "deep": [1.0, None, True]}}}],
}
RESULT = {"role": "tool", "name": "get_weather", "tool_call_id": "abc123def", "content": "{\"temperature\": 7.5}"}
TWO_CALLS = {
    "role": "assistant",
    "content": "Let me look.",
    "tool_calls": [
        {"type": "function", "id": "aaaaaaaaa", "function": {"name": "get_weather", "arguments": {"place": "Oslo"}}},
        {"type": "function", "id": "bbbbbbbbb", "function": {"name": "clock", "arguments": {}}},
    ],
}
TWO_RESULTS = [
    {"role": "tool", "tool_call_id": "aaaaaaaaa", "content": "cold"},
    {"role": "tool", "tool_call_id": "bbbbbbbbb", "content": "12:00"},
]
DATE = {"variables": {"date_string": "26 Jul 2024"}}

CONVERSATIONS = {
    "one question": {"messages": [QUESTION]},
    "one question, answer to come": {"messages": [QUESTION], "add_generation_prompt": True},
    "system and question": {"messages": [SYSTEM, QUESTION], "add_generation_prompt": True, **DATE},
    "empty system": {"messages": [{"role": "system", "content": ""}, QUESTION], "add_generation_prompt": True, **DATE},
    "several turns": {"messages": [SYSTEM, QUESTION, ANSWER, NEXT], "add_generation_prompt": True, **DATE},
    "several turns without system": {"messages": [QUESTION, ANSWER, NEXT], "add_generation_prompt": True, **DATE},
    "ends with the answer": {"messages": [QUESTION, ANSWER], **DATE},
    "two answers": {"messages": [QUESTION, ANSWER, NEXT, {"role": "assistant", "content": "Oslo."}], **DATE},
    "spaces and line ends": {"messages": [{"role": "user", "content": "  a\r\nb\n\n"}, {"role": "assistant", "content": "\n c \t"}], **DATE},
    "other scripts": {"messages": [{"role": "user", "content": "naïve 🙂 中文 שלום \u200b👩\u200d👧 'quoted' \"text\" <|im_end|> {{ x }}"}], "add_generation_prompt": True, **DATE},
    "tools offered": {"messages": [SYSTEM, QUESTION], "tools": [WEATHER, CLOCK], "add_generation_prompt": True, **DATE},
    "tools offered without system": {"messages": [QUESTION], "tools": [WEATHER], "add_generation_prompt": True, **DATE},
    "no tools in the list": {"messages": [QUESTION], "tools": [], "add_generation_prompt": True, **DATE},
    "tool called": {"messages": [QUESTION, CALL], "tools": [WEATHER], **DATE},
    "tool called, without content": {"messages": [QUESTION, {**CALL, "content": None}], "tools": [WEATHER], **DATE},
    "tool answered": {"messages": [SYSTEM, QUESTION, CALL, RESULT], "tools": [WEATHER], "add_generation_prompt": True, **DATE},
    "tool answered, then more": {"messages": [QUESTION, CALL, RESULT, ANSWER, NEXT], "tools": [WEATHER], "add_generation_prompt": True, **DATE},
    "two tools at once": {"messages": [QUESTION, TWO_CALLS, *TWO_RESULTS], "tools": [WEATHER, CLOCK], "add_generation_prompt": True, **DATE},
    "call without an id": {"messages": [QUESTION, {"role": "assistant", "content": "", "tool_calls": [{"function": {"name": "clock", "arguments": {}}}]}], **DATE},
    "reasoning beside": {"messages": [QUESTION, {**ANSWER, "reasoning_content": "\nFrance: Paris.\n"}], **DATE},
    "reasoning under another name": {"messages": [QUESTION, {**ANSWER, "thinking": "Simple."}], **DATE},
    "reasoning inside": {"messages": [QUESTION, {"role": "assistant", "content": "<think>\nFrance…\n</think>\n\nParis."}], **DATE},
    "reasoning of an earlier turn": {"messages": [QUESTION, {**ANSWER, "reasoning_content": "old"}, NEXT], "add_generation_prompt": True, **DATE},
    "reasoning and tools": {"messages": [QUESTION, {**CALL, "reasoning_content": "I must look."}, RESULT, {**ANSWER, "reasoning_content": "Now I know."}], "tools": [WEATHER], **DATE},
    "reasoning after a tool's response in the user's turn": {"messages": [QUESTION, {**ANSWER, "reasoning_content": "I must look."}, {"role": "user", "content": "<tool_response>\n7.5\n</tool_response>"}, {"role": "assistant", "content": "<think>\nCold.\n\n</think>\n\nTake a coat."}], **DATE},
    "nobody asked": {"messages": [SYSTEM, {**ANSWER, "reasoning_content": "I begin."}], **DATE},
    "system between": {"messages": [QUESTION, SYSTEM, ANSWER], **DATE},
    "arguments as text": {"messages": [QUESTION, {**CALL, "tool_calls": [{"id": "abc123def", "function": {"name": "clock", "arguments": "{\"zone\":\"CET\"}"}}]}, RESULT], **DATE},
    "call without a function around it": {"messages": [QUESTION, {**CALL, "tool_calls": [{"id": "abc123def", "name": "clock", "arguments": {"zone": "CET"}}]}], **DATE},
    "result inside of content": {"messages": [QUESTION, CALL, {**RESULT, "role": "tool_results", "content": {"content": 7.5}}], **DATE},
    "result with a short id": {"messages": [QUESTION, CALL, {**RESULT, "tool_call_id": "abc"}], **DATE},
    "a question asked twice": {"messages": [QUESTION, ANSWER, QUESTION], "tools": [CLOCK], "add_generation_prompt": True, **DATE},
    "without thinking": {"messages": [QUESTION], "add_generation_prompt": True, "variables": {"enable_thinking": False, "date_string": "x"}},
    "with thinking": {"messages": [QUESTION], "add_generation_prompt": True, "variables": {"enable_thinking": True, "date_string": "x"}},
    "own begin token": {"messages": [QUESTION], "variables": {"bos_token": "<own>", "date_string": "x"}},
    "roles out of turn": {"messages": [QUESTION, NEXT], **DATE},
    "unknown role": {"messages": [QUESTION, {"role": "critic", "content": "Hm."}], **DATE},
    "content in parts": {"messages": [{"role": "user", "content": [{"type": "text", "text": "What is it?"}]}], **DATE},
    "no content": {"messages": [{"role": "user"}], **DATE},
}

"""A step of the chain: a function of the state, traced by LangChain as every runnable is."""

from collections.abc import Callable

from langchain_core.callbacks import BaseCallbackManager
from langchain_core.runnables import Runnable, RunnableConfig

from assistant.answering.state import State


class Step(Runnable[State, State]):
    """As `RunnableLambda`, which makes a run and looks at four signatures each time; while nobody
    traces, the function alone.
    """

    def __init__(self, run: Callable[[State], State]) -> None:
        self.name = getattr(run, "__name__", type(run).__name__).strip("_")
        self._run = run

    def invoke(self, input: State, config: RunnableConfig | None = None, **kwargs: object) -> State:
        listeners = (config or {}).get("callbacks")
        if isinstance(listeners, BaseCallbackManager) and not listeners.handlers:
            return self._run(input)
        return self._call_with_config(self._run, input, config)

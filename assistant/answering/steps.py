"""The steps of the chain in sequence: functions of the state, traced by LangChain on demand."""

from collections.abc import Callable

from langchain_core.runnables import Runnable, RunnableConfig, RunnableLambda, RunnableSequence
from langchain_core.runnables.config import ensure_config, get_callback_manager_for_config

from assistant.answering.state import State

Step = Callable[[State], State]


class Steps(Runnable[State, State]):
    """As the `RunnableSequence` that it is while somebody traces; else nobody is told of a run of
    each step, and the functions alone are called.
    """

    def __init__(self, *steps: Step) -> None:
        self._steps = steps
        self._traced = RunnableSequence[State, State](
            *(RunnableLambda(step, name=step.__name__.strip("_")) for step in steps)
        )

    def invoke(self, input: State, config: RunnableConfig | None = None, **kwargs: object) -> State:
        config = ensure_config(config)
        if get_callback_manager_for_config(config).handlers:
            return self._traced.invoke(input, config)
        for step in self._steps:
            input = step(input)
        return input

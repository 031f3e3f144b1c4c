"""The jobs that a contract itself shows: whoever reads one by its documented id gets the documented sample."""

from typing import Any

from image_api_contracts.operations import Operation
from image_api_mocks.operations.job_responses import JobResponses


class DocumentedJobs:
    """The samples of an operation that reads jobs, by id."""

    def __init__(self, poll: Operation, answers: JobResponses) -> None:
        """Take the operation, and the answers of one that starts the jobs which it reads."""
        rule = answers.rule
        self.parameter = rule.parameter
        """The path parameter that takes the id."""
        self._samples: dict[str, dict[str, Any]] = {}
        parent = rule.status[:-1]
        names = (rule.parameter, rule.id[-1])
        examples = [example for example in poll.success.json.examples.values() if isinstance(example, dict)]
        for example in examples:
            holder = example
            for part in parent:
                holder = holder.get(part, {})
            for name in names:
                if name in holder:
                    self._samples.setdefault(str(holder[name]), example)
        for parameter in poll.parameters:
            if parameter["name"] == rule.parameter and "example" in parameter and examples and not parent:
                name = next((name for name in names if name in examples[0]), rule.parameter)
                shown = examples[0] | {name: parameter["example"]}
                self._samples.setdefault(str(parameter["example"]), shown)

    def get(self, job_id: str) -> dict[str, Any] | None:
        """Return the sample with an id; None if no sample has it."""
        return self._samples.get(job_id)

"""More files in one import than an import may have."""

from tests.attack.target import Outcome, Target


def send(target: Target, *, files: int, rounds: int = 3) -> Outcome:
    """Send so many files of one line each in one form; each time the answer must be a refusal in JSON."""
    head = 'Content-Disposition: form-data; name="files"; filename="{}.txt"\r\nContent-Type: text/plain\r\n\r\n'
    parts = "".join(f"--border\r\n{head.format(number)}Story {number}.\r\n" for number in range(files))
    body = f"{parts}--border--\r\n".encode()
    kind = "multipart/form-data; boundary=border"
    path = f"/api/v1/projects/{target.project}/imports"
    problems = {target.refusal(target.send("POST", path, body, kind)) for _ in range(rounds)} - {""}
    return Outcome(rounds, "all refused" if not problems else "", "; ".join(sorted(problems)))

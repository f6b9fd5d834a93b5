"""The process that works on one query and can be stopped at any moment; it is handed the query on standard input.

It answers on standard output: one word on a line (boolean, solutions, triples), then true or false, SPARQL results as TSV, or N-Triples.
"""

import json
import resource
import sys

import pyoxigraph as ox

SYNTAX, TROUBLE = 3, 4  # exit codes


def main() -> int:
    """Answer the query on standard input; return the exit code, after a line on standard error where it is not 0."""
    asked = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_CPU, (asked["seconds"], asked["seconds"] + 1))  # ends even when nobody is left to stop it
    resource.setrlimit(resource.RLIMIT_AS, (asked["memory"], asked["memory"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        _answer(
            ox.Store.read_only(asked["snapshot"]).query(
                asked["text"], prefixes=asked["prefixes"], use_default_graph_as_union=asked["union"]
            )
        )
    except SyntaxError as wrong:
        return _say(str(wrong), SYNTAX)
    except (OSError, RuntimeError, ValueError) as wrong:
        return _say(str(wrong), TROUBLE)
    return 0


def _answer(answer: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> None:
    out = sys.stdout.buffer
    match answer:
        case ox.QueryBoolean():
            out.write(b"boolean\ntrue" if answer else b"boolean\nfalse")
        case ox.QuerySolutions():
            out.write(b"solutions\n")
            answer.serialize(out, ox.QueryResultsFormat.TSV)
        case ox.QueryTriples():
            out.write(b"triples\n")
            answer.serialize(out, ox.RdfFormat.N_TRIPLES)
    out.flush()


def _say(message: str, code: int) -> int:
    sys.stderr.write(message)
    return code


if __name__ == "__main__":
    sys.exit(main())

"""One token a contributor, so that the history can say who made a change.

corpus/.floor/tokens.json    the hash of each token, and whose it is; no token can be read from it
"""

import hashlib
import json
import secrets
from collections.abc import Mapping
from pathlib import Path

from indexer.corpus.catalogue import KEPT
from indexer.corpus.journal import TOKENS, changing, write_kept
from indexer.errors import CorpusError
from indexer.system.disk import file_bytes, writing

TOKEN_BYTES = 18  # nobody guesses so many, and they are copied in one line
LONGEST_NAME = 80  # letters


def token_hash(token: str) -> str:
    """Hash a token; it is long and random, so no slow hash is needed."""
    return hashlib.sha256(token.strip().encode()).hexdigest()


def tokens(corpus: Path) -> Mapping[str, str]:
    """The names of contributors by the hash of their token; raises CorpusError."""
    path = corpus / KEPT / TOKENS
    try:
        found = json.loads(file_bytes(path))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise CorpusError(f"{path} can't be read: make the tokens anew") from error
    return {str(key): str(name) for key, name in found.items()} if isinstance(found, dict) else {}


def add_token(corpus: Path, name: str) -> str:
    """Make a token for a contributor, and give it: it can't be shown again; raises CorpusError."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME:
        raise CorpusError(f"give the contributor a name of up to {LONGEST_NAME} letters")
    if name in tokens(corpus).values():
        raise CorpusError(f"{name} has a token: floor token remove {name!r} makes room for another")
    token = secrets.token_urlsafe(TOKEN_BYTES)
    _write(corpus, {**tokens(corpus), token_hash(token): name})
    return token


def remove_token(corpus: Path, name: str) -> None:
    """Have a contributor's token open nothing any more; raises CorpusError where there is none."""
    left = {key: other for key, other in tokens(corpus).items() if other != name}
    if len(left) == len(tokens(corpus)):
        raise CorpusError(f"{name} has no token: floor token list shows who has")
    _write(corpus, left)


def _write(corpus: Path, named: Mapping[str, str]) -> None:
    with changing(corpus), writing(corpus):
        write_kept(corpus, TOKENS, json.dumps(named, ensure_ascii=False, indent=1).encode())
        (corpus / KEPT / TOKENS).chmod(0o600)

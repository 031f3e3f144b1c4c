"""Set up this checkout: the Python tools and Node in .venv, and the Node packages.

Usage: `make setup`, or `python3 tools/set_up.py [FOLDER...]` to set up only some of the folders in `STEPS`.

It can be interrupted at any moment and run again. A folder counts as set up once it holds a valid stamp, which is
written last: a hash of all that decides what is in the folder. A run that finds all stamps valid does and prints
nothing. Standard library only, since nothing else is installed yet.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, NoReturn

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
"""The Python that makes .venv. Also when .venv's own runs this file: it is about to be removed."""

LOG = ROOT / "build" / "set-up.log"
LOCK = ROOT / "build" / "set-up.lock"
STAMP = ".set-up-stamp"
LAST_LINES = 20
"""How many of the last lines of a failed tool are printed."""

PATIENCE = {
    "PIP_RETRIES": "3",
    "npm_config_fetch_retries": "2",
    "npm_config_fetch_retry_mintimeout": "1000",
    "npm_config_fetch_retry_maxtimeout": "5000",
    "npm_config_fetch_timeout": "25000",
}
"""How long tools wait for a host that does not respond, unless the environment says otherwise: about a minute."""
NPM_CONNECT_TIMEOUT = Path(__file__).resolve().with_name("npm_connect_timeout.cjs")

INTERRUPTIONS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]

# --- what is set up ---------------------------------------------------------------------------------------------------

ASIDE = "aside"
"""The command runs in a temporary folder, with copies of the inputs. What it makes there is renamed to `folder`."""
IN_PLACE = "in place"
"""`folder` is removed, and made again by the commands: a virtual environment cannot be renamed."""
INTO = "into"
"""The commands change `folder`, which an earlier step made."""

VENV_PYTHON = str(BIN / "python")
PIP = (VENV_PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--progress-bar=off")
NPM_CI = ("npm", "ci", "--include=dev", "--no-progress")


class Step(NamedTuple):
    """One line of the set-up."""

    folder: str
    content: str  # what people find in the folder
    inputs: tuple[str, ...]  # glob patterns of the files whose content decides what is in the folder
    how: str  # ASIDE, IN_PLACE or INTO
    commands: tuple[tuple[str, ...], ...]


STEPS = (
    Step(
        ".venv",
        "Python tools and Node",
        ("requirements-dev.txt",),
        IN_PLACE,
        (
            (PYTHON, "-m", "venv", "--without-pip", ".venv"),
            (VENV_PYTHON, "-m", "ensurepip", "--default-pip"),  # apart, since venv hides what ensurepip prints
            (*PIP, "--require-hashes", "--requirement", "requirements-dev.txt"),
        ),
    ),
    Step(
        ".venv",
        "both distributions, editable",
        (
            "pyproject.toml",
            "hatch_readme.py",
            "mocks/pyproject.toml",
            "mocks/hatch_build.py",
            "client_core/image_api_core/version.py",
        ),
        INTO,
        ((*PIP, "--no-deps", "--no-build-isolation", "--editable", ".", "--editable", "./mocks"),),
    ),
    Step(
        "node_modules",
        "Redocly and other tools",
        ("package.json", "package-lock.json", ".npmrc"),
        ASIDE,
        (NPM_CI,),
    ),
    Step(
        "mocks/node/node_modules",
        "Prism and Scalar",
        ("mocks/node/package.json", "mocks/node/package-lock.json", "mocks/node/.npmrc"),
        ASIDE,
        (NPM_CI,),
    ),
    Step(
        "mocks/image_api_mocks/node",
        "Prism and Scalar as files of the mock",
        ("mocks/node/package-lock.json", "mocks/node/*.mjs", "mocks/node/licences/*"),
        IN_PLACE,
        (("node", "mocks/node/build.mjs"),),
    ),
)


# --- what is wrong, and which setting changes it ----------------------------------------------------------------------


class Tool(NamedTuple):
    """What an error message says about a tool that downloads."""

    source: str  # what it downloads from
    url: str  # pattern of what it prints about its source
    default: str
    setting: str  # chooses the source
    certificates: str  # adds a certificate authority
    cache: str  # empties its cache


TOOLS = {
    "pip": Tool(
        "package index",
        r"Looking in indexes: (\S+?)(?:,|$)",
        "its default address",
        "PIP_INDEX_URL",
        "PIP_CERT (or REQUESTS_CA_BUNDLE)",
        ".venv/bin/python -m pip cache purge",
    ),
    "npm": Tool(
        "npm registry",
        r"(?:request to|GET|from) (https?://[^/\s]+/?)",
        "its default address",
        "npm_config_registry",
        "NODE_EXTRA_CA_CERTS",
        "npm cache clean --force",
    ),
}

PROXIES = ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")
PROXY = "or HTTPS_PROXY and NO_PROXY to what this network needs"
UNREACHABLE = f"set {{setting}} to one that this machine reaches, {PROXY}"

REASONS = (
    # pattern in the tool's last lines | what is wrong | what to change. The first that matches counts.
    (
        r"No space left on device|ENOSPC|Disk quota exceeded|EDQUOT|not enough space on the disk",
        "no space is left on the device",
        "free space where the checkout is, or set TMPDIR, PIP_CACHE_DIR or npm_config_cache to a folder with more",
    ),
    (
        r"No module named '?(?:venv|ensurepip)",
        "{python} lacks the modules venv and ensurepip",
        "install them (Debian, Ubuntu: apt-get install python3-venv), or try make PYTHON=python3.12 setup",
    ),
    (
        r"ERR_INVALID_URL|InvalidURL|Invalid URL|Failed to parse: |Port could not be cast",
        "the URL in {setting}, HTTPS_PROXY or HTTP_PROXY is not valid",
        "correct it, with %2F for a / and %40 for an @ in a password",
    ),
    (
        r"DO NOT MATCH THE HASHES|EINTEGRITY",
        "the {source} at {url} served a file with another hash than the locked one",
        "set {setting} to a trusted one, and empty the cache ({cache}) if the file came from there",
    ),
    (
        r"can only install packages when your package\.json|can only install with an existing package-lock",
        "package.json and package-lock.json disagree",
        "run make lock",
    ),
    (
        r"407 Proxy|Tunnel connection failed: 407|\b407\b.*[Pp]roxy|E407",
        "the proxy asks for a user name and a password",
        "put them into HTTPS_PROXY: http://user:password@host:port",
    ),
    (
        r"Tunnel connection failed|Cannot connect to proxy|ProxyError",
        "the proxy does not connect to the {source} at {url}",
        "correct HTTPS_PROXY, or exempt the host of the {source} with NO_PROXY",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|certificate verify failed|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_VERIFY"
        r"|UNABLE_TO_GET_ISSUER|CERT_HAS_EXPIRED|CERT_UNTRUSTED|ERR_TLS_CERT",
        "the certificate of the {source} at {url} is not trusted",
        "set {certificates} to a file with the certificate of the authority that signed it",
    ),
    (
        r"SSLError|ERR_SSL_|EPROTO",
        "the {source} at {url} does not speak TLS as this machine does",
        "correct {setting} and HTTPS_PROXY, where https:// may stand in place of http://",
    ),
    (
        r"\b(?:429|5\d\d) (?:Client|Server) Error|too many 5\d\d error responses|E(?:429|5\d\d)\b",
        "the {source} at {url} is overloaded or out of order",
        "run make setup again later, or set {setting} to another one",
    ),
    (
        r"Name or service not known|Temporary failure in name resolution|nodename nor servname|NameResolutionError"
        r"|getaddrinfo failed|No address associated with hostname|ENOTFOUND|EAI_AGAIN",
        "the name of the {source} at {url} cannot be resolved",
        UNREACHABLE,
    ),
    (
        r"Connection refused|ECONNREFUSED|actively refused",
        "the {source} at {url} cannot be reached (connection refused)",
        UNREACHABLE,
    ),
    (
        r"ConnectTimeout|Read timed out|timed out\.|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT|network timeout",
        "the {source} at {url} cannot be reached (timed out)",
        UNREACHABLE,
    ),
    (
        r"Network is unreachable|No route to host|ENETUNREACH|EHOSTUNREACH|NewConnectionError|Max retries exceeded",
        "the {source} at {url} cannot be reached",
        UNREACHABLE,
    ),
    (
        r"Connection reset|Connection aborted|IncompleteRead|Connection broken|RemoteDisconnected|ECONNRESET"
        r"|socket hang up|EPIPE",
        "the connection to the {source} at {url} broke",
        "run make setup again; if it breaks again, check HTTPS_PROXY or set {setting} to a nearer one",
    ),
    (
        r"\b40[13] (?:Client )?Error|\b40[13] (?:Unauthorized|Forbidden)|E40[13]\b|ENEEDAUTH",
        "the {source} at {url} rejects this machine (401 or 403)",
        f"set {{setting}} to one that admits it, with user name and password in its URL if it needs them, {PROXY}",
    ),
    (
        r"not a trusted or secure host",
        "pip ignores the {source} at {url}, since it has no TLS",
        "set {setting} to one with https://, or PIP_TRUSTED_HOST to its host",
    ),
    (
        r"No matching distribution found|404 (?:Client Error|Not Found)|E404|ETARGET|ENOVERSIONS",
        "the {source} at {url} lacks a locked package, or a file of it for this Python and system",
        "set {setting} to one that has it",
    ),
    (
        r"Permission denied|EACCES|EPERM|Read-only file system|EROFS|Access is denied",
        "a file or folder cannot be written",
        "give this user write access to the checkout, and to the folders of TMPDIR, PIP_CACHE_DIR and npm_config_cache",
    ),
)


STACK = re.compile(
    r'^(?:npm error(?:\s{2,}.*|\s*)\n|\s*Traceback \(most .*\n|\s*File ".*", line .*\n(?:    .*\n)*)',
    re.MULTILINE,
)
"""The lines of a tool that show its own code, and its manual."""


class SetUpError(Exception):
    """The set-up failed; `known` if `REASONS` has the reason."""

    def __init__(self, message: str, *, known: bool = False) -> None:
        super().__init__(message)
        self.known = known


def tool_error(command: tuple[str, ...], code: int, lines: list[str]) -> SetUpError:
    """Return the error for a tool that failed, from the last lines that it printed."""
    name = command[2] if command[1] == "-m" else command[0]
    lines = STACK.sub("", "".join(f"{line}\n" for line in lines)).splitlines()
    why = reason("\n".join(lines), TOOLS.get(name, TOOLS["pip"]))
    last = "\n".join(f"  {line}" for line in lines[-LAST_LINES:])
    return SetUpError(
        f"{name} failed{': ' + why if why else f' with exit code {code}.'}\n"
        f"The last lines of {name}, all lines are in {LOG.relative_to(ROOT)}:\n{last}",
        known=why is not None,
    )


def reason(text: str, tool: Tool) -> str | None:
    """Return what is wrong and what to change, from what a tool printed; None if no reason is known."""
    for pattern, wrong, remedy in REASONS:
        if re.search(pattern, text):
            named = re.search(tool.url, text, re.MULTILINE)
            url = named[1] if named else os.environ.get(tool.setting, tool.default)
            proxies = [name for name in PROXIES if os.environ.get(name)]
            if proxies:
                url += f" ({proxies[0]} is {os.environ[proxies[0]]})"
            words = {**tool._asdict(), "url": mask(url), "python": PYTHON}
            return f"{wrong}; {remedy}.".format_map(words)
    return None


def mask(text: str) -> str:
    """Return the text without the user names and passwords of URLs."""
    for value in os.environ.values():
        credentials, at, _ = value.partition("://")[2].rpartition("@")
        if at:
            text = text.replace(f"{credentials}@", "***@")
            if re.search("[/?#]", credentials):  # no tool reads such a URL, but may print a part of it
                for part in re.split(r"\W", credentials):
                    text = text.replace(part, "***") if part else text
    return re.sub(r"(://)[^/\s'\"]*@", r"\1***@", text)


# --- how it is set up -------------------------------------------------------------------------------------------------


def stamp(step: Step) -> Path:
    """Return the file that says that a step is done."""
    return ROOT / step.folder / (STAMP + "-into" if step.how == INTO else STAMP)


def inputs(step: Step) -> list[Path]:
    """Return the files that decide what a step makes."""
    return sorted(path for pattern in step.inputs for path in ROOT.glob(pattern))


def beside(step: Step) -> Path:
    """Return the temporary folder in which a folder is made that is renamed then."""
    folder = ROOT / step.folder
    return folder.with_name(f".set-up-{folder.name}")


def fingerprint(step: Step) -> str:
    """Return a hash of all that decides what a step makes."""
    hashed = hashlib.sha256(repr((step, sys.platform, platform.machine())).encode())
    if step.how != ASIDE:  # What is made in place may hold paths: of this checkout, and of Python.
        hashed.update(repr((str(ROOT), PYTHON, sys.version)).encode())
    for path in inputs(step):
        content = path.read_bytes()
        hashed.update(f"{path.relative_to(ROOT).as_posix()} {len(content)}\n".encode() + content)
    return hashed.hexdigest()


def is_done(step: Step) -> bool:
    """Return whether a step is done, with the inputs of now, and left nothing behind."""
    try:
        return not beside(step).exists() and stamp(step).read_text(encoding="ascii") == fingerprint(step)
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return False


def carry_out(step: Step) -> None:
    """Carry out a step, whatever an earlier run left behind."""
    done = fingerprint(step)
    if step.how == ASIDE:
        make_aside(step, done)
    elif step.how == IN_PLACE:
        make_in_place(step, done)
    else:
        change(step, done)


def make_aside(step: Step, done: str) -> None:
    """Make a folder in a temporary one, and rename it."""
    folder = ROOT / step.folder
    aside = beside(step)
    with removed_on_failure(aside):
        aside.mkdir()
        for path in inputs(step):
            shutil.copy(path, aside)
        run(step.commands, aside)
        write(aside / folder.name / STAMP, done)
        if os.path.lexists(folder):
            folder.rename(aside / "old")
        (aside / folder.name).rename(folder)
    remove(aside)


def make_in_place(step: Step, done: str) -> None:
    """Remove a folder and make it again."""
    folder = ROOT / step.folder
    remove(folder)
    with removed_on_failure(folder):
        run(step.commands, ROOT)
        write(folder / STAMP, done)


def change(step: Step, done: str) -> None:
    """Change a folder that an earlier step made. One that is half changed does not count as made by that step."""
    whole = ROOT / step.folder / STAMP
    before = whole.read_text(encoding="ascii")
    whole.unlink()
    with contextlib.suppress(FileNotFoundError):
        stamp(step).unlink()
    try:
        run(step.commands, ROOT)
    except SetUpError as error:
        if not error.known:  # The project is wrong, not the machine: nothing was changed yet.
            write(whole, before)
        raise
    write(stamp(step), done)
    write(whole, before)


def write(path: Path, content: str) -> None:
    """Write a stamp once all that it stands for is on the disk, so that a power cut cannot leave the stamp alone."""
    if hasattr(os, "sync"):
        os.sync()
    path.write_text(content, encoding="ascii")


@contextlib.contextmanager
def removed_on_failure(folder: Path) -> Iterator[None]:
    """Remove a folder if what is done meanwhile fails: it may have filled the disk."""
    try:
        yield
    except Exception:
        with contextlib.suppress(OSError):
            remove(folder)
        raise


def remove(folder: Path) -> None:
    """Remove a folder, its stamp first. Of a symbolic link only the link is removed."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        with contextlib.suppress(FileNotFoundError):
            (folder / STAMP).unlink()
        shutil.rmtree(folder)


# --- the tools that it starts -----------------------------------------------------------------------------------------

running: subprocess.Popen[str] | None = None
"""The tool that runs now, in its guard."""


def run(commands: Iterable[tuple[str, ...]], folder: Path) -> None:
    """Run commands one after the other, with their output in the log.

    Raises:
        SetUpError: A command failed.

    """
    for command in commands:
        code, lines = run_tool(command, folder)
        if code != 0 and "(from versions: none)" in (text := "\n".join(lines)) and "Retrying" not in text:
            # pip tells the status that the index returned only among all that it does: once more, for that line.
            lines += [line for line in run_tool((*command, "-vv"), folder)[1] if "Could not fetch" in line]
        if code != 0:
            raise tool_error(command, code, lines)


def run_tool(command: tuple[str, ...], folder: Path) -> tuple[int, list[str]]:
    """Run a command, with its output in the log. Returns its exit code and its output."""
    write_log("$ " + " ".join(command))
    process = start(command, folder)
    lines = []
    for line in process.stdout or ():
        lines.append(mask(line.rstrip()))
        write_log(lines[-1])
    code = process.wait()
    if code == 0 and any("TAR_ENTRY_ERROR" in line for line in lines):
        code = 1  # npm leaves a file incomplete, be it for a full disk, and takes that for success
    return code, lines


def write_log(line: str) -> None:
    """Add a line to the log. If the disk is full, the tool itself reports it."""
    with contextlib.suppress(OSError), LOG.open("a", encoding="utf-8", errors="backslashreplace") as log:
        log.write(line + "\n")


def start(command: tuple[str, ...], folder: Path) -> subprocess.Popen[str]:
    """Start a tool, in a guard that ends it and its own processes when this process ends, however that happens."""
    global running
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", os.defpath)])
    program = shutil.which(command[0], path=path)
    if program is None:
        raise SetUpError(f"{command[0]} is not installed: the step before should have put it into {BIN}")
    node_options = f'{os.environ.get("NODE_OPTIONS", "")} --require "{NPM_CONNECT_TIMEOUT.as_posix()}"'
    guarded = [] if os.name == "nt" else [PYTHON, str(Path(__file__).resolve()), "--guard"]
    running = subprocess.Popen(
        [*guarded, program, *command[1:]],
        cwd=folder,
        env={**PATIENCE, **os.environ, "PATH": path, "NODE_OPTIONS": node_options.strip()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
        pass_fds=[] if os.name == "nt" else [lock_file],
    )
    return running


def guard(command: list[str]) -> NoReturn:
    """Run a tool. Kill it and its own processes when the set-up ends, which closes standard input then."""
    tool = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def watch() -> None:
        os.read(0, 1)
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()
    code = tool.wait()
    os._exit(code if code >= 0 else 128 - code)


def interrupt(number: int, _frame: object) -> NoReturn:
    """End the tool and this process. What is half made has no stamp, so the next run removes it."""
    for other in INTERRUPTIONS:
        signal.signal(other, signal.SIG_IGN)
    if running and running.returncode is None:
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                kill = ["taskkill", "/T", "/F", "/PID", str(running.pid)]
                subprocess.run(kill, capture_output=True, check=False)
            else:
                os.killpg(running.pid, signal.SIGKILL)
                os.waitpid(running.pid, 0)
    say("Set-up was interrupted; run make setup again", ERRORS)
    os._exit(128 + number)


# --- one set-up at a time ---------------------------------------------------------------------------------------------

lock_file = -1
"""The lock. The guard of a tool holds it too, since what a killed set-up started may still be ending."""


def lock() -> None:
    """Wait until no other process sets up this checkout. The lock ends with the processes that hold it."""
    global lock_file
    LOCK.parent.mkdir(exist_ok=True)
    lock_file = os.open(LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    if not try_lock():
        say("==> Another set-up of this checkout is running: waiting until it ends")
        while not try_lock():
            time.sleep(0.1)


def try_lock() -> bool:
    """Take the lock; return False if another process has it."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(lock_file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EAGAIN, errno.EACCES}:
            return False
        raise
    return True


# --- the command ------------------------------------------------------------------------------------------------------

ERRORS = 2


def say(text: str, stream: int = 1) -> None:
    """Print a line, at once. The set-up goes on if nobody reads it."""
    with contextlib.suppress(OSError):
        os.write(stream, (text + "\n").encode(sys.stdout.encoding or "utf-8", "backslashreplace"))


def main(arguments: list[str]) -> int:
    """Run the command line. Returns the exit code: 0, 1 if the set-up failed, 2 for a wrong argument."""
    if arguments[:1] == ["--guard"]:
        guard(arguments[1:])
    if sys.version_info < (3, 11):  # noqa: UP036
        found = "{} is {}.{}.{}".format(PYTHON, *sys.version_info[:3])
        say(f"error: Python 3.11 or newer is needed, {found}; name a newer one: make PYTHON=python3.12 setup", ERRORS)
        return 1
    unknown = set(arguments) - {step.folder for step in STEPS}
    if unknown:
        say(f"error: there is no step that makes {', '.join(sorted(unknown))}; see STEPS in {__file__}", ERRORS)
        return 2
    for number in INTERRUPTIONS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup, or a script's background
            signal.signal(number, interrupt)
    steps = [step for step in STEPS if not arguments or step.folder in arguments]
    try:
        if not all(map(is_done, steps)):
            set_up(steps)
    except SetUpError as error:
        say(f"error: {error}", ERRORS)
        return 1
    except OSError as error:
        say(f"error: {reason(str(error), TOOLS['pip']) or 'the set-up failed.'} ({error})", ERRORS)
        return 1
    return 0


def set_up(steps: list[Step]) -> None:
    """Carry out the steps that are not done."""
    started = time.monotonic()
    lock()
    LOG.write_text("", encoding="utf-8")
    for step in steps:
        remove(beside(step))
        if not is_done(step):
            say(f"==> Setting up {step.folder}: {step.content}")
            carry_out(step)
    say(f"==> Set up in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

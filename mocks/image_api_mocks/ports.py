"""Who holds a port."""

import socket

from image_api_mocks.errors import MockError


def require_free(host: str, port: int) -> None:
    """Return if a server can listen at host:port (0: any free port). Raises MockError that names the holder if not."""
    try:
        socket.create_server((host, port)).close()
    except PermissionError as error:
        raise MockError(
            f"Port {port} is reserved by the system. Choose another one; 0 is any free one: image-api-mocks --port 0"
        ) from error
    except OSError as error:
        raise MockError(
            f"Port {port} is taken by {_holder(port)}. "
            "Stop it, or choose another port; 0 is any free one: image-api-mocks --port 0"
        ) from error


def _holder(port: int) -> str:
    import psutil  # only now: a start must not wait for it

    for process in psutil.process_iter():
        try:
            listens = any(
                connection.status == psutil.CONN_LISTEN and connection.laddr.port == port
                for connection in process.net_connections(kind="tcp")
            )
            if listens:
                return f"process {process.pid} ({' '.join(process.cmdline()) or process.name()})"
        except psutil.Error:
            continue  # It has ended, or belongs to someone else.
    return "a process of another user"

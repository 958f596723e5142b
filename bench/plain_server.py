"""What giving a file costs without anything else: Starlette's `FileResponse` in the same server program."""

from __future__ import annotations

import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route


def main(folder: Path, port: int) -> None:
    """Gives the files in `folder` until told to stop."""

    async def give(request: Request) -> FileResponse:
        return FileResponse(folder / request.path_params["name"])

    application = Starlette(routes=[Route("/{name}", give)])
    uvicorn.run(application, host="127.0.0.1", port=port, log_config=None, access_log=False, server_header=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""Files: announcing uploads, and finding out where to fetch what was uploaded."""

from __future__ import annotations

from typing import Annotated

from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.storage import UploadContext
from rowantree.core.wire import Input, Meta, Output
from rowantree.domain import files
from rowantree.domain.files import FileNotFound


class FileUploadHandle(Output):
    """Where to send a file, and what to call it afterwards."""

    handle: Annotated[str, Meta(description="What the upload is called by where it is attached. It can be used once.")]
    url: Annotated[str, Meta(description="Where to send it, within ten minutes.")]
    fields: Annotated[
        dict[str, str], Meta(description="Parts to send before the file, whose own part is the last and called `file`.")
    ]


class CreateFileUploadHandle(Input):
    """The file that is going to be uploaded."""

    file_upload_context: Annotated[UploadContext, Meta(description="What the file is for.")]
    filename: Annotated[str, Meta(description="Its name, with its ending.")]
    content_type: Annotated[str, Meta(description="Its media type.")]
    content_length: Annotated[int, Meta(ge=1, description="Its size in bytes; exactly as many are taken.")]


@operation("file.createFileUploadHandle", permission=Permission.CANDIDATES_WRITE, writes=False)
def create_file_upload_handle(ctx: Context, body: CreateFileUploadHandle) -> FileUploadHandle:
    """Gives an address to upload a file to, and a handle to attach it by.

    Send a `multipart/form-data` POST to the address: first the fields as they are given here, then the file. Where files
    are kept on the server's own disk, a PUT of the bytes does as well. What is not attached is deleted after a day.
    """
    handle, upload = files.announce(
        ctx, body.file_upload_context, body.filename, body.content_type, body.content_length
    )
    return FileUploadHandle(handle=handle, url=upload.url, fields=upload.fields)


class FileAddress(Output):
    """Where a file can be fetched."""

    url: Annotated[str, Meta(description="Good for a few minutes, for whoever has it.")]


class Info(Input):
    """Which file."""

    file_handle: Annotated[str, Meta(max_length=4_000, description="The `handle` that a candidate shows of it.")]


@operation("file.info", permission=Permission.CANDIDATES_READ, writes=False, errors=(FileNotFound,))
def info(ctx: Context, body: Info) -> FileAddress:
    """Says where a file can be fetched, by a GET without a key.

    The address names the file as it was uploaded, and gives it as an attachment.
    """
    return FileAddress(url=files.address(ctx, body.file_handle))

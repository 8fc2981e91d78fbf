"""The text model's file: a header and one signed byte of weight for each bucket."""

import struct
from array import array
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from shared.spam_features import BUCKETS, VERSION

_MAGIC = b"MCHM"
# Magic, version of the features, CRC-32 of all that follows; then the numbers of Model, and its weights.
_HEADER = struct.Struct("<4sII")
_SCALE = struct.Struct("<dddd")


class DamagedModel(Exception):
    """The file is not a whole model that fits this code. Says what is wrong with it."""


class Model(NamedTuple):
    """`weights` has BUCKETS entries from -127 to 127.

    A message's margin is bias + unit * (sum of its features' weights) / sqrt(how many they are), and its log-odds are
    slope * margin + shift.
    """

    weights: "array[int]"
    unit: float
    bias: float
    slope: float
    shift: float


def read_model(path: Path) -> Model:
    """Raises DamagedModel, for a file that is not there, too."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DamagedModel(error.strerror or "can't be read") from None
    if len(data) != _HEADER.size + _SCALE.size + BUCKETS:
        raise DamagedModel("has another length")
    magic, version, check = _HEADER.unpack_from(data)
    body = memoryview(data)[_HEADER.size :]
    if magic != _MAGIC or crc32(body) != check:
        raise DamagedModel("is not what was written")
    if version != VERSION:
        raise DamagedModel(f"is for version {version} of the features, not {VERSION}")
    return Model(array("b", body[_SCALE.size :].tobytes()), *_SCALE.unpack_from(body))


def encode(model: Model) -> bytes:
    """The file's content."""
    body = _SCALE.pack(*model[1:]) + model.weights.tobytes()
    return _HEADER.pack(_MAGIC, VERSION, crc32(body)) + body


def write_model(path: Path, model: Model) -> None:
    """What read_model reads. Whole or not at all."""
    made = path.with_suffix(".new")
    made.write_bytes(encode(model))
    made.replace(path)

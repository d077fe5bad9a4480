"""From outside to reports: files, directories and archives in many formats; what cannot be read is
told."""

from isnad.reading.arrivals import Arrived, columns_from
from isnad.reading.dates import doubt, is_date, is_time
from isnad.reading.encodings import is_encoding
from isnad.reading.inputs import arrivals
from isnad.reading.once import once
from isnad.reading.telling import Form as InputForm

__all__ = [
    "Arrived",
    "InputForm",
    "arrivals",
    "columns_from",
    "doubt",
    "is_date",
    "is_encoding",
    "is_time",
    "once",
]

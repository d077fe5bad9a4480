"""From outside to reports: plain text, JSON Lines, standard input; what cannot be read is told."""

from isnad.reading.arrivals import Arrived
from isnad.reading.dates import is_date
from isnad.reading.encodings import is_encoding
from isnad.reading.inputs import arrivals

__all__ = ["Arrived", "arrivals", "is_date", "is_encoding"]

"""Claims in the formats that others read: each with the whole of who says it, through whom, in which
words.

    from isnad import exports, store
    with store.open_store("news.db") as kept:
        exports.write(kept, "geojson", "claims.geojson", exports.Asked(place="Aleppo"))
"""

from isnad.exports.asked import Asked
from isnad.exports.registry import ExportError, Format, Written, formats, write

__all__ = ["Asked", "ExportError", "Format", "Written", "formats", "write"]

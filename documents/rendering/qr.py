"""The QR code of a document as a drawing that holds its own data."""

import segno


def qr_image(text: str) -> str:
    """Return ``text`` as the address of an SVG picture; a quarter of it may be damaged and it still reads."""
    image: str = segno.make(text, error="q", micro=False).svg_data_uri(border=0, svgclass=None, lineclass=None)
    return image

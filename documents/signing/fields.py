"""Where the signatures stand (NĐ 30/2020/NĐ-CP, Phụ lục I, II.7–8), fixed before anybody signs.

The person's lies between post and name; the agency's is a square of a seal's size over the left third of it.
"""

from dataclasses import dataclass
from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from documents.rendering.places import Place

PERSON, AGENCY = "SignatureOfPerson", "SignatureOfAgency"
MM = 72 / 25.4
PERSON_WIDTH, PERSON_HEIGHT = 54 * MM, 20 * MM
SEAL = 36 * MM


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, y upwards."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def rounded(self) -> tuple[int, int, int, int]:
        return round(self.left), round(self.bottom), round(self.right), round(self.top)


def person_box(place: Place) -> Box:
    """Return the rectangle of the person's signature."""
    left, top = place.middle - PERSON_WIDTH / 2, place.top - 1.5 * MM
    return Box(left, top - PERSON_HEIGHT, left + PERSON_WIDTH, top)


def agency_box(place: Place) -> Box:
    """Return the rectangle of the agency's seal: it covers the left third of the person's signature."""
    person = person_box(place)
    right, centre = person.left + PERSON_WIDTH / 3, (person.top + person.bottom) / 2
    return Box(right - SEAL, centre - SEAL / 2, right, centre + SEAL / 2)


def with_fields(content: bytes, place: Place) -> bytes:
    """Return the PDF with both signature fields, still empty, appended."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    for name, box in ((PERSON, person_box(place)), (AGENCY, agency_box(place))):
        append_signature_field(writer, SigFieldSpec(sig_field_name=name, on_page=place.page, box=box.rounded))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()

"""Sign one field of a PDF: bytes in, bytes out; what was there before stays as the file's first part."""

from io import BytesIO
from tempfile import NamedTemporaryFile

from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.stamp import StaticStampStyle

from documents.signing.fields import AGENCY, PERSON
from documents.signing.keys import Key, KeyProblem
from documents.signing.running import finished
from documents.signing.stamps import Stamp


def sign_as_person(content: bytes, key: Key, stamp: Stamp) -> bytes:
    """Certify the document: from now on nothing but form fields, the agency's signature, may be filled."""
    return _signed(content, key, stamp, PERSON, certify=True, timestamper=timestamper())


def sign_as_agency(content: bytes, key: Key, stamp: Stamp) -> bytes:
    """Sign for the agency, after the person."""
    return _signed(content, key, stamp, AGENCY, certify=False, timestamper=timestamper())


def timestamper() -> TimeStamper | None:
    """Return the configured timestamp service, None without one."""
    return HTTPTimeStamper(settings.SIGNING_TSA_URL, timeout=20) if settings.SIGNING_TSA_URL else None


def _signed(
    content: bytes, key: Key, stamp: Stamp, field: str, *, certify: bool, timestamper: TimeStamper | None
) -> bytes:
    metadata = signers.PdfSignatureMetadata(
        field_name=field,
        name=key.name,
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
    )
    with NamedTemporaryFile(suffix=".pdf") as drawing:
        drawing.write(stamp.content)
        drawing.flush()
        style = StaticStampStyle.from_pdf_file(drawing.name, border_width=0)
        signer = signers.PdfSigner(metadata, key.signer, timestamper=timestamper, stamp_style=style)
        out = BytesIO()
        writer = IncrementalPdfFileWriter(BytesIO(content))
        try:
            finished(lambda: signer.async_sign_pdf(writer, output=out))
        except TimestampRequestError as error:
            raise KeyProblem("Dịch vụ dấu thời gian không trả lời; hãy ký lại sau ít phút.") from error
        except (SigningError, PdfError) as error:
            raise KeyProblem("Không ký được tệp này; hãy lập lại văn bản rồi ký.") from error
    return out.getvalue()

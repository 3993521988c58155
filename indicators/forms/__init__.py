"""What people type about indicators.

- ``values``: a row of the grid in which an agency enters a quarter
- ``catalogue``: an indicator, its definitions and its end
"""

from indicators.forms.catalogue import CatalogueFilterForm, EndForm, IndicatorForm, MeaningForm, WordsForm
from indicators.forms.values import ExplanationForm, IndicatorValueForm, answer_fields

__all__ = [
    "CatalogueFilterForm",
    "EndForm",
    "ExplanationForm",
    "IndicatorForm",
    "IndicatorValueForm",
    "MeaningForm",
    "WordsForm",
    "answer_fields",
]

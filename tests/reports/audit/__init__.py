"""Tests of the text auditor, and the sentences it is measured on."""

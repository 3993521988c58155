"""Addresses of the home page, the dashboard and the reports."""

from django.urls import include, path

from agencies.permissions import Perm
from reports.outlines import views as outlines
from reports.views import (
    batch,
    bulk,
    charts,
    consolidation,
    dashboard,
    explaining,
    files,
    form_check,
    home,
    letters,
    plan_text,
    proofreading,
    report,
    saved_views,
    setup,
    signing,
    text,
    verify,
    workflow,
)
from reports.views.rows import on_letter, on_report

app_name = "reports"

# /reports/<agency>/<period>/
report_urls = [
    path("", report.detail, name="detail"),
    path("start/", report.start, name="start"),
    path("sections/<int:pk>/", report.section, name="section"),
    path("frame/", report.frame, name="frame"),
    path("text/preview/", text.text_preview, name="text_preview"),
    path("explanations/", explaining.explain, name="explain"),
    path("submit/", workflow.submit, name="submit"),
    path("return/", workflow.return_, name="return"),
    path("accept/", workflow.accept, name="accept"),
    path("sign/", on_report(signing.sign, Perm.REPORT_SIGN), name="sign"),
    path("sign/file/", on_report(signing.sign_file, Perm.REPORT_SIGN), name="sign_file"),
    path("sign/prepared.pdf", on_report(signing.prepared_pdf, Perm.REPORT_SIGN), name="prepared_pdf"),
    path("issue/", on_report(signing.issue, Perm.REPORT_ISSUE), name="issue"),
    path("form/", form_check.form_check, name="form_check"),
    path("replace/", on_report(signing.replace, Perm.REPORT_SIGN), name="replace"),
    path("recall/", on_report(signing.recall, Perm.REPORT_SIGN), name="recall"),
    path("issues/<int:issue>.pdf", on_report(signing.issued_pdf, Perm.VIEW), name="issued_pdf"),
    path("preview.pdf", files.preview, name="preview"),
    path("document.pdf", files.document, name="document"),
    path("document.docx", files.word, name="word"),
]

# /letters/<pk>/
letter_urls = [
    path("", letters.letter, name="letter"),
    path("preview/", text.letter_preview, name="letter_preview"),
    path("document.pdf", letters.letter_pdf, name="letter_pdf"),
    path("document.docx", letters.letter_word, name="letter_word"),
    path("sign/", on_letter(signing.sign, Perm.REPORT_SIGN), name="letter_sign"),
    path("sign/file/", on_letter(signing.sign_file, Perm.REPORT_SIGN), name="letter_sign_file"),
    path("sign/prepared.pdf", on_letter(signing.prepared_pdf, Perm.REPORT_SIGN), name="letter_prepared_pdf"),
    path("issue/", on_letter(signing.issue, Perm.REPORT_ISSUE), name="letter_issue"),
    path("replace/", on_letter(signing.replace, Perm.REPORT_SIGN), name="letter_replace"),
    path("recall/", on_letter(signing.recall, Perm.REPORT_SIGN), name="letter_recall"),
    path("issues/<int:issue>.pdf", on_letter(signing.issued_pdf, Perm.LETTER_VIEW), name="letter_issued_pdf"),
]

# /report-templates/
outline_urls = [
    path("", outlines.templates, name="templates"),
    path("new/", outlines.add, name="template_add"),
    path("<int:pk>/", outlines.template, name="template"),
    path("<int:pk>/change/", outlines.change, name="template_change"),
    path("<int:pk>/preview.pdf", outlines.preview, name="template_preview"),
    path("<int:pk>/sections/new/", outlines.section_add, name="template_section_add"),
    path("sections/<int:pk>/", outlines.section, name="template_section"),
    path("sections/<int:pk>/remove/", outlines.section_remove, name="template_section_remove"),
]

urlpatterns = [
    path("report-templates/", include(outline_urls)),
    path("", home.home, name="home"),
    path("setup/", setup.setup, name="setup"),
    path("setup/load/", setup.setup_load, name="setup_load"),
    path("dashboard/", dashboard.now, name="dashboard_now"),
    path("dashboard/charts/", charts.charts, name="charts"),
    path("dashboard/charts/table.xlsx", charts.charts_xlsx, name="charts_xlsx"),
    path("dashboard/charts/table.pdf", charts.charts_pdf, name="charts_pdf"),
    path("dashboard/views/", saved_views.saved_views, name="saved_views"),
    path("dashboard/views/<int:pk>/", saved_views.saved_view, name="saved_view"),
    path("dashboard/views/<int:pk>/delete/", saved_views.saved_view_delete, name="saved_view_delete"),
    path("dashboard/<period:period>/", dashboard.dashboard, name="dashboard"),
    path("dashboard/<period:period>/table.xlsx", dashboard.table, name="dashboard_xlsx"),
    path("dashboard/<period:period>/table.pdf", dashboard.table_pdf, name="dashboard_pdf"),
    path("dashboard/<period:period>/reminder/", letters.reminder, name="reminder"),
    path("letters/<int:pk>/", include(letter_urls)),
    path("indicators/consolidated/", consolidation.consolidated, name="consolidated"),
    path("indicators/consolidated/table.xlsx", consolidation.consolidated_xlsx, name="consolidated_xlsx"),
    path("indicators/consolidated/table.pdf", consolidation.consolidated_pdf, name="consolidated_pdf"),
    path("indicators/consolidated/<str:code>/<int:pk>/", consolidation.trend, name="trend"),
    path("indicators/consolidated/<str:code>/<int:pk>/table.xlsx", consolidation.trend_xlsx, name="trend_xlsx"),
    path("indicators/consolidated/<str:code>/<int:pk>/table.pdf", consolidation.trend_paper, name="trend_pdf"),
    path("indicators/consolidated/<str:code>/<period:period>/<int:pk>/", consolidation.figure, name="figure"),
    path("proofreading/", proofreading.proofreading, name="proofreading"),
    path("verify/", verify.find, name="verify_find"),
    path("verify/<str:key>/", verify.verify, name="verify"),
    path("reports/", report.report_list, name="list"),
    path("reports/accept/", bulk.accept, name="accept_many"),
    path("reports/batch/", batch.batch, name="batch"),
    path("reports/<str:code>/<period:period>/", include(report_urls)),
    path("plans/sections/<int:pk>/", plan_text.plan_section, name="plan_section"),
    path("plans/sections/<int:pk>/preview/", plan_text.plan_preview, name="plan_preview"),
    path("plans/<int:pk>/document.pdf", files.plan_pdf, name="plan_pdf"),
    path("plans/<int:pk>/document.docx", files.plan_word, name="plan_word"),
    path("plans/<int:pk>/annexes.xlsx", files.plan_tables, name="plan_tables"),
]

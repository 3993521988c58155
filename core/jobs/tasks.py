"""The one task that the queue knows: do a job."""

from django_tasks import task

from core.jobs.running import run_job


@task()
def work(pk: int) -> None:
    """Do the job ``pk`` if it waits; called by the worker, and harmless when it is called twice."""
    run_job(pk)

"""What the machine needs before the site's own code can run: `make` calls `python -m tools JOB`.

`__main__`, `environment` and `requirements` run on a bare Python 3.11 or newer; the rest runs inside `.venv`.
"""

"""The ``findings`` command: check, build, serve, verify. Thin: the work is done elsewhere."""

from __future__ import annotations

import logging
import os
import sys
import time
from pathlib import Path

import click

from generator.build import check_addresses, read_and_check
from generator.checks.history import check_since
from generator.codes import ADDRESS
from generator.diagnostics import CollectionError, Diagnostic, as_json, as_text, errors
from generator.model.records import Source
from generator.progress import Progress
from generator.publishing import PublishError
from generator.publishing.publish import publish
from generator.publishing.stopping import Stopped
from generator.reading.collection import LOCK_ENDING, read_collection

log = logging.getLogger(__name__)
ROOT = click.Path(exists=True, file_okay=False, path_type=Path)
source_option = click.option(
    "--source", type=ROOT, default=Path("findings"), show_default=True, help="The folder of records."
)
config_option = click.option(
    "--config-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration.",
)


# Material for MkDocs prints a page of advice about other generators at each start; docs/ says what is planned.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@click.group()
@click.version_option(package_name="inspection-findings")
def main() -> None:
    """Inspection findings as a knowledge base: check the records, build the site, preview it."""


def report(diagnostics: list[Diagnostic], output: str, site: str) -> None:
    """Print all diagnostics, and on the error stream how many there are and where their codes are explained.

    ``site`` is the address of the site, empty where it is not known.
    """
    if output == "json":
        click.echo(as_json(diagnostics), nl=False)
        return
    click.echo(as_text(diagnostics), nl=False)
    wrong = len(errors(set(diagnostics)))
    warnings = len(set(diagnostics)) - wrong
    if wrong or warnings:
        click.echo(f"{_number(wrong, 'error')}, {_number(warnings, 'warning')}", err=True)
        where = f"at {site}{ADDRESS}" if site else "on the site’s page “Messages”"
        click.echo(f"What each of them means is explained {where}", err=True)


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


@main.command()
@source_option
@click.option("--docs", type=ROOT, default=Path("docs"), show_default=True, help="Hand-written pages.")
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--since", metavar="REVISION", help="A git revision, none of whose ids may be lost.")
def check(source: Path, docs: Path, output: str, since: str | None) -> None:
    """Check every record and vocabulary. Exit status 1 when there is an error."""
    collection, diagnostics = read_and_check(source, Path.cwd(), docs, progress=Progress(sys.stderr))
    if not errors(diagnostics):
        diagnostics += check_addresses(collection, Path.cwd(), docs)
    if since is not None:
        diagnostics += check_since(collection, source, since)
    report(diagnostics, output, collection.settings.address if collection.settings else "")
    if errors(diagnostics):
        sys.exit(1)
    if output == "text":
        click.echo(
            f"{len(collection.records)} records and {len(collection.terms)} terms: no errors", err=True
        )


@main.command()
@source_option
@config_option
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("site"),
    show_default=True,
    help="Where the site is put.",
)
def build(source: Path, config_file: Path, site_dir: Path) -> None:
    """Check, build the whole site and put it in place; with any error what was there stays."""
    # Here, since MkDocs takes half a second to import.
    from generator.mkdocs_site import build_site, own_paths
    from generator.site_check.result import files_of

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    start = time.monotonic()

    def build_into(folder: Path, old: Path | None) -> None:
        build_site(config_file, source, folder, old, folder.parent)

    try:
        publish(site_dir, build_into, own_paths(config_file, source), progress=Progress(sys.stderr))
    except PublishError as error:
        click.echo(f"{error}\nThe site in {site_dir} was not changed.", err=True)
        sys.exit(1)
    except Stopped as stopped:
        click.echo(f"Stopped ({stopped}). The site in {site_dir} was not changed.", err=True)
        sys.exit(128 + stopped.number)
    except Exception:
        log.exception("The program made a mistake. Report the lines below to whoever keeps it.")
        click.echo(f"The site in {site_dir} was not changed.", err=True)
        sys.exit(1)
    files = files_of(site_dir.resolve())
    pages = sum(file.endswith("index.html") for file in files)
    seconds = time.monotonic() - start
    click.echo(
        f"Built {pages:,} pages, {len(files):,} files in all, into {site_dir} in {seconds:.1f} s", err=True
    )


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@source_option
@config_option
def stage(folder: Path, source: Path, config_file: Path) -> None:
    """Write the whole site into FOLDER as plain files that MkDocs, ProperDocs and Zensical build."""
    from generator.documents.ooxml import DocumentTemplateError
    from generator.staging.configuration import ConfigurationError
    from generator.staging.stage import StagingError
    from generator.staging.stage import stage as stage_site

    try:
        pages = stage_site(config_file, source, folder)
    except CollectionError as error:
        report(list(error.diagnostics), "text", "")
        sys.exit(1)
    except (ConfigurationError, StagingError, DocumentTemplateError, PublishError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"Staged {pages} generated pages in {folder}; its README.md says how to build them", err=True)


@main.command()
@config_option
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Host and port to serve on.")
def serve(config_file: Path, address: str) -> None:
    """Preview the site; it refreshes itself when a file changes. Stop it with Ctrl+C."""
    from generator.mkdocs_site import serve_site

    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        serve_site(config_file, address)
    except PublishError as error:
        click.echo(str(error), err=True)
        sys.exit(1)


@main.command()
@click.argument("source_id")
@click.argument("document", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@source_option
def verify(source_id: str, document: Path | None, source: Path) -> None:
    """Compare every quotation of a source with its DOCUMENT, word for word, and write the lock file.

    DOCUMENT is a Word file, PDF, web page, Markdown or plain text; it is not kept. With any misquotation
    nothing is written and the exit status is 1. Without DOCUMENT only the lists of the records that draw
    on each paragraph are brought up to date.
    """
    # Here, since the libraries that read documents take a while to import.
    from generator.verification.document import read_document
    from generator.verification.lock_file import lock_text
    from generator.verification.misquotations import KEY
    from generator.verification.outcome import outcome_words
    from generator.verification.passages import DocumentError
    from generator.verification.verify import refreshed
    from generator.verification.verify import verify as verify_source

    collection = read_collection(source, root=Path.cwd())
    site = collection.settings.address if collection.settings else ""
    if errors(collection.diagnostics):
        report(collection.diagnostics, "text", site)
        raise click.ClickException("correct these records first; nothing was verified")
    record = collection.records.get(source_id)
    if not isinstance(record, Source):
        raise click.ClickException(
            f"{source_id} is no source of {source}; use the id of a file in {source}/sources/"
        )
    lock, read = collection.locks.get(source_id), None
    if document is not None:
        try:
            read = read_document(document)
        except DocumentError as error:
            report([error.diagnostic(str(document))], "text", site)
            sys.exit(1)
        found = verify_source(source_id, read, collection)
        if found.reports:
            click.echo("\n\n".join(map(str, found.reports)))
            count = _number(len(found.reports), "quotation")
            click.echo(f"\n{KEY}\n{count} not verified; nothing was written", err=True)
            sys.exit(1)
        lock = found.lock
    elif lock is None:
        raise click.ClickException(f"there is no lock file of {source_id} yet; name its document as well")
    else:
        lock = refreshed(source_id, lock, collection)
    path = Path(collection.origins[source_id].path).with_suffix(LOCK_ENDING)
    path.write_text(lock_text(source_id, lock), encoding="utf-8", newline="\n")
    click.echo(outcome_words(record, lock, collection, read))
    click.echo(f"Wrote {path}")

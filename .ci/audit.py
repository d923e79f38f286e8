"""Asks a public database about every package of the lock files, with pip-audit, and says what that means.

    python .ci/audit.py requirements.lock requirements-test.lock

pip-audit ends with 1 for a vulnerability and for a network that does not answer, and with 0 and “No known
vulnerabilities found” where an index knows none of the packages. So its exit code is not looked at; its report
is. This ends with 1 for a known vulnerability; with 0 when every package was looked up, or when the database could
not be reached, which it says; with FINDINGS_AUDIT=required that ends with 2.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

COMMAND = ("-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner=off", "--format=json")
FOUND, NOT_REACHED = 1, 2


@dataclass
class Report:
    """What is known of one lock file: packages that were looked up, that were not, and what is wrong with some."""

    looked_up: int = 0
    unknown: list[str] = field(default_factory=list)
    vulnerable: list[str] = field(default_factory=list)
    trouble: str = ""  # why there is no report

    @property
    def complete(self) -> bool:
        """Whether every package was looked up."""
        return self.looked_up > 0 and not self.unknown and not self.trouble


def read_report(output: str, errors: str) -> Report:
    """What pip-audit found, from what it wrote; the exit code tells nothing."""
    try:
        packages: list[dict[str, Any]] = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        lines = [line.strip() for line in errors.splitlines() if line.strip()]
        return Report(trouble=lines[-1] if lines else "pip-audit said nothing")
    report = Report()
    for package in packages:
        if "skip_reason" in package:
            report.unknown.append(str(package["name"]))
            continue
        report.looked_up += 1
        for problem in package["vulns"]:
            names = ", ".join(dict.fromkeys([problem["id"], *problem.get("aliases", [])]))
            versions = ", ".join(problem.get("fix_versions", [])) or "no version yet"
            report.vulnerable.append(f"{package['name']} {package['version']}: {names}; mended in {versions}")
    return report


def verdict(reports: dict[str, Report], required: bool) -> tuple[int, list[str]]:
    """The exit code, and what to tell whoever reads the log."""
    lines, code = [], 0
    for name, report in reports.items():
        for problem in report.vulnerable:
            lines.append(f"{name}: KNOWN VULNERABILITY: {problem}")
        if report.complete:
            lines.append(f"{name}: {report.looked_up} packages looked up")
        elif report.trouble:
            lines.append(f"{name}: NOT AUDITED: {report.trouble}")
        elif not report.looked_up:
            lines.append(
                f"{name}: NOT AUDITED: the index knows nothing of any package, so it is no real answer"
            )
        else:
            some = ", ".join(report.unknown)
            lines.append(f"{name}: only {report.looked_up} packages looked up; NOT AUDITED: {some}")
    if any(report.vulnerable for report in reports.values()):
        code = FOUND
        lines.append("Raise these versions in pyproject.toml or with `make lock`, and try again.")
    elif not all(report.complete for report in reports.values()):
        code = NOT_REACHED if required else 0
        lines.append(
            "This says nothing about vulnerabilities: run `make audit` where the network reaches them."
        )
    else:
        lines.append("No known vulnerability.")
    return code, lines


def audit(file: Path) -> Report:
    """The report on one lock file."""
    command = [sys.executable, *COMMAND, "--requirement", str(file)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    except subprocess.TimeoutExpired:
        return Report(trouble="pip-audit did not end within ten minutes")
    return read_report(done.stdout, done.stderr)


def main() -> int:
    """Audit the lock files named on the command line."""
    reports = {name: audit(Path(name)) for name in sys.argv[1:]}
    code, lines = verdict(reports, os.environ.get("FINDINGS_AUDIT") == "required")
    print("\n".join(lines))
    return code


if __name__ == "__main__":
    sys.exit(main())

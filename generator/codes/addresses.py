"""Codes about ids as addresses: for good, each for one thing, and the same on every computer."""

from __future__ import annotations

from generator.codes.code import Code

CODES = (
    Code(
        "reserved-name",
        "A name that is kept for something else",
        "Windows cannot make a file called con, and the site has pages and places of its own.",
        "Choose another name, such as one with a second word.",
    ),
    Code(
        "case-twin",
        "Two names that differ only by capital letters",
        "Windows, macOS and some web servers take them for one, and one of the two would be lost.",
        "Keep one of the two, in lower-case letters.",
    ),
    Code(
        "unicode-twin",
        "Two names with the same letters, stored in two ways",
        "A letter with an accent can be stored as one sign or as two. Computers tell them apart, people cannot.",
        "Keep one of the two, in plain letters from a to z.",
    ),
    Code(
        "look-alike",
        "Two names that look the same",
        "Nobody can tell stage-1 from stage-l, or a Russian letter from a Latin one, and links go to the wrong page.",
        "Choose names that people can tell apart.",
    ),
    Code(
        "same-address",
        "Two things at one address",
        "One would silently take the place of the other, on some computers at least: a page c.md stands at c/, and so "
        "does c/index.md. The site makes pages, data and styles of its own, and keeps old addresses for good.",
        "Give your page or file another name, or remove it.",
    ),
    Code(
        "refers-to-taken-down",
        "A reference to a record that was taken down",
        "Nothing may lead readers to what nobody may read any more.",
        "Remove the reference. Where a source was taken down, cite another document.",
    ),
    Code(
        "text-remains",
        "Text that is left of a record that was taken down",
        "Such a record keeps its id, the day and a reason code. All else may be read by whoever has the files.",
        "Remove it. What git keeps of it is another matter; see the page “Contribute”.",
    ),
    Code(
        "lost-id",
        "An id that is gone",
        "People and other sites have its address. It has to lead somewhere for good.",
        "Name it in `former_ids` of what it is called now, or put it back; a record can be withdrawn.",
    ),
    Code(
        "lost-former-id",
        "A former id that is gone",
        "Its old address led on to the present one, and would lead nowhere.",
        "Add it to `former_ids` again.",
    ),
    Code(
        "reused-id",
        "A former id that is used for something else",
        "Whoever follows an old link would find another thing in its place and not know it.",
        "Choose another id.",
    ),
    Code(
        "changed-type",
        "An id that is used for another type of record or term",
        "The address of a case study is not that of a finding, so the old address would lead nowhere.",
        "Give the new one another id, and keep the old one; a record can be withdrawn.",
    ),
    Code(
        "unpublished-id",
        "A published record that has become a draft",
        "Readers do not see drafts, so its address would lead nowhere.",
        "Publish it, or withdraw it with a reason.",
    ),
    Code(
        "records-moved",
        "Records that stood in another folder then",
        "Ids do not depend on the folder, so they are compared all the same.",
        "Nothing needs to be done.",
        "warning",
    ),
    Code(
        "unknown-revision",
        "A revision that git does not know",
        "Without it nothing can be compared.",
        "Name a commit, a tag or a branch that `git log` knows.",
    ),
    Code(
        "shallow-history",
        "A revision that this clone does not have",
        "Services that test changes often fetch the newest revision only.",
        "Fetch the whole history: `git fetch --unshallow --tags`.",
    ),
    Code(
        "no-records-then",
        "A revision without records",
        "There was nothing that could be lost.",
        "Name a later revision, if that is not what you expect.",
        "warning",
    ),
    Code(
        "several-folders-then",
        "Records in several folders then",
        "The folder of records has been moved, and it is not clear which of the folders it was.",
        "Name a later revision, at which the records stood where they stand now.",
    ),
    Code(
        "no-repository",
        "A folder that git does not keep",
        "Earlier ids are known from git alone.",
        "Check in a clone of the repository.",
    ),
    Code(
        "no-git",
        "Git is not installed",
        "Earlier ids are known from git alone.",
        "Install git, or check without `--since`.",
    ),
)

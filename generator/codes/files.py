"""Codes about files and folders as a whole."""

from __future__ import annotations

from generator.codes.code import Code

CODES = (
    Code(
        "no-folder",
        "The folder of records is not there",
        "Without it there is nothing to check or to show.",
        "Check the name of the folder, or start in the folder of the project.",
    ),
    Code(
        "no-settings",
        "The file knowledge-base.yml is missing",
        "It holds the site’s name, address and contact.",
        "Put it back at the top of the folder of records.",
    ),
    Code(
        "unknown-folder",
        "A folder that is not one of the kinds",
        "The folder says what kind of record a file is. Files in any other folder would be passed over in silence.",
        "Rename the folder, or move it out of the folder of records.",
    ),
    Code(
        "unknown-file",
        "A file at the top that has no place there",
        "Only knowledge-base.yml stands at the top; records stand in the folder of their kind.",
        "Move the file into the folder of its kind, or remove it.",
    ),
    Code(
        "unknown-vocabulary",
        "A vocabulary that does not exist",
        "Themes, areas, agencies, groups, programmes, the glossary, language and guides have a file each; no other "
        "file is read.",
        "Correct the name of the file, or remove it.",
    ),
    Code(
        "not-yml",
        "A file that does not end in .yml",
        "Only files that end in .yml are records. Anything else would be passed over in silence.",
        "Rename the file so that it ends in .yml, or move it elsewhere.",
    ),
    Code(
        "bad-file-name",
        "A file whose name cannot be an id",
        "The name of the file is the record’s id and part of its address, which must work in every browser.",
        "Use lower-case letters, digits and single hyphens, such as project-shield.yml.",
    ),
    Code(
        "unreadable",
        "A file or folder that cannot be opened",
        "A record that cannot be read would be missing from the site without anybody noticing.",
        "Check that you may read it, and that no other program holds it open.",
    ),
    Code(
        "link",
        "A link to another file instead of a file",
        "A link (also called a shortcut or symbolic link) may lead out of the collection.",
        "Put the file itself in its place.",
    ),
    Code(
        "file-too-large",
        "A file that is too large",
        "A record holds one thing and fits into 64 KB. A larger file is usually a mistake.",
        "Split it into several records, or shorten it.",
    ),
    Code(
        "not-utf8",
        "A file saved in another encoding than UTF-8",
        "In another encoding letters and quotation marks turn into other signs.",
        "Save the file again and choose the encoding UTF-8.",
    ),
    Code(
        "control-character",
        "A character that no editor shows",
        "Such characters come from copying out of PDF files and other programs, and break files and pages.",
        "Delete the line and type it again by hand.",
    ),
    Code(
        "unfinished-merge",
        "A file in which two versions stand side by side",
        "Two people changed the same lines, and nobody has chosen between them yet.",
        "Keep the lines that are right, and remove those that begin with `<<<<<<<`, `=======` and `>>>>>>>`.",
    ),
    Code(
        "empty-file",
        "A file without content",
        "An empty file is usually one whose saving failed.",
        "Write its fields, or delete it.",
    ),
    Code(
        "no-fields",
        "A file that does not consist of fields",
        "A record is a list of fields, each with its name, a colon and its value.",
        "Write lines such as `title: A title`.",
    ),
    Code(
        "several-documents",
        "Several documents in one file",
        "One file is one record. The line `---` begins another document.",
        "Make a file of each, and remove the line.",
    ),
)

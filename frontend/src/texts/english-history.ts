/** Texts of what a list is narrowed down with. */
export const englishHistory = {
    "filter.more": "More filters",
    "filter.set": "set",
    "filter.branch": "Branch or tag",
    "filter.author": "Author",
    "filter.commit": "Commit",
    "filter.commitHint": "How it begins, like 1a2b3c4",
    "filter.from": "From",
    "filter.to": "To",
    "filter.show": "Filter this history",
} as const;

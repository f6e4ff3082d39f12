/** What stands around a deployment's log. */
export const englishLog = {
    log: "Log",
    "log.open": "open log",
    "log.close": "close log",
    "log.follow": "Follow",
    "log.download": "Download",
    "log.cut": "The first {size} are not shown here: Download has all of it.",
    "log.nothingYet": "Waiting for the first line…",
    "log.toStep": "Show this step in the log",
    "log.search": "Search",
    "log.search.key": "Search in the log: press /",
    "log.search.label": "Search in the log",
    "log.search.none": "not found",
    "log.search.place": "{number} of {count}",
    "log.search.previous": "Previous place",
    "log.search.next": "Next place",
    "log.search.close": "Close the search",
} as const;

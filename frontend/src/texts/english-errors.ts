/** What the pages say when the server can't be asked; all other errors bring their own sentences. */
export const englishErrors = {
    "error.quote": "In the server's words:",
    "error.thisServer": "this server",
    "error.unreadable": "The server's answer could not be read.",
    "error.tryAgain": "Try again; if it happens again, look at the server's log.",
    "error.noAnswer": "No answer came from {server} in time.",
    "error.extensionMissing": "The CI/CD extension does not answer on {server}.",
    "error.extensionMissing.safe": "The stack itself is not affected.",
    "error.extensionMissing.hint": "Install it there as well, or check that the connection to that server is up.",
    "error.otherVersion": "The CI/CD extension on {server} is of another version than this page.",
    "error.otherVersion.hint": "Bring both to the same version, then reload the page.",
    "error.partNotLoaded": "This part of the page could not be loaded.",
    "error.partNotLoaded.hint":
        "The server may just have been restarted, or the network is gone. If it still fails afterwards, reload the page.",
} as const;

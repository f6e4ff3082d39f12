/** Texts about pushes that no delivery told of, and about commits that are to stay away. */
export const englishPolling = {
    "poll.title": "Missed pushes",
    "poll.every": "Look for missed pushes every … minutes",
    "poll.help":
        "0 looks only when the server starts. Looking is cheap: branches are compared with those seen last, and nothing that failed or was rolled back is tried again.",
    "poll.shared": "Holds for all stacks of this repository.",
    "poll.last": "Last look:",
    "poll.never": "Nobody has looked yet.",
    "poll.well": "worked",
    "poll.failed": "failed",
    "withdrawn.one": "{user} rolled back {sha}: pushes don't deploy it again",
    "withdrawn.more": "{user} rolled back {sha} and {count} more: pushes don't deploy them again",
    "withdrawn.meaning": "No push deploys it again; you may, by hand.",
};

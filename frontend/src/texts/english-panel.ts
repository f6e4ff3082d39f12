/** What the panel of a stack tells at a glance. */
export const englishPanel = {
    progress: "Progress",
    "progress.left": "about {duration} left",
    "progress.longer": "takes longer than usual",
    "turn.place": "Number {place} in line:",
    "turn.behindRunning": "begins when #{id} of this stack, which is running, has ended.",
    "turn.behind": "begins after #{id} of this stack, which is queued too.",
    "turn.soon": "begins at once.",
    "turn.taken": "waits for a free place, since {taken} of {places} are taken.",
} as const;

/** What is queued over all stacks. */
export const englishQueue = {
    queue: "Queue",
    "queue.places": "Running at the same time: {taken} of {places}.",
    "queue.order": "Deployments of one stack always keep their order among themselves.",
    "queue.waitsForPlace": "waits for a free place",
    "queue.behind": "behind #{id} of the same stack",
    "queue.behindRunning": "behind #{id} of the same stack, which is running",
    "queue.first": "Move #{id} to the front",
    "queue.up": "Move #{id} up",
    "queue.down": "Move #{id} down",
    "queue.cancel": "Cancel #{id}",
    "queue.moved": "#{id} is number {place} in line now.",
    "queue.more": "and {count} more",
} as const;

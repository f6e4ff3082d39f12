import type { englishQueue } from "./english-queue";

export const germanQueue: Record<keyof typeof englishQueue, string> = {
    queue: "Warteschlange",
    "queue.places": "Laufen gleichzeitig: {taken} von {places}.",
    "queue.order": "Deployments eines Stacks behalten untereinander immer ihre Reihenfolge.",
    "queue.waitsForPlace": "wartet auf einen freien Platz",
    "queue.behind": "hinter #{id} desselben Stacks",
    "queue.behindRunning": "hinter #{id} desselben Stacks, das gerade läuft",
    "queue.first": "#{id} nach ganz vorn",
    "queue.up": "#{id} nach vorn",
    "queue.down": "#{id} nach hinten",
    "queue.cancel": "#{id} abbrechen",
    "queue.moved": "#{id} ist jetzt Nummer {place} in der Warteschlange.",
    "queue.more": "und {count} weitere",
};

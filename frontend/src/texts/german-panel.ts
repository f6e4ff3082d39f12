import type { englishPanel } from "./english-panel";

export const germanPanel: Record<keyof typeof englishPanel, string> = {
    progress: "Fortschritt",
    "progress.left": "noch etwa {duration}",
    "progress.longer": "dauert länger als sonst",
    "turn.place": "Nummer {place} in der Warteschlange:",
    "turn.behindRunning": "beginnt, wenn #{id} dieses Stacks, das gerade läuft, zu Ende ist.",
    "turn.behind": "beginnt nach #{id} dieses Stacks, das ebenfalls wartet.",
    "turn.soon": "beginnt sofort.",
    "turn.taken": "wartet auf einen freien Platz, {taken} von {places} sind belegt.",
};

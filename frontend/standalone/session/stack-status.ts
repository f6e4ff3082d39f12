/** Dockge's numbers for a stack's state, with a word and the colour of its pill. */
const statuses: Record<number, { word: string; colour: string }> = {
    1: { word: "inactive", colour: "dark" },
    2: { word: "inactive", colour: "dark" },
    3: { word: "active", colour: "primary" },
    4: { word: "exited", colour: "danger" },
};

export const runningStatus = 3;

export function stackStatus(status: number | undefined): { word: string; colour: string } {
    return statuses[status ?? 0] ?? { word: "unknown", colour: "secondary" };
}

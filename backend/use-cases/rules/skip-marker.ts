const MARKER = /\[(?:skip ci|ci skip|skip deploy|no deploy)\]/i;

/** The words in a commit's message that ask for no deployment, as they stand there; null when there are none. */
export function skipMarker(message: string): string | null {
    return MARKER.exec(message)?.[0] ?? null;
}

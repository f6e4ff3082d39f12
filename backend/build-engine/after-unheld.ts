/** Calls back after this time, and keeps nobody from ending meanwhile. Answers the function that forgets it. */
export function afterUnheld(ms: number, work: () => void): () => void {
    const timer = setTimeout(work, ms).unref();
    return () => clearTimeout(timer);
}

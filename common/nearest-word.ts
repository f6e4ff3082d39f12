/** How many letters must be added, left out or changed to get from one word to the other. */
function editDistance(one: string, other: string): number {
    let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let row = 1; row <= one.length; row++) {
        const current = [row];
        for (let column = 1; column <= other.length; column++) {
            const changed = previous[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1);
            current.push(Math.min(changed, previous[column]! + 1, current[column - 1]! + 1));
        }
        previous = current;
    }
    return previous[other.length]!;
}

/** The word that was probably meant, or null when none is near. */
export function nearestWord(written: string, known: readonly string[]): string | null {
    const typed = written.slice(0, 100).toLowerCase();
    const byDistance = known
        .map((word) => ({ word, distance: editDistance(typed, word.toLowerCase()) }))
        .sort((a, b) => a.distance - b.distance);
    const best = byDistance[0];
    return best && best.distance <= Math.max(2, Math.floor(best.word.length / 2)) ? best.word : null;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
        const next = [i];
        for (let j = 1; j <= b.length; j += 1) {
            next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        }
        row = next;
    }
    return row[b.length];
}

const most = 3;
/** Beyond this, comparing costs more than it helps. */
const longest = 100;

function difference(wanted: string, name: string): number {
    const [a, b] = [wanted.toLowerCase(), name.toLowerCase()];
    if (a.includes(b) || b.includes(a)) {
        return 1;
    }
    return a.length > longest || b.length > longest ? Infinity : distance(a, b);
}

/** The names that somebody who wrote `wanted` may have meant, nearest first; the two usual default branches count too. */
export function similarNames(wanted: string, names: readonly string[]): string[] {
    const usual = new Set(["main", "master"]);
    const tolerated = Math.max(2, Math.floor(wanted.length / 3));
    return names
        .slice(0, 2000)
        .map((name) => ({ name, cost: usual.has(wanted) && usual.has(name) ? 0 : difference(wanted, name) }))
        .filter(({ cost }) => cost <= tolerated)
        .sort((one, two) => one.cost - two.cost)
        .slice(0, most)
        .map(({ name }) => name);
}

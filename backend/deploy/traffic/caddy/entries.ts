/** A container as Caddy knows it. */
export interface Share {
    /** Address and port. */
    dial: string;
    /** Its id. */
    container: string;
    /** Above 0. */
    weight: number;
}

/** Finer than a hundredth can't be told. */
const MOST = 100;

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/**
 * Weights as entries that repeat, spread evenly: every Caddy 2 reads that, a policy with weights only later ones. Each
 * container's first entry carries its id.
 */
export function entriesOf(id: string, shares: readonly Share[]): { dial: string }[] {
    const counts = countsOf(shares.map(({ weight }) => weight));
    const places = shares.flatMap((share, index) =>
        Array.from({ length: counts[index]! }, (_, n) => ({ share, at: (n + 0.5) / counts[index]! })),
    );
    const named = new Set<string>();
    return places
        .sort((a, b) => a.at - b.at)
        .map(({ share: { dial, container } }) => {
            if (named.has(container)) {
                return { dial };
            }
            named.add(container);
            return { "@id": `${id}~${container}`, dial };
        });
}

function countsOf(weights: readonly number[]): number[] {
    const common = weights.reduce(divisor, 0) || 1;
    const sum = weights.reduce((total, weight) => total + weight, 0) / common;
    const scale = Math.max(1, sum / MOST) * common;
    return weights.map((weight) => Math.max(1, Math.round(weight / scale)));
}

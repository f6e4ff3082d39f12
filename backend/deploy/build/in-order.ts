export interface Ordered {
    name: string;
    after: readonly string[];
}

/** Names that wait for each other in a ring; null when there are none. */
export function ringIn(items: readonly Ordered[]): string[] | null {
    const left = new Map(items.map((item) => [item.name, item.after]));
    for (let shrank = true; shrank;) {
        const free = [...left].filter(([, after]) => !after.some((name) => left.has(name)));
        free.forEach(([name]) => left.delete(name));
        shrank = free.length > 0;
    }
    return left.size === 0 ? null : [...left.keys()];
}

/**
 * Works on at most `limit` items at a time, each after those that it waits for. The first failure ends it: nothing new
 * is begun, `stop` is called so that the others end early, and it is thrown once they have.
 */
export async function inOrder<T extends Ordered>(
    items: readonly T[],
    { limit, stop }: { limit: number; stop: () => void },
    work: (item: T) => Promise<void>,
): Promise<void> {
    const waiting = [...items];
    const done = new Set<string>();
    const running = new Set<Promise<void>>();
    let failure: { error: unknown } | null = null;
    const begin = (item: T) => {
        const run = work(item)
            .then(() => void done.add(item.name))
            .catch((error: unknown) => {
                failure ??= { error };
                stop();
            })
            .finally(() => running.delete(run));
        running.add(run);
    };
    const isReady = (item: T) => item.after.every((name) => done.has(name) || !items.some((one) => one.name === name));
    while (running.size > 0 || (failure === null && waiting.length > 0)) {
        while (failure === null && running.size < limit) {
            const next = waiting.findIndex(isReady);
            if (next < 0) {
                break;
            }
            begin(waiting.splice(next, 1)[0]!);
        }
        if (running.size === 0) {
            break;
        }
        await Promise.race(running);
    }
    if (failure !== null) {
        throw (failure as { error: unknown }).error;
    }
}

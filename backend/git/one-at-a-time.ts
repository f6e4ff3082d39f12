/** Runs work on the same key one after the other, in order of the calls; different keys don't wait for each other. */
export function oneAtATime<Key>(): <T>(key: Key, work: () => Promise<T>) => Promise<T> {
    const last = new Map<Key, Promise<unknown>>();
    return (key, work) => {
        const mine = (last.get(key) ?? Promise.resolve()).catch(() => undefined).then(work);
        last.set(key, mine);
        const forget = () => {
            if (last.get(key) === mine) {
                last.delete(key);
            }
        };
        mine.then(forget, forget);
        return mine;
    };
}

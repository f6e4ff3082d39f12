/** Waits until everybody who asked for this key before has released it; resolves to the release. */
export type Turns<Key> = (key: Key) => Promise<() => void>;

export function takeTurns<Key>(): Turns<Key> {
    const last = new Map<Key, Promise<void>>();
    return async (key) => {
        const before = last.get(key);
        let release = () => {};
        const mine = new Promise<void>((resolve) => (release = resolve));
        const behindMe = (before ?? Promise.resolve()).then(() => mine);
        last.set(key, behindMe);
        await before;
        return () => {
            release();
            if (last.get(key) === behindMe) {
                last.delete(key);
            }
        };
    };
}

/** Does the work for every item, `limit` of them at a time; the first failure ends it. */
export async function eachAtOnce<T>(
    items: readonly T[],
    limit: number,
    work: (item: T) => Promise<unknown>,
): Promise<void> {
    const waiting = [...items];
    const worker = async () => {
        for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
            await work(item);
        }
    };
    await Promise.all(Array.from({ length: limit }, worker));
}

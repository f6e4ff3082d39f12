/**
 * As `Promise.all`, for what changes something: also after a failure all of it has come to its end, so that nothing goes
 * on behind the back of the way back or of the next try.
 * @throws what the first of them in the list failed with
 */
export async function settleAll<T>(actions: readonly Promise<T>[]): Promise<T[]> {
    const outcomes = await Promise.allSettled(actions);
    return outcomes.map((outcome) => {
        if (outcome.status === "rejected") {
            throw outcome.reason;
        }
        return outcome.value;
    });
}

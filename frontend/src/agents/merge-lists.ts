/** A list that is read page by page, newest first. */
export interface PagedList<T> {
    items: readonly T[];
    /** Where the next page begins; null behind the last one. */
    next: number | null;
}

export interface Placed<T> {
    /** Which list it is from. */
    at: number;
    item: T;
}

export interface Merged<T> {
    items: Placed<T>[];
    /** The lists whose next pages come next; none when all is there. */
    more: number[];
}

/**
 * Several lists as one, newest first. Beyond the end of what is read of a list nothing is shown of the others either,
 * so that nothing has to be put between rows that are shown already.
 */
export function mergeLists<T extends { id: number }>(lists: PagedList<T>[], timeOf: (item: T) => string): Merged<T> {
    const ends = lists.map(({ items, next }) => {
        const last = items.at(-1);
        return next === null ? "" : last ? timeOf(last) : "\uffff";
    });
    const horizon = ends.reduce((latest, end) => (end > latest ? end : latest), "");
    const all = lists.flatMap(({ items }, at) => items.map((item) => ({ at, item })));
    const shown = all.filter(({ item }) => timeOf(item) >= horizon);
    shown.sort((a, b) => timeOf(b.item).localeCompare(timeOf(a.item)) || a.at - b.at || b.item.id - a.item.id);
    const more = horizon === "" ? [] : ends.flatMap((end, at) => (end === horizon ? [at] : []));
    return { items: shown, more };
}

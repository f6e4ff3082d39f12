import type { ListView } from "../../common/views";

/** From `limit + 1` rows: the page, and where the next one begins. */
export function toPage<T extends { id: number }>(rows: T[], limit: number): ListView<T> {
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

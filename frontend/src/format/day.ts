const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

function local(day: string, later: number): string | null {
    const parts = shape.exec(day)?.slice(1).map(Number);
    if (!parts) {
        return null;
    }
    const [year, month, date] = parts as [number, number, number];
    const found = new Date(year, month - 1, date);
    const isReal = found.getMonth() === month - 1 && found.getDate() === date;
    return isReal ? new Date(year, month - 1, date + later).toISOString() : null;
}

/** When a day (2026-11-22) begins where the reader is, ISO 8601 in UTC; null for what is no day. */
export const startOfDay = (day: string): string | null => local(day, 0);

/** When the day after it begins. */
export const dayAfter = (day: string): string | null => local(day, 1);

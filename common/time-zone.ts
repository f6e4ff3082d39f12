/** Whether the runtime knows this IANA name, like Europe/Berlin. */
export function isTimezone(name: string): boolean {
    try {
        Intl.DateTimeFormat("en", { timeZone: name });
        return true;
    } catch {
        return false;
    }
}

const units = ["B", "KB", "MB", "GB"];

/** "38 MB", with one digit behind the point below ten. */
export function byteSize(bytes: number): string {
    const exponent = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
    const value = bytes / 1000 ** exponent;
    return `${value < 10 && exponent > 0 ? value.toFixed(1) : Math.round(value)} ${units[exponent]}`;
}

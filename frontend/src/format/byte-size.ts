import { language } from "../texts";

const units = ["byte", "kilobyte", "megabyte", "gigabyte"];

/** "38 MB", in French "38 Mo", with one digit behind the point below ten. */
export function byteSize(bytes: number): string {
    const exponent = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
    const value = bytes / 1000 ** exponent;
    const digits = value < 10 && exponent > 0 ? 1 : 0;
    const format = new Intl.NumberFormat(language(), {
        style: "unit",
        unit: units[exponent],
        unitDisplay: "narrow",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
    });
    const parts = format.formatToParts(value);
    const number = parts.filter(({ type }) => type !== "unit" && type !== "literal");
    const unit = parts.find(({ type }) => type === "unit");
    return `${number.map((part) => part.value).join("")} ${unit!.value}`;
}

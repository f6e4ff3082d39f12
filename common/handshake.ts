import { PROTOCOL_VERSION } from "./socket-events";
import { VERSION } from "./version";

/** What an extension says of itself when it is asked first. */
export interface Hello {
    protocol: number;
    /** Of the extension, as in package.json. */
    extension: string;
    host: string;
    /** Of the host. */
    version: string;
}

const majorOf = (version: unknown) => Number.parseInt(String(version), 10) || 0;

/**
 * Whether another extension can be used by pages of this one: they speak one protocol and have one major version.
 * Whatever else it answered, it is of another version.
 */
export function compareVersion(other: Partial<Hello> | null): "same" | "older" | "newer" {
    const protocol = Number(other?.protocol ?? 0) - PROTOCOL_VERSION;
    const apart = protocol || majorOf(other?.extension) - majorOf(VERSION);
    if (apart === 0) {
        return typeof other?.extension === "string" ? "same" : "older";
    }
    return apart > 0 ? "newer" : "older";
}

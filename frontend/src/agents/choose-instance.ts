import type { Instance } from "./instances";

/** In an address, the instance that the page came from. */
export const here = "here";

/** The instance that an address names; null for none, or none that is known. */
export function instanceOf(instances: readonly Instance[], value: unknown): Instance | null {
    const endpoint = value === here ? "" : value;
    return value ? (instances.find((one) => one.endpoint === endpoint) ?? null) : null;
}

import type { DriftField } from "../../../common/views";
import { envValues } from "../environment/env-file";
import { differingKey } from "./differing";

/** What differs between two texts of `.env`. Names of keys only: values are nobody's business here. */
export function environmentDrift(released: string | null, actual: string | null): DriftField[] {
    const [old, now] = [envValues(released ?? ""), envValues(actual ?? "")];
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((key) => old[key] !== now[key]);
    return keys.map((key) => ({
        service: "",
        ...differingKey(`.env ${key}`, key in old, key in now),
        where: "files",
    }));
}

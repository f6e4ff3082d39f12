import { CicdError } from "../../common/errors";
import type { Release } from "../models/releases";

/**
 * The live release, where it is one of ours: release #0 is the user's own files, which compose reads in another way.
 * @throws CicdError STATE_CONFLICT
 */
export function ownRelease(active: Release | null, stack: string): Release {
    if (active === null || active.content.asFound) {
        throw new CicdError({
            code: "STATE_CONFLICT",
            message: `"${stack}" was not deployed from Git yet, so there is no release to change.`,
            safe: "The running containers were not touched.",
            hint: "Deploy the stack first: that takes the saved environment along, too.",
        });
    }
    return active;
}

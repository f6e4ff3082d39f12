import semver from "semver";
import type { Matches } from "./glob-list";

/**
 * Tags that are a whole version (1.2.3 or v1.2.3) within the range. A prerelease is in it only where the range names a
 * prerelease of the same version: v2.0.0-rc.1 satisfies ">=2.0.0-rc.0", not ">=1".
 */
export function versionRange(range: string): Matches {
    return (tag) => {
        const version = semver.parse(tag);
        return version !== null && semver.satisfies(version, range);
    };
}

export function isVersionRange(range: string): boolean {
    return semver.validRange(range) !== null;
}

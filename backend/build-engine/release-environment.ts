import type { LiveRelease } from "../deploy/deployer";
import type { Release } from "../models/releases";
import { Secret } from "../models/secret";
import type { SecretBox } from "../models/secret-box";

const PURPOSE = "environment";

export function sealEnvironment(environment: string | null, secrets: SecretBox): string | null {
    return environment === null ? null : secrets.seal(PURPOSE, new Secret(environment));
}

/** The release as the deployer takes it, with its environment readable. */
export function openRelease(release: Release, secrets: SecretBox): LiveRelease {
    return {
        content: release.content,
        environment: release.environment === null ? null : secrets.open(PURPOSE, release.environment).reveal(),
    };
}

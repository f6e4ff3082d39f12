import { CicdError } from "../../../common/errors";
import type { RegistryFailure } from "./registry-failure";

export interface RegistryErrorInput {
    code: "IMAGE_UNAVAILABLE" | "PUSH_FAILED";
    /** "The image nginx:1 of the service web can't be pulled", without a full stop. */
    what: string;
    host: string;
    hasLogin: boolean;
    /** docker's own words, for what we have none for. */
    reason: string;
}

function loginWords({ host, hasLogin }: RegistryErrorInput): { why: string; hint: string } {
    return hasLogin
        ? {
              why: `${host} refuses the stored login, or the login may not do this`,
              hint: `Test the login at ${host} in the CI/CD settings, and give it a new secret or more rights.`,
          }
        : {
              why: `${host} wants a login, and none is stored for it`,
              hint: `Check the image's name, or add a login at ${host} (kind "registry") in the CI/CD settings.`,
          };
}

function wordsFor(failure: RegistryFailure | null, input: RegistryErrorInput): { why: string; hint: string } {
    const { host, reason } = input;
    switch (failure?.kind) {
        case "login":
            return loginWords(input);
        case "missing":
            return {
                why: `${host} has no such image (${input.hasLogin ? "asked with the stored login" : "no login is stored for it"})`,
                hint: "Check the image's name and tag; a private image needs a login that may read it.",
            };
        case "rate":
            return { why: `${host} takes no more requests for now`, hint: "Wait, then deploy again." };
        case "transient":
            return {
                why: `${host} can't be reached or is out of order (${reason})`,
                hint: "It was tried several times; deploy again when the registry answers.",
            };
        default:
            return { why: reason, hint: "Check the image's name, the registry and its login, then retry." };
    }
}

/** Names image and registry, and whether a login is stored. */
export function registryError(failure: RegistryFailure | null, input: RegistryErrorInput): CicdError {
    const { why, hint } = wordsFor(failure, input);
    return new CicdError({
        code: input.code,
        message: `${input.what}: ${why}.`,
        safe: "The running stack was not touched.",
        hint,
    });
}

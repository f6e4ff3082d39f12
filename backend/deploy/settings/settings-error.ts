import { CicdError } from "../../../common/errors";

export const SETTINGS_FILE = ".dockge/cicd.yaml";

/** For what is wrong in a repository's settings: with the place and the line, so that it can be mended from the text. */
export function settingsInvalid(place: string, line: number | null, reason: string): CicdError {
    return new CicdError({
        code: "SETTINGS_INVALID",
        message: `${line === null ? place : `${place}, line ${line}`}: ${reason}`,
        safe: "Nothing was built, and the running containers were not touched.",
        hint: "Correct it and push again; docs/configuration.md lists every setting, docs/cicd.schema.json is for editors.",
    });
}

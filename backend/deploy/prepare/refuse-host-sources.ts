import type { Document } from "yaml";
import { CicdError } from "../../../common/errors";
import { substitute } from "../environment/substitute";
import type { Literals } from "../render/literal-variables";

type Sources = Record<string, { environment?: unknown } | null> | undefined;

/**
 * A secret or config can be made from a variable of whoever calls compose, and no literal can be put in its place.
 * @throws CicdError COMPOSE_FILE_INVALID
 */
export function refuseHostSources(document: Document, { replaces, lookup }: Literals): void {
    const root = document.toJS() as { secrets?: Sources; configs?: Sources };
    for (const section of ["secrets", "configs"] as const) {
        for (const [name, source] of Object.entries(root[section] ?? {})) {
            const written = source?.environment;
            const variable = typeof written === "string" ? substitute(written, lookup) : null;
            if (variable !== null && replaces(variable)) {
                throw new CicdError({
                    code: "COMPOSE_FILE_INVALID",
                    message: `${section}.${name} takes the variable ${variable}, which the server's own process has.`,
                    safe: "The running stack was not touched.",
                    hint: "Use another name, which the stack's environment answers, or a file.",
                });
            }
        }
    }
}

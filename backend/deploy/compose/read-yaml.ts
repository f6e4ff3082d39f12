import { isMap, type Document } from "yaml";
import { CicdError } from "../../../common/errors";
import { parseYaml } from "./parse-yaml";

/** Enough for anchors that people write; an alias bomb is refused before compose ever sees it. */
const MAX_ALIASES = 200;

function invalid(name: string, reason: string): CicdError {
    return new CicdError({
        code: "COMPOSE_FILE_INVALID",
        message: `${name} can't be used: ${reason}.`,
        safe: "The running stack was not touched.",
        hint: "Correct the file and push again; `docker compose config` shows the same error.",
    });
}

/**
 * Parses a compose file without giving up its comments.
 * @throws CicdError COMPOSE_FILE_INVALID
 */
export function readYaml(name: string, text: string): Document {
    const document = parseYaml(text);
    const [error] = document.errors;
    if (error) {
        throw invalid(name, error.message.split("\n")[0]!.replace(/[:.]+$/, ""));
    }
    if (!isMap(document.contents)) {
        throw invalid(name, "it is no mapping of services");
    }
    refuseWrongShape(name, expand(name, document));
    return document;
}

function expand(name: string, document: Document): Record<string, unknown> {
    try {
        return document.toJS({ maxAliasCount: MAX_ALIASES }) as Record<string, unknown>;
    } catch {
        throw invalid(name, "its aliases expand beyond all measure");
    }
}

/** Everything else is compose's to judge, which comes after what is read from the services here. */
function refuseWrongShape(name: string, { services }: Record<string, unknown>): void {
    if (services === undefined || services === null) {
        return;
    }
    if (!isMapping(services)) {
        throw invalid(name, "services is no mapping");
    }
    const wrong = Object.entries(services).find(([, service]) => service !== null && !isMapping(service));
    if (wrong) {
        throw invalid(name, `the service ${wrong[0]} is no mapping`);
    }
}

function isMapping(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { isMap, parseDocument, type Document } from "yaml";
import { CicdError } from "../../../common/errors";

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
    const document = parseDocument(text, { merge: true, prettyErrors: true, logLevel: "error" });
    const [error] = document.errors;
    if (error) {
        throw invalid(name, error.message.split("\n")[0]!.replace(/[:.]+$/, ""));
    }
    if (!isMap(document.contents)) {
        throw invalid(name, "it is no mapping of services");
    }
    try {
        document.toJS({ maxAliasCount: MAX_ALIASES });
    } catch {
        throw invalid(name, "its aliases expand beyond all measure");
    }
    return document;
}

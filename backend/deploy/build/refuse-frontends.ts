import { open } from "node:fs/promises";
import { CicdError } from "../../../common/errors";

/** The part of a Dockerfile in which BuildKit looks for the frontend that shall read the rest. */
const HEAD_BYTES = 64 * 1024;

const TRUSTED = /^(docker\.io\/)?docker\/dockerfile(-upstream)?([:@]\S+)?$/;
const DIRECTIVE = /^\s*(?:#|\/\/)\s*(\w+)\s*=\s*(.*?)\s*$/;

/**
 * A frontend is an image that runs inside of the builder with all that the builder may do, so only Docker's own ones
 * are taken: from a file's first lines, in any of the three forms that BuildKit reads, and from the build argument.
 * @throws CicdError COMPOSE_SETTING_REFUSED
 */
export function refuseFrontends(dockerfile: string, what: string): void {
    const frontend = frontendOf(dockerfile);
    if (frontend !== null && !TRUSTED.test(frontend)) {
        throw refused(`${what} wants to be read by the frontend ${frontend}`);
    }
}

/** @throws CicdError COMPOSE_SETTING_REFUSED */
export function refuseFrontendArgument(args: Record<string, unknown> | undefined, what: string): void {
    if (args && "BUILDKIT_SYNTAX" in args) {
        throw refused(`${what} sets BUILDKIT_SYNTAX`);
    }
}

/** "" for a file that does not exist: the build says so itself. */
export async function readHead(file: string): Promise<string> {
    const handle = await open(file, "r").catch(() => null);
    if (handle === null) {
        return "";
    }
    try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
        return buffer.subarray(0, bytesRead).toString("utf8");
    } finally {
        await handle.close();
    }
}

function frontendOf(dockerfile: string): string | null {
    const text = dockerfile.replace(/^\uFEFF/, "").replace(/^#![^\n]*\n/, "");
    if (text.trimStart().startsWith("{")) {
        const named = /"syntax"\s*:\s*"([^"]*)"/i.exec(text);
        return named ? named[1]! : null;
    }
    for (const line of text.split("\n")) {
        const directive = DIRECTIVE.exec(line);
        if (!directive) {
            return null;
        }
        if (directive[1]!.toLowerCase() === "syntax") {
            return directive[2]!.split(/\s/)[0]!;
        }
    }
    return null;
}

function refused(what: string): CicdError {
    return new CicdError({
        code: "COMPOSE_SETTING_REFUSED",
        message: `${what}, which is not one of Docker's own.`,
        safe: "Nothing was built, and the running containers were not touched.",
        hint: "Use docker/dockerfile as syntax, or none.",
    });
}

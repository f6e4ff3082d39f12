import { posix } from "node:path";
import type { ScannedFileView } from "../../../common/repository-views";
import type { LocalStack } from "./local-stacks";
import { variation } from "./propose-name";
import type { Candidate } from "./read-candidates";

type Note = ScannedFileView["note"];

/** Why a file is better not connected without a second look; null for one that is proposed. */
export function noteOn(candidate: Candidate, stack: LocalStack | null, all: readonly Candidate[]): Note {
    const { path, described } = candidate;
    if (described === null) {
        return { reason: "unreadable", detail: candidate.problem ?? path };
    }
    if (stack?.connection) {
        return { reason: "connected", detail: stack.connection.url };
    }
    const whole = all.find((other) => other !== candidate && other.parts.includes(path));
    if (whole) {
        return { reason: "part", detail: whole.path };
    }
    if (Object.keys(described.services).length === 0) {
        return { reason: "no-services", detail: path };
    }
    const neighbour = mainFileBeside(candidate, all);
    if (neighbour) {
        return { reason: "variation", detail: neighbour.path };
    }
    const hidden = posix
        .dirname(path)
        .split("/")
        .find((folder) => /^(\..+|node_modules|vendor)$/.test(folder));
    return hidden === undefined ? null : { reason: "hidden", detail: hidden };
}

/** The file of the same folder that a person means who names none. */
function mainFileBeside({ path }: Candidate, all: readonly Candidate[]): Candidate | undefined {
    const main = all.find((other) => posix.dirname(other.path) === posix.dirname(path) && variation(other.path) === "");
    return main?.path === path ? undefined : main;
}

import { realpath } from "node:fs/promises";
import path from "node:path";
import { isInside } from "../compose/contained-path";
import { hostPathText, readHostPath } from "./host-path";
import { isRefusal, type Finding } from "./right";

export interface OwnPlaces {
    /** The stack directory: what lies in it is the stack's, the directory as a whole only to read. */
    directory: string;
    /** Snapshots of the repository's files, which are mounted read-only. */
    files: string;
}

const SOCKETS = /(^|\/)(docker|podman|containerd|crio|buildkitd)\.sock$/;

/**
 * Follows the links of every path that a mount names. What lies in the stack's own places takes no right; a path that
 * leads out of them is named as what it leads to.
 */
export async function settlePaths(findings: readonly Finding[], own: OwnPlaces): Promise<Finding[]> {
    const settled = await Promise.all(findings.map((finding) => settle(finding, own)));
    return settled.filter((finding): finding is Finding => finding !== null);
}

async function settle(finding: Finding, own: OwnPlaces): Promise<Finding | null> {
    if (isRefusal(finding) || finding.name !== "host-path") {
        return finding;
    }
    const { path: written, readOnly } = readHostPath(finding.value);
    const [real, directory, files] = await Promise.all([written, own.directory, own.files].map(realOf));
    if (real === directory && !readOnly) {
        // Whoever may write here may rewrite the compose file that the host starts.
        return { ...finding, value: real! };
    }
    if (isInside(directory!, real!) || (readOnly && isInside(files!, real!))) {
        return null;
    }
    if (SOCKETS.test(real!)) {
        return { ...finding, name: "engine-socket", value: real! };
    }
    return { ...finding, value: hostPathText({ path: real!, readOnly }) };
}

/** What does not exist yet is made by the engine below its nearest existing parent. */
async function realOf(written: string): Promise<string> {
    const absolute = path.resolve(written);
    try {
        return await realpath(absolute);
    } catch {
        const parent = path.dirname(absolute);
        return parent === absolute ? absolute : path.join(await realOf(parent), path.basename(absolute));
    }
}

import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseGrant } from "../policy/right";
import { stackPrefix } from "../render/image-reference";

/** Read by buildx, and by docker where it builds through buildx. */
export const POLICY_VARIABLE = "EXPERIMENTAL_BUILDKIT_SOURCE_POLICY";

const image = (name: string) => `docker-image://${name}`;

/**
 * BuildKit's rules about where a build may start from, the last one that fits counting: what stacks built here lies
 * below `localhost/`, and may hold what only its own stack shall read. Own images may be used, and granted ones.
 */
export function sourcePolicy(stack: string, grants: readonly string[]) {
    const granted = grants.flatMap((grant) => {
        const right = parseGrant(grant);
        return right?.name === "foreign-image" ? [right.value, `${right.value}:latest`] : [];
    });
    const rule = (action: "ALLOW" | "DENY", matchType: "WILDCARD" | "EXACT", name: string) => ({
        action,
        selector: { identifier: image(name), matchType },
    });
    return {
        rules: [
            rule("DENY", "WILDCARD", "localhost/*"),
            rule("ALLOW", "WILDCARD", `${stackPrefix(stack)}*`),
            ...granted.map((name) => rule("ALLOW", "EXACT", name)),
        ],
    };
}

/** Answers the file. */
export async function writeSourcePolicy(
    folder: string,
    { stack, grants }: { stack: string; grants: readonly string[] },
): Promise<string> {
    const file = path.join(folder, "source-policy.json");
    await writeFile(file, JSON.stringify(sourcePolicy(stack, grants)));
    return file;
}

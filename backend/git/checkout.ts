import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { CicdError } from "../../common/errors";
import type { CommandResult } from "../exec/command";
import type { GitRunOptions } from "./git";
import type { GitCall } from "./git-environment";
import type { GitCalls } from "./git-calls";
import { timeLeft } from "./git-calls";

function failed(sha: string, step: string, result: CommandResult): CicdError {
    const reason = result.stderr.trim().split("\n").at(-1)?.slice(0, 300);
    if (/not our ref|not a valid object name|unable to read tree|did not send all necessary/i.test(result.stderr)) {
        return new CicdError({
            code: "COMMIT_NOT_FOUND",
            message: `The commit ${sha.slice(0, 12)} is not in the local copy of the repository any more.`,
            safe: "The running stack was not touched.",
            hint: "Deploy the branch, or another commit.",
        });
    }
    const escaping = /invalid path '(.{0,200})/.exec(result.stderr)?.[1];
    if (escaping !== undefined) {
        return new CicdError({
            code: "COMPOSE_PATH_ESCAPES",
            message: `The commit ${sha.slice(0, 12)} holds a file at ${JSON.stringify(escaping.replace(/'$/, ""))}, which Git itself refuses to write.`,
            safe: "Nothing was written there, and the running stack was not touched.",
            hint: "Remove or rename that file in the repository.",
        });
    }
    const full = /no space left on device/i.test(result.stderr);
    return new CicdError({
        code: full ? "DISK_FULL" : "INTERNAL",
        message: full ? "The disk is full, so the commit could not be checked out." : `Git ${step} failed: ${reason}`,
        safe: "The running stack was not touched.",
        hint: full ? "Free some space where the stacks are, then try again." : "Look at the log, then try again.",
    });
}

/**
 * A repository of its own with one commit in it, so that nothing that runs in the checkout reaches the mirror. See
 * `Git.checkout`.
 */
export async function checkOut(
    calls: GitCalls,
    { mirror, sha, target }: { mirror: string; sha: string; target: string },
    options: GitRunOptions,
): Promise<void> {
    const left = timeLeft(options.deadlineMs);
    await mkdir(path.dirname(target), { recursive: true });
    await mkdir(target);
    const run = async (step: string, call: Omit<GitCall, "deadlineMs">) => {
        const result = await calls.local({ ...call, cwd: target, deadlineMs: left() }, options);
        if (result.exitCode !== 0) {
            throw failed(sha, step, result);
        }
    };
    const shallow = ["--quiet", "--depth=1", "--no-tags", "--no-auto-gc", "--no-recurse-submodules"];
    try {
        await run("init", { args: ["init", "--quiet", "--template="] });
        await run("fetch", {
            args: ["fetch", ...shallow, "--no-write-fetch-head", "--end-of-options", mirror, sha],
            protocols: "file",
        });
        await run("checkout", { args: ["checkout", "--quiet", "--detach", sha, "--"] });
    } catch (error) {
        await rm(target, { recursive: true, force: true });
        throw error;
    }
}

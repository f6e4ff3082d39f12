import { spawn } from "node:child_process";
import { once } from "node:events";

/** Reads, packs and hashes, as a build does: busy with the processor and the disk, never done by itself. */
const DOCKERFILE = [
    "FROM busybox-test:1",
    "RUN while true; do dd if=/dev/urandom bs=1M count=32 2>/dev/null | gzip -9 | tee /layer | sha256sum; done",
].join("\n");

/** Does the work while the engine builds an image. @throws when the build doesn't begin, or ends before the work */
export async function whileBuilding<T>(work: () => Promise<T>): Promise<T> {
    const build = spawn("docker", ["build", "--no-cache", "--force-rm", "-"], { stdio: ["pipe", "pipe", "pipe"] });
    const ended = once(build, "exit");
    build.stdin.end(DOCKERFILE);
    let said = "";
    const begun = new Promise<void>((resolve) => {
        for (const stream of [build.stdout, build.stderr]) {
            stream.on("data", (chunk: Buffer) => {
                said += chunk.toString();
                if (/RUN while/.test(said)) {
                    resolve();
                }
            });
        }
    });
    await Promise.race([begun, ended]);
    try {
        const result = await work();
        if (build.exitCode !== null) {
            throw new Error(`the build ended by itself:\n${said}`);
        }
        return result;
    } finally {
        build.kill("SIGINT");
        await ended;
    }
}

import { createHash } from "node:crypto";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const root = path.join(project, ".engine");
const fingerprint = createHash("sha256").update(project).digest("hex");

/** A unix socket's path ends at 107 bytes, and containerd adds about 35 to the folder it is given. */
const longestRunDir = 70;

function runDir() {
    const inProject = path.join(root, "run");
    const short = Buffer.byteLength(inProject) <= longestRunDir;
    return short ? inProject : path.join(os.tmpdir(), `cicd-engine-${fingerprint.slice(0, 8)}`);
}

const run = runDir();
const socket = path.join(run, "docker.sock");

/** Where everything of the private engine lives. All of it is below one folder of the project. */
export const paths = {
    project,
    root,
    run,
    socket,
    host: `unix://${socket}`,
    pidFile: path.join(run, "docker.pid"),
    lock: path.join(root, "start.lock"),
    log: path.join(root, "dockerd.log"),
    data: path.join(root, "data"),
    bin: path.join(root, "bin"),
    libexec: path.join(root, "libexec"),
    config: path.join(root, "config"),
    plugins: path.join(root, "config", "cli-plugins"),
    apt: path.join(root, "apt"),
    /** Interface names end at 15 characters; one per project, so that two clones don't share a bridge. */
    bridge: `cicd${fingerprint.slice(0, 6)}`,
    fingerprint,
};

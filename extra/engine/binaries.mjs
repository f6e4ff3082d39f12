import { constants } from "node:fs";
import { access, chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { downloadPackages, installPackages } from "./apt.mjs";
import { paths } from "./paths.mjs";
import { run, works } from "./run.mjs";

const into = (folder, ...names) => names.map((name) => path.join(folder, name));

/** File in the packages (by the end of its path) → where it is put. */
const wanted = {
    "bin/docker": path.join(paths.libexec, "docker"),
    "bin/dockerd": path.join(paths.libexec, "dockerd"),
    "bin/docker-proxy": path.join(paths.libexec, "docker-proxy"),
    "bin/containerd": path.join(paths.libexec, "containerd"),
    "bin/containerd-shim-runc-v2": path.join(paths.libexec, "containerd-shim-runc-v2"),
    "bin/tini-static": path.join(paths.libexec, "docker-init"),
    "cli-plugins/docker-compose": path.join(paths.plugins, "docker-compose"),
    "cli-plugins/docker-buildx": path.join(paths.plugins, "docker-buildx"),
    "bin/busybox": path.join(paths.libexec, "busybox"),
};

/** The plugins are found through DOCKER_CONFIG only; a caller that sets its own keeps it. */
const dockerWrapper = `#!/bin/sh
export DOCKER_CONFIG="\${DOCKER_CONFIG:-${paths.config}}"
exec "${path.join(paths.libexec, "docker")}" "$@"
`;

async function exists(file) {
    return access(file, constants.F_OK).then(
        () => true,
        () => false,
    );
}

async function complete() {
    const files = [...Object.values(wanted), path.join(paths.bin, "docker")];
    return (await Promise.all(files.map(exists))).every(Boolean);
}

async function unpack(folder) {
    const packages = (await readdir(paths.cache)).filter((name) => name.endsWith(".deb"));
    for (const name of packages) {
        await run("dpkg-deb", ["-x", path.join(paths.cache, name), folder]);
    }
    const files = await readdir(folder, { recursive: true });
    for (const [ending, target] of Object.entries(wanted)) {
        const found = files.find((file) => file.endsWith(`/${ending}`) || file.endsWith(`/s${ending}`));
        if (!found) {
            throw new Error(`The downloaded packages hold no ${ending}`);
        }
        // Renamed into place, so that an interrupted start leaves no half binary behind.
        await copyFile(path.join(folder, found), `${target}.part`);
        await rename(`${target}.part`, target);
    }
}

async function writeWrapper() {
    const [docker] = into(paths.bin, "docker");
    await writeFile(docker, dockerWrapper);
    await chmod(docker, 0o755);
}

/** Makes sure that the engine's own binaries are in .engine: downloaded once, then reused. */
export async function ensureBinaries(chosen) {
    if (await complete()) {
        return;
    }
    for (const folder of [paths.bin, paths.libexec, paths.plugins]) {
        await mkdir(folder, { recursive: true });
    }
    await rm(paths.cache, { recursive: true, force: true });
    await downloadPackages(chosen);
    const folder = await mkdtemp(path.join(paths.root, "unpack-"));
    await unpack(folder).finally(() => rm(folder, { recursive: true, force: true }));
    await writeWrapper();
}

/** What the daemon needs from the system itself: its runtime, the packet filter, and a way to make a bridge. */
export async function ensureSystemPackages() {
    const needed = { runc: ["runc", "--version"], iptables: ["iptables", "--version"], iproute2: ["ip", "-V"] };
    const missing = [];
    for (const [name, [program, flag]] of Object.entries(needed)) {
        if (!(await works(program, [flag]))) {
            missing.push(name);
        }
    }
    if (missing.length > 0) {
        await installPackages(missing);
    }
}

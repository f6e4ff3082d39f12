import { constants } from "node:fs";
import { access, chmod, copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { downloadPackages, installPackages } from "./apt.mjs";
import { paths } from "./paths.mjs";
import { run, works } from "./run.mjs";

const libexec = (name) => path.join(paths.libexec, name);
const plugin = (name) => path.join(paths.plugins, name);

/** File in the packages (by the end of its path) → where it is put. */
const engineFiles = {
    "bin/docker": libexec("docker"),
    "bin/dockerd": libexec("dockerd"),
    "bin/docker-proxy": libexec("docker-proxy"),
    "bin/containerd": libexec("containerd"),
    "bin/containerd-shim-runc-v2": libexec("containerd-shim-runc-v2"),
    "bin/tini-static": libexec("docker-init"),
    "cli-plugins/docker-compose": plugin("docker-compose"),
    "cli-plugins/docker-buildx": plugin("docker-buildx"),
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

async function allExist(files) {
    return (await Promise.all(files.map(exists))).every(Boolean);
}

async function place(unpacked, wanted) {
    const files = await readdir(unpacked, { recursive: true });
    for (const [ending, target] of Object.entries(wanted)) {
        const found = files.find((file) => file.endsWith(`/${ending}`) || file.endsWith(`/s${ending}`));
        if (!found) {
            throw new Error(`The downloaded packages hold no ${ending}`);
        }
        await mkdir(path.dirname(target), { recursive: true });
        // Renamed into place, so that an interrupted start leaves no half binary behind.
        await copyFile(path.join(unpacked, found), `${target}.part`);
        await rename(`${target}.part`, target);
    }
}

/** Downloads packages once and puts the wanted files below .engine; nothing happens when they are there already. */
async function ensureFiles(chosen, packages, wanted) {
    if (await allExist(Object.values(wanted))) {
        return;
    }
    await mkdir(paths.root, { recursive: true });
    const work = await mkdtemp(path.join(paths.root, "download-"));
    try {
        await downloadPackages(chosen, packages, work);
        const unpacked = path.join(work, "unpacked");
        for (const name of (await readdir(work)).filter((file) => file.endsWith(".deb"))) {
            await run("dpkg-deb", ["-x", path.join(work, name), unpacked]);
        }
        await place(unpacked, wanted);
    } finally {
        await rm(work, { recursive: true, force: true });
    }
}

/** Makes sure that the engine's and the client's binaries are in .engine. */
export async function ensureBinaries(chosen) {
    await ensureFiles(chosen, chosen.packages, engineFiles);
    const docker = path.join(paths.bin, "docker");
    await mkdir(paths.bin, { recursive: true });
    await writeFile(docker, dockerWrapper);
    await chmod(docker, 0o755);
}

/** Makes sure that a static busybox is in .engine; returns its path. */
export async function ensureBusybox(chosen) {
    await ensureFiles(chosen, ["busybox-static"], { "bin/busybox": libexec("busybox") });
    return libexec("busybox");
}

/** Makes sure that a Caddy is in .engine, for the tests of its driver; returns its path. */
export async function ensureCaddy(chosen) {
    await ensureFiles(chosen, ["caddy"], { "bin/caddy": libexec("caddy") });
    return libexec("caddy");
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

import { copyFile, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { downloadWithLibraries } from "./apt.mjs";
import { distribution } from "./distribution.mjs";
import { paths } from "./paths.mjs";
import { announce, EngineUnavailable, run, works } from "./run.mjs";

/** The name by which tests and a private engine know HAProxy. */
export const switchImage = "haproxy-test:1";
const published = "haproxy:3.2-alpine";

/** What merged distributions have at the root: packages of the C library still name the loader so. */
const merged = ["bin", "lib", "lib64", "sbin"];

async function findLoader(unpacked) {
    for (const folder of ["usr/lib64", "usr/lib", "lib64", "lib"]) {
        const names = await readdir(path.join(unpacked, folder)).catch(() => []);
        const loader = names.find((name) => /^ld-linux.*\.so\.\d$/.test(name));
        if (loader) {
            return path.join(unpacked, folder, loader);
        }
    }
    throw new Error("The downloaded packages hold no loader");
}

/** The folders of shared libraries among the unpacked packages, most of them named by the machine's kind. */
async function libraryFolders(unpacked) {
    const found = [];
    for (const folder of ["usr/lib", "lib"]) {
        const entries = await readdir(path.join(unpacked, folder), { withFileTypes: true }).catch(() => []);
        const triplets = entries.filter((entry) => entry.isDirectory() && entry.name.includes("-linux-gnu"));
        found.push(...triplets.map(({ name }) => path.join(unpacked, folder, name)));
    }
    return found;
}

/** Copies the program with exactly the libraries that its loader asks for. */
async function buildRoot(root, unpacked) {
    for (const folder of merged) {
        await mkdir(path.join(root, "usr", folder), { recursive: true });
        await symlink(`usr/${folder}`, path.join(root, folder));
    }
    for (const folder of ["dev", "etc", "proc", "run", "sys", "tmp"]) {
        await mkdir(path.join(root, folder));
    }
    await writeFile(path.join(root, "etc/passwd"), "root:x:0:0:root:/:/bin/false\n");
    const program = path.join(unpacked, "usr/sbin/haproxy");
    const loader = await findLoader(unpacked);
    const folders = await libraryFolders(unpacked);
    const list = await run(loader, ["--library-path", folders.join(":"), "--list", program]);
    const libraries = [...list.matchAll(/=> (\S+) \(/g)].map(([, file]) => file).filter((file) => file !== loader);
    const inRoot = (file) => path.join(root, "usr", path.relative(unpacked, file).replace(/^usr\//, ""));
    for (const file of [program, loader, ...libraries]) {
        await mkdir(path.dirname(inRoot(file)), { recursive: true });
        await copyFile(file, inRoot(file));
    }
}

async function importImage(docker, env, chosen) {
    announce(`making the image ${switchImage} from the package haproxy`);
    const work = await mkdtemp(path.join(paths.root, "image-"));
    try {
        const unpacked = path.join(work, "unpacked");
        await downloadWithLibraries(chosen, "haproxy", work);
        for (const name of (await readdir(work)).filter((file) => file.endsWith(".deb"))) {
            await run("dpkg-deb", ["-x", path.join(work, name), unpacked]);
        }
        const root = path.join(work, "root");
        await mkdir(root);
        await buildRoot(root, unpacked);
        const archive = path.join(work, "root.tar");
        await run("tar", ["--numeric-owner", "--owner=0", "--group=0", "-C", root, "-cf", archive, "."]);
        const command = 'CMD ["haproxy", "-v"]';
        await run(docker, ["import", "--change", command, "--change", "ENV PATH=/usr/sbin", archive, switchImage], {
            env,
        });
    } finally {
        await rm(work, { recursive: true, force: true });
    }
}

async function pullImage(docker, env) {
    announce(`pulling ${published} as ${switchImage}`);
    await run(docker, ["pull", "--quiet", published], { env });
    await run(docker, ["tag", published, switchImage], { env });
}

/** The distribution whose own HAProxy is new enough (3.0), or null. */
async function packaging() {
    const chosen = await distribution().catch((error) => {
        if (error instanceof EngineUnavailable) {
            return null;
        }
        throw error;
    });
    return chosen?.hasSwitch ? chosen : null;
}

/**
 * Makes `haproxy-test:1`: imported from the distribution's package with its libraries, or pulled where there is none
 * or only an older one. `docker` is the client, run with the engine's environment.
 */
export async function ensureSwitchImage(docker, env) {
    if (await works(docker, ["image", "inspect", switchImage], { env })) {
        return;
    }
    const chosen = await packaging();
    await (chosen ? importImage(docker, env, chosen) : pullImage(docker, env));
}

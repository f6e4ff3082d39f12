import { copyFile, chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { ensureBusybox } from "./binaries.mjs";
import { distribution } from "./distribution.mjs";
import { paths } from "./paths.mjs";
import { announce, EngineUnavailable, run, works } from "./run.mjs";

const image = "busybox-test:1";
const published = "busybox:stable";
const folders = ["bin", "dev", "etc", "proc", "root", "sys", "tmp", "usr", "var", "www"];
const accounts = {
    "etc/passwd": "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n",
    "etc/group": "root:x:0:\nnogroup:x:65534:\n",
};

async function buildRoot(root, binary) {
    await chmod(root, 0o755);
    for (const folder of folders) {
        await mkdir(path.join(root, folder), { recursive: true });
    }
    await chmod(path.join(root, "tmp"), 0o1777);
    for (const [file, text] of Object.entries(accounts)) {
        await writeFile(path.join(root, file), text);
    }
    const busybox = path.join(root, "bin/busybox");
    await copyFile(binary, busybox);
    await chmod(busybox, 0o755);
    const applets = (await run(busybox, ["--list"])).split("\n").filter((name) => name && name !== "busybox");
    await Promise.all(applets.map((name) => symlink("busybox", path.join(root, "bin", name))));
    for (const [link, target] of Object.entries({ sbin: "bin", "usr/bin": "../bin", "usr/sbin": "../bin" })) {
        await symlink(target, path.join(root, link));
    }
}

async function importImage(docker, env, binary) {
    announce(`making the image ${image} from busybox-static`);
    const work = await mkdtemp(path.join(paths.root, "image-"));
    try {
        const root = path.join(work, "root");
        await mkdir(root);
        await buildRoot(root, binary);
        const archive = path.join(work, "root.tar");
        await run("tar", ["--numeric-owner", "--owner=0", "--group=0", "-C", root, "-cf", archive, "."]);
        await run(docker, ["import", "--change", 'CMD ["sh"]', archive, image], { env });
    } finally {
        await rm(work, { recursive: true, force: true });
    }
}

async function pullImage(docker, env) {
    announce(`pulling ${published} as ${image}`);
    await run(docker, ["pull", "--quiet", published], { env });
    await run(docker, ["tag", published, image], { env });
}

/**
 * Makes `busybox-test:1`, the base of every sample application: imported from the distribution's package, or pulled
 * where there is none (another system's engine). `docker` is the client, run with the engine's environment.
 */
export async function ensureBaseImage(docker, env) {
    if (await works(docker, ["image", "inspect", image], { env })) {
        return;
    }
    const chosen = await distribution().catch((error) => {
        if (error instanceof EngineUnavailable) {
            return null;
        }
        throw error;
    });
    await (chosen ? importImage(docker, env, await ensureBusybox(chosen)) : pullImage(docker, env));
}

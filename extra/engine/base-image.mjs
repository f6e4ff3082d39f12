import { copyFile, chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { paths } from "./paths.mjs";
import { announce, run, works } from "./run.mjs";

const image = "busybox-test:1";
const folders = ["bin", "dev", "etc", "proc", "root", "sys", "tmp", "usr", "var", "www"];
const accounts = {
    "etc/passwd": "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n",
    "etc/group": "root:x:0:\nnogroup:x:65534:\n",
};

async function buildRoot(root) {
    await chmod(root, 0o755);
    for (const folder of folders) {
        await mkdir(path.join(root, folder), { recursive: true });
    }
    await chmod(path.join(root, "tmp"), 0o1777);
    for (const [file, text] of Object.entries(accounts)) {
        await writeFile(path.join(root, file), text);
    }
    const busybox = path.join(root, "bin/busybox");
    await copyFile(path.join(paths.libexec, "busybox"), busybox);
    await chmod(busybox, 0o755);
    const applets = (await run(busybox, ["--list"])).split("\n").filter((name) => name && name !== "busybox");
    await Promise.all(applets.map((name) => symlink("busybox", path.join(root, "bin", name))));
    for (const [link, target] of Object.entries({ sbin: "bin", "usr/bin": "../bin", "usr/sbin": "../bin" })) {
        await symlink(target, path.join(root, link));
    }
}

/**
 * Imports `busybox-test:1`, the base of every sample application: no registry is asked for anything.
 * `docker` runs the client with the engine's environment.
 */
export async function ensureBaseImage(docker, env) {
    if (await works(docker, ["image", "inspect", image], { env })) {
        return;
    }
    announce(`making the image ${image} from busybox-static`);
    const work = await mkdtemp(path.join(paths.root, "image-"));
    try {
        const root = path.join(work, "root");
        await mkdir(root);
        await buildRoot(root);
        const archive = path.join(work, "root.tar");
        await run("tar", ["--numeric-owner", "--owner=0", "--group=0", "-C", root, "-cf", archive, "."]);
        await run(docker, ["import", "--change", 'CMD ["sh"]', archive, image], { env });
    } finally {
        await rm(work, { recursive: true, force: true });
    }
}

import path from "node:path";
import { writeFile } from "node:fs/promises";
import { imageBuild } from "../build/image-build";
import { configured } from "../build/planned-settings";
import { runBuildx } from "../build/run-buildx";
import type { Builder } from "./builder";
import { oneImage } from "./one-image";
import { servedFolder } from "./served-folder";

/** A folder of the workspace, served by a web server's image. */
export const staticBuilder: Builder = {
    name: "static",
    ...oneImage,
    async plan(input) {
        const [service] = input.services as [string];
        const { image, root } = input.config.webServer;
        const context = await servedFolder(input);
        const inline = `FROM ${image}\nCOPY . ${root.replace(/\/*$/, "/")}\n`;
        return [imageBuild({ ...configured(input.config), service, context, inline })];
    },
    async build(image, run) {
        // What the folder says about leaving files out was meant for other builds: everything in it is served.
        await writeFile(path.join(run.folder, "Dockerfile.dockerignore"), "# nothing\n");
        await runBuildx(image, run);
    },
};

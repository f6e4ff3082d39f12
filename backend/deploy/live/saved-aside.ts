import { mkdir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { copyEntry } from "../files/tracked-copy";
import type { DeployContext } from "../deployer";
import type { DeployTools } from "../deploy-tools";

/** Puts copies of what is about to be overwritten where people find them, and names them in the log. */
export class SavedAside {
    readonly #folder: string;

    constructor(
        private readonly tools: Pick<DeployTools, "layout" | "clock">,
        private readonly context: DeployContext,
    ) {
        const time = tools.clock.now().toISOString().replace(/[:.]/g, "-");
        this.#folder = path.join(tools.layout.saved, time);
    }

    /** `relative` is below the stack directory. */
    async save(relative: string): Promise<void> {
        const target = path.join(this.#folder, relative);
        await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
        const source = path.join(this.tools.layout.directory, relative);
        // What a link leads to may be overwritten too, and the link alone would lead elsewhere from here.
        const isFile = (await stat(source).catch(() => null))?.isFile() === true;
        await copyEntry(isFile ? await realpath(source) : source, target, 0o600);
        this.context.log(`${relative} was edited by hand; your version is kept in ${target}`);
    }
}

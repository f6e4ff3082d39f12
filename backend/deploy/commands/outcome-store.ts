import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { StackLayout } from "../stack-layout";
import type { CommandOutcome } from "./stack-command";

/** `begun`: it was about to be started, or (`started`) has been; how it ended is not known yet. */
type Recorded = { begun: true; started?: boolean } | { begun?: undefined; outcome: CommandOutcome };

/**
 * How a stack's commands ended, kept until their deployment has ended: the container is gone by then, and a deployment
 * that goes on after a crash asks again.
 */
export class OutcomeStore {
    readonly #folder: string;

    constructor({ home }: Pick<StackLayout, "home">) {
        this.#folder = path.join(home, "commands");
    }

    async find(id: string): Promise<Recorded | null> {
        try {
            return JSON.parse(await readFile(this.#file(id), "utf8")) as Recorded;
        } catch {
            return null;
        }
    }

    /** Whole or not at all, also when the power fails in between. */
    async save(id: string, recorded: Recorded): Promise<void> {
        await mkdir(this.#folder, { recursive: true, mode: 0o700 });
        const draft = `${this.#file(id)}.${randomBytes(6).toString("hex")}`;
        await writeFile(draft, JSON.stringify(recorded), { mode: 0o600, flush: true });
        await rename(draft, this.#file(id));
    }

    /** Of all commands that something is known of. */
    async ids(): Promise<string[]> {
        const names = await readdir(this.#folder).catch(() => []);
        return [...new Set(names.map((name) => name.replace(/\.json.*$/, "")))];
    }

    async forget(id: string): Promise<void> {
        const names = await readdir(this.#folder).catch(() => []);
        const own = names.filter((name) => name.startsWith(`${id}.json`));
        await Promise.all(own.map((name) => rm(path.join(this.#folder, name), { force: true })));
    }

    #file(id: string): string {
        return path.join(this.#folder, `${id}.json`);
    }
}

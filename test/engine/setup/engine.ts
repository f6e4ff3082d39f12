import type { TestProject } from "vitest/node";
import { stopDaemon } from "../../../extra/engine/daemon.mjs";
import { ensureEngine } from "../../../extra/engine/ensure.mjs";

declare module "vitest" {
    interface ProvidedContext {
        engineEnvironment: Record<string, string>;
    }
}

/** Finds or starts the Docker Engine for a suite; one that was started here is stopped after the suite. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
    const engine = await ensureEngine();
    project.provide("engineEnvironment", engine.env as Record<string, string>);
    return async () => {
        if (engine.started) {
            await stopDaemon();
        }
    };
}

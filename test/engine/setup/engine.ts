import type { TestProject } from "vitest/node";
import { stopDaemon } from "../../../extra/engine/daemon.mjs";
import { ensureEngine } from "../../../extra/engine/ensure.mjs";
import { ensureSwitchImage, switchImage } from "../../../extra/engine/switch-image.mjs";

declare module "vitest" {
    interface ProvidedContext {
        engineEnvironment: Record<string, string>;
    }
}

/** Finds or starts the Docker Engine for a suite; one that was started here is stopped after the suite. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
    const engine = await ensureEngine();
    await ensureSwitchImage("docker", { ...process.env, ...engine.env });
    const environment = { ...engine.env, DOCKGE_CICD_SWITCH_IMAGE: switchImage };
    project.provide("engineEnvironment", environment as Record<string, string>);
    return async () => {
        if (engine.started) {
            await stopDaemon();
        }
    };
}

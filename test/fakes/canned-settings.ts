import { phrase } from "../../common/phrase";
import { effectiveSettings } from "../../common/effective-settings";
import { buildConfigSchema } from "../../common/schema";
import type { StackSettingsView } from "../../common/setting-views";
import type { RolloutView } from "../../common/views";

/** Settings of a stack whose repository sets some of them, as the server answers. */
export function stackSettingsView(change: Partial<StackSettingsView> = {}): StackSettingsView {
    const own = buildConfigSchema.parse({ buildArgs: { NODE_VERSION: "20" } });
    const repository = {
        place: ".dockge/cicd.yaml",
        values: { pull: true, buildArgs: { DEBUG: "1" } },
        lines: { pull: 3, buildArgs: 4, "buildArgs.DEBUG": 5 },
    };
    return {
        ...effectiveSettings(own, repository),
        repository: { place: repository.place, deployment: 42, commitSha: "a".repeat(40) },
        allowed: [],
        ...change,
    };
}

const WRITES = phrase("rollout.because", {
    service: "worker",
    reason: phrase("rollout.written", { path: "/data" }),
});

/** One that could have what its settings ask for, and one that could not. */
export const cannedRollouts: Record<string, RolloutView> = {
    web: { asked: "rolling", strategy: "rolling", reason: null, switchService: "web-switch" },
    worker: { asked: "canary", strategy: "recreate", reason: WRITES, switchService: null },
};

import { CicdError } from "../../common/errors";
import type { Settings } from "../../common/schema";
import { settings } from "../models/settings";
import type { Dependencies } from "./dependencies";

type Needs = Pick<Dependencies, "db" | "queue" | "hookPort">;

/** As they count: the environment's port wins over the stored one. */
export async function loadSettings({ db, hookPort }: Pick<Needs, "db" | "hookPort">): Promise<Settings> {
    const stored = await settings.load(db);
    return { ...stored, hookPort: hookPort.forced ?? stored.hookPort };
}

/** The port of webhooks is taken before anything is stored. @throws CicdError PORT_TAKEN | INVALID_INPUT */
export async function saveSettings(deps: Needs, values: Settings): Promise<Settings> {
    const { forced } = deps.hookPort;
    if (forced !== null && values.hookPort !== forced) {
        throw new CicdError({
            code: "INVALID_INPUT",
            message: `The port of webhooks is set to ${forced} by DOCKGE_CICD_HOOK_PORT.`,
            safe: "Nothing was changed.",
            hint: "Change the variable and restart the server, or leave the port as it is.",
        });
    }
    const before = await settings.load(deps.db);
    await deps.hookPort.use(values.hookPort);
    try {
        const stored = forced === null ? values.hookPort : before.hookPort;
        await settings.save(deps.db, { ...values, hookPort: stored });
    } catch (error) {
        await deps.hookPort.use(before.hookPort);
        throw error;
    }
    deps.queue.wake();
    return loadSettings(deps);
}

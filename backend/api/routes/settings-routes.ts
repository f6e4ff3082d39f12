import { settingsSchema } from "../../../common/schema";
import { parseInput } from "../../../common/parse-input";
import type { Route } from "../route";

export const settingsRoutes: readonly Route[] = [
    { method: "get", path: "/settings", scope: "viewer", answer: (call) => call.useCases.settings() },
    {
        method: "put",
        path: "/settings",
        scope: "administrator",
        answer: (call) => call.useCases.saveSettings(parseInput(settingsSchema, call.body), call.actor),
    },
];

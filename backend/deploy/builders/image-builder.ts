import type { Builder } from "./builder";
import { refuseUnbuilt } from "./refuse-unbuilt";

/** Nothing to build: every service names a ready image. */
export const imageBuilder: Builder = {
    name: "image",
    services({ model }) {
        refuseUnbuilt(model, []);
        return [];
    },
    plan: () => Promise.resolve([]),
    build: () => Promise.resolve(),
};

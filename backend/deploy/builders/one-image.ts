import type { Builder } from "./builder";
import { refuseUnbuilt } from "./refuse-unbuilt";

/** For builders that make one image; a service that no profile starts needs none. */
export const oneImage = {
    makesOne: true,
    services({ model, builtService }) {
        const built = builtService !== null && builtService in model.services ? [builtService] : [];
        refuseUnbuilt(model, built);
        return built;
    },
} satisfies Partial<Builder>;

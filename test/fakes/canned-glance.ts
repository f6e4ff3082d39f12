import type { GlanceView } from "../../common/glance-views";

const second = 1000;

export const cannedGlance: GlanceView = {
    liveBy: { id: 41, trigger: "push", requestedBy: "ana" },
    previous: 39,
    typicalSteps: {
        checkout: 2 * second,
        plan: 1.5 * second,
        "pre-build": second,
        build: 14 * second,
        deploy: 6 * second,
        verify: 8.5 * second,
        finish: second,
    },
    turns: [],
};

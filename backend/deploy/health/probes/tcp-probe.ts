import { askPort } from "./ask-port";
import type { HealthProbe } from "./health-probe";

/** Well is what accepts a connection. */
export const tcpProbe: HealthProbe = {
    type: "tcp",
    ask: (container, question, run) =>
        askPort(container, question, {
            ...run,
            talk: (_, port) => Promise.resolve({ well: true, detail: `accepts connections on port ${port}` }),
        }),
};

import type { RequestPattern } from "../../fixtures/server/engine-gate";
import type { ServerShop } from "./server-shop";

/** A moment in the middle of an exchange, told by what the server does, not by time. */
export interface Moment {
    name: string;
    /** Requests to the engine that are held back, so that the moment lasts. */
    hold?: () => RequestPattern;
    /** Whether an answer of the old version is kept open, so that it can't end. */
    streams?: boolean;
    reached(shop: ServerShop, id: number): Promise<boolean>;
}

/** What waits for a person on the way there is promoted. */
async function isHeld(shop: ServerShop, id: number): Promise<boolean> {
    await shop.promote(await shop.view(id));
    return shop.fixture.gate.held > 0;
}

const started = /^POST \S*\/containers\/[0-9a-f]+\/start/;
const joined = /^POST \S*\/networks\/\S+\/connect/;
const removed = /^DELETE \S*\/containers\/[0-9a-f]+/;

/** Every request that comes after one of these. */
function after(first: RegExp): RequestPattern {
    let seen = false;
    return {
        test(line) {
            const hold = seen;
            seen ||= first.test(line);
            return hold;
        },
    };
}

const created: Moment = { name: "the new container is made", hold: () => started, reached: isHeld };

export const shared: Moment = {
    name: "the new version has a share",
    reached: async (shop, id) => (await shop.view(id)).canaries.some(({ state }) => state === "running"),
};

export const draining: Moment = {
    name: "the old container drains",
    streams: true,
    async reached(shop, id) {
        await shop.promote(await shop.view(id));
        return (await shop.log(id)).includes("traffic goes to");
    },
};

const leaving: Moment = { name: "the old container is stopped", hold: () => removed, reached: isHeld };

const gone: Moment = { name: "the old container is removed", hold: () => after(removed), reached: isHeld };

const setAside: Moment = { name: "the old container is off its network", hold: () => joined, reached: isHeld };

interface Exchanged {
    settings: { strategy: string } & Record<string, unknown>;
    moments: Moment[];
    /** Beside them, where there is time. */
    more: Moment[];
}

/** Those of each strategy. */
export const exchanges: Exchanged[] = [
    {
        settings: { strategy: "rolling", drainSeconds: 120 },
        moments: [created, draining, gone],
        more: [leaving],
    },
    {
        settings: { strategy: "blue-green", drainSeconds: 120, warmSeconds: 3600 },
        moments: [draining, setAside],
        more: [created],
    },
    {
        settings: { strategy: "canary", drainSeconds: 120, analysis: { manual: true, enabled: false } },
        moments: [shared, draining, gone],
        more: [created, leaving],
    },
];

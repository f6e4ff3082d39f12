import { awaitSwitch } from "../exchange/switch-container";
import { evenly, shared } from "../exchange/weights";
import { canaryStepToResume, watchCanaryStep } from "./watch-canary-step";
import type { Exchange } from "../exchange/exchange";
import type { Strategy } from "./strategy";

/** The new version gets a growing share, each judged by what the switch counted, before it gets everything. */
export const canaryStrategy: Strategy = {
    name: "canary",

    async exchange(exchange) {
        const { losers } = await exchange.look();
        if (!exchange.returning && exchange.serving(losers).length > 0) {
            await passSteps(exchange);
        }
        await exchange.serve(evenly(await exchange.start(exchange.scale)));
        await exchange.retire((await exchange.look()).losers);
        await exchange.keepOnly(exchange.scale);
    },
};

async function passSteps(exchange: Exchange): Promise<void> {
    const { config, route, driver, run, scale } = exchange;
    const first = await canaryStepToResume(exchange.service, run);
    for (let index = first ?? config.steps.length; index < config.steps.length;) {
        const { weight } = config.steps[index]!;
        const fresh = await exchange.start(Math.max(1, Math.ceil((scale * weight) / 100)));
        const old = (await exchange.look()).losers.filter(({ address }) => address !== "");
        // It had them before a kill of the server, and counted on.
        const resumes = exchange.serving(fresh).length === fresh.length;
        await exchange.serve(shared(fresh, old, weight), `${weight} % of the traffic`);
        const ids = { old: old.map(({ id }) => id), new: fresh.map(({ id }) => id) };
        const end = await watchCanaryStep({ route, driver, config, index, resumes, ...ids }, run);
        if (end === "promote") {
            return;
        }
        if (end === "lost") {
            await awaitSwitch(exchange);
            await exchange.begin();
        } else {
            index += 1;
        }
    }
}

import { CicdError } from "../../../common/errors";
import { probeSchema, type RolloutConfig } from "../../../common/rollout-schema";
import { httpProbe } from "../health/probes/http-probe";
import type { Exchange } from "./exchange";
import { shortId, type Member } from "./member";
import { refuseCanceled } from "./refuse-canceled";

type SmokeTest = RolloutConfig["smokeTests"][number];

/**
 * Asks each of these containers what the settings say, before it gets anybody else's requests.
 * @throws CicdError SMOKE_TEST_FAILED with the first answer that is not as it should be
 */
export async function runSmokeTests(exchange: Exchange, members: readonly Member[]): Promise<void> {
    for (const test of exchange.config.smokeTests) {
        for (const member of members) {
            refuseCanceled(exchange.project.context);
            await ask(exchange, test, member);
        }
    }
    if (exchange.config.smokeTests.length > 0) {
        exchange.log(`all ${exchange.config.smokeTests.length} smoke tests passed`);
    }
}

async function ask(exchange: Exchange, test: SmokeTest, member: Member): Promise<void> {
    const { tools, context } = exchange.project;
    const port = test.port ?? exchange.route.check?.port ?? exchange.route.ports[0]?.target;
    const question = probeSchema.parse({ type: "http", ...test, port });
    const signal = context.signal ?? new AbortController().signal;
    const answer = await httpProbe.ask(member.id, question, { engine: tools.engine, signal });
    if (!answer.well) {
        throw new CicdError({
            code: "SMOKE_TEST_FAILED",
            message: `The new version of ${exchange.service} ${answer.detail} (container ${shortId(member)}).`,
            safe: "It got no other requests; the old version serves as before.",
            hint: "Correct what the test found, or the test in the settings, and push again.",
        });
    }
}

import type { ServiceHealthView } from "../../../common/views";
import type { DeployTools } from "../deploy-tools";
import { observeContainers } from "../plan/stack-observation";
import type { HealthTarget } from "./health-target";
import { judgeContainer } from "./judge-container";
import type { ProbeWatch } from "./probe-watch";
import { probeOf, serves } from "./service-role";
import { worst } from "./worst-state";

/** Nobody waits longer for a page because a service takes its time: later looks show what is known by then. */
const PATIENCE_MS = 300;

interface Shown {
    expected: readonly string[];
    /** What is live, with the probes of its services; null where that isn't known. */
    live: HealthTarget["release"];
    /** Goes on from one look to the next. */
    probes: ProbeWatch;
}

type Judged = Pick<ServiceHealthView, "state" | "detail">;

interface Look {
    id: string;
    service: string;
}

async function judge(look: Look, tools: Pick<DeployTools, "engine">, { live, probes }: Shown): Promise<Judged[]> {
    const condition = await tools.engine.condition(look.id);
    if (condition === null) {
        return [];
    }
    const judgement = judgeContainer(condition, { serves: serves(live, look.service) });
    const probe = probeOf(live, look.service);
    if (judgement.verdict !== "well" || judgement.state === "completed" || probe === null) {
        return [{ state: judgement.state, detail: "detail" in judgement ? judgement.detail : "" }];
    }
    const { verdict, detail } = probes.look(look.id, condition.startedAt, probe);
    const states = { well: "healthy", unsettled: judgement.state, failed: "unhealthy" } as const;
    return [{ state: states[verdict], detail }];
}

/** The state of every service that the project has containers of, or that `expected` names. */
export async function serviceHealth(
    tools: Pick<DeployTools, "engine" | "layout" | "wait">,
    shown: Shown,
): Promise<ServiceHealthView[]> {
    const running = await observeContainers(tools);
    const all = [...running.values()].flat();
    shown.probes.keepOnly(all.map(({ id }) => id));
    const judgeAll = () => Promise.all(all.map((container) => judge(container, tools, shown)));
    let judged = await judgeAll();
    const { firstAnswers } = shown.probes;
    if (firstAnswers.length > 0) {
        await Promise.race([Promise.all(firstAnswers), tools.wait(PATIENCE_MS)]);
        judged = await judgeAll();
    }
    const names = [...new Set([...shown.expected, ...running.keys()])].sort();
    return names.map((service): ServiceHealthView => {
        const own = all.flatMap((container, i) => (container.service === service ? judged[i]! : []));
        const speaker = worst(own);
        return speaker === undefined
            ? { service, state: "missing", containers: 0, detail: "has no container" }
            : { service, state: speaker.state, containers: own.length, detail: speaker.detail };
    });
}

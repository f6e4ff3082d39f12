import type { ProjectContainer, ContainerCondition } from "../engine-port";
import type { DeployTools } from "../deploy-tools";
import { observeContainers } from "../plan/stack-observation";
import type { HealthTarget } from "./health-target";
import { judgeContainer } from "./judge-container";
import { ProbeWatch, startingRules, type RulesOf } from "./probe-watch";
import { probeOf, serves } from "./service-role";
import type { Problem } from "./unhealthy-error";

/** One look at a service's container. */
interface Look {
    service: string;
    container: ProjectContainer;
    condition: ContainerCondition;
}

/** What a look at everything says. */
interface Seen {
    /** Everything is well and nothing changed since the last look. */
    stable: boolean;
    waiting: Problem[];
    /** Runs, but its probe is not content yet, or not for certain any more. */
    unsettled: Problem[];
    failed: Problem[];
    /** What the probes of those that are well say. */
    answers: { service: string; detail: string }[];
}

interface Rules {
    /** A restart or two while a dependency comes up is no loop. */
    restartsAllowed: number;
    probes: RulesOf;
}

const STARTING: Rules = { restartsAllowed: 2, probes: startingRules };

/**
 * Follows the containers of some services over several looks. Restarts are counted from the first look on, so that a
 * crash loop that happens to run at each look is still seen. `close` when nobody looks any more.
 */
export class ServiceWatch {
    readonly #firstRestarts = new Map<string, number>();
    readonly #probes: ProbeWatch;
    #signature = "";

    constructor(
        private readonly target: HealthTarget,
        private readonly tools: Pick<DeployTools, "engine" | "layout" | "clock">,
        private readonly rules: Rules = STARTING,
    ) {
        this.#probes = new ProbeWatch(tools, rules.probes);
    }

    async look(): Promise<Seen> {
        const looks = await this.#looks();
        const seen: Seen = { stable: false, waiting: this.#missing(looks), unsettled: [], failed: [], answers: [] };
        for (const look of looks) {
            this.#judge(look, seen);
        }
        const signature = looks
            .map(({ container, condition }) => `${container.id} ${condition.startedAt}`)
            .sort()
            .join();
        const unchanged = signature === this.#signature;
        this.#signature = signature;
        seen.stable = unchanged && [seen.failed, seen.waiting, seen.unsettled].every((list) => list.length === 0);
        return seen;
    }

    /** Whether every probe has answered a question of this time or later (milliseconds since 1970). */
    answeredSince(time: number): boolean {
        return this.#probes.answeredSince(time);
    }

    close(): void {
        this.#probes.close();
    }

    #judge(look: Look, seen: Seen): void {
        const { service, container, condition } = look;
        const judgement = judgeContainer(condition, { serves: serves(this.target.release, service) });
        const restarts = this.#restartsOf(look);
        if (judgement.verdict === "failed") {
            seen.failed.push({ service, container, detail: judgement.detail });
        } else if (restarts > this.rules.restartsAllowed) {
            seen.failed.push({ service, container, detail: restarted(restarts, condition) });
        } else if (judgement.verdict === "waiting") {
            seen.waiting.push({ service, container, detail: judgement.detail });
        }
        if (condition.state === "running") {
            this.#judgeProbe(look, seen);
        }
    }

    #judgeProbe({ service, container, condition }: Look, seen: Seen): void {
        const probe = probeOf(this.target.release, service);
        if (probe === null) {
            return;
        }
        const { verdict, detail, said } = this.#probes.look(container.id, condition.startedAt, probe);
        if (verdict === "well") {
            seen.answers.push({ service, detail });
        } else {
            seen[verdict].push({ service, container, detail, said });
        }
    }

    #restartsOf({ container, condition }: Look): number {
        const first = this.#firstRestarts.get(container.id) ?? condition.restartCount;
        this.#firstRestarts.set(container.id, first);
        return condition.restartCount - first;
    }

    #missing(looks: readonly Look[]): Problem[] {
        return [...this.target.expected].flatMap(([service, count]) => {
            const found = looks.filter((look) => look.service === service).length;
            return found >= count ? [] : [{ service, detail: "has no container", container: null }];
        });
    }

    async #looks(): Promise<Look[]> {
        const { expected, concerns = () => true } = this.target;
        const containers = [...(await observeContainers(this.tools))]
            .filter(([service]) => expected.has(service))
            .flatMap(([, list]) => list.filter(concerns));
        const conditions = await Promise.all(containers.map((container) => this.tools.engine.condition(container.id)));
        return containers.flatMap((container, i) =>
            conditions[i] ? [{ service: container.service, container, condition: conditions[i] }] : [],
        );
    }
}

function restarted(times: number, { exitCode, oomKilled }: ContainerCondition): string {
    const reason = oomKilled ? "out of memory" : `exit ${exitCode}`;
    return `restarted ${times === 1 ? "once" : `${times} times`} (${reason})`;
}

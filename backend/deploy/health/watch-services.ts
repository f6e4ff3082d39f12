import { CicdError } from "../../../common/errors";
import type { ProjectContainer, ContainerCondition } from "../engine-port";
import type { DeployTools } from "../deploy-tools";
import { observeContainers } from "../plan/stack-observation";
import type { HealthTarget } from "./health-target";
import { judgeContainer } from "./judge-container";

/** One look at a service's container. */
interface Look {
    service: string;
    container: ProjectContainer;
    condition: ContainerCondition;
}

interface Problem {
    service: string;
    detail: string;
    container: ProjectContainer | null;
}

/** A restart or two while a dependency comes up is no loop. */
const RESTARTS_ALLOWED = 2;

/**
 * Follows the containers of some services over several looks. Restarts are counted from the first look on, so that a
 * crash loop that happens to run at each look is still seen.
 */
export class ServiceWatch {
    readonly #firstRestarts = new Map<string, number>();
    #signature = "";

    constructor(
        private readonly target: HealthTarget,
        private readonly tools: Pick<DeployTools, "engine" | "layout">,
    ) {}

    /** `stable`: everything is well and nothing changed since the last look. */
    async look(
        restartsAllowed = RESTARTS_ALLOWED,
    ): Promise<{ stable: boolean; waiting: Problem[]; failed: Problem[] }> {
        const looks = await this.#looks();
        const failed: Problem[] = [];
        const waiting: Problem[] = this.#missing(looks);
        for (const look of looks) {
            const judgement = judgeContainer(look.condition);
            const restarts = this.#restartsOf(look);
            if (judgement.verdict === "failed") {
                failed.push({ ...look, detail: judgement.detail });
            } else if (restarts > restartsAllowed) {
                failed.push({ ...look, detail: restarted(restarts, look.condition) });
            } else if (judgement.verdict === "waiting") {
                waiting.push({ ...look, detail: judgement.detail });
            }
        }
        const signature = looks
            .map(({ container, condition }) => `${container.id} ${condition.startedAt}`)
            .sort()
            .join();
        const unchanged = signature === this.#signature;
        this.#signature = signature;
        return { stable: unchanged && failed.length === 0 && waiting.length === 0, waiting, failed };
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

/** SERVICE_UNHEALTHY with the service, the reason and the last thing that it said. */
export async function unhealthyError(
    problems: readonly Problem[],
    tools: Pick<DeployTools, "engine">,
): Promise<CicdError> {
    const sentences = await Promise.all(problems.slice(0, 5).map((problem) => sentence(problem, tools)));
    return new CicdError({
        code: "SERVICE_UNHEALTHY",
        message: `${sentences.join("; ")}.`,
        hint: "Look at the service's log, correct the cause and push again.",
    });
}

async function sentence(
    { service, detail, container }: Problem,
    { engine }: Pick<DeployTools, "engine">,
): Promise<string> {
    const [line] = container === null ? [] : await engine.lastLines(container.id, 1);
    return `${service} ${detail}${line ? `: "${shortened(line.trim())}"` : ""}`;
}

/** Cut between words: half of a secret would not be known as one. */
function shortened(line: string): string {
    return line.length <= 200 ? line : `${line.slice(0, 200).replace(/\S*$/, "")}…`;
}

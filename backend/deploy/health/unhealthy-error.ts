import { CicdError } from "../../../common/errors";
import type { LogLine } from "../../exec/log-lines";
import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";
import { lastOutput, lastSaid } from "./last-output";
import { shortened } from "./shortened";

export interface Problem {
    service: string;
    detail: string;
    container: ProjectContainer | null;
    /** What it said about it; the last line of its log unless given. */
    said?: string;
}

interface ServiceOutput {
    service: string;
    lines: string[];
}

/** SERVICE_UNHEALTHY with the last output of the services, which a way back takes away with their containers. */
export class UnhealthyError extends CicdError {
    readonly #output: ServiceOutput[];
    readonly #secrets: readonly string[];

    constructor(sentences: readonly string[], output: ServiceOutput[], secrets: readonly string[] = []) {
        super({
            code: "SERVICE_UNHEALTHY",
            message: `${sentences.join("; ")}.`,
            hint:
                output.length > 0
                    ? "The last lines of its output stand in the log. Correct the cause and push again."
                    : "Look at the service's log, correct the cause and push again.",
        });
        this.#output = output;
        this.#secrets = secrets;
    }

    /** As they are: it is for a log that masks them. */
    get output(): readonly ServiceOutput[] {
        return this.#output;
    }

    /** What must be masked in the output, and in the sentences that quote it. */
    get secrets(): readonly string[] {
        return this.#secrets;
    }
}

/** SERVICE_UNHEALTHY with the service, the reason and the last thing that it said. */
export async function unhealthyError(
    problems: readonly Problem[],
    tools: Pick<DeployTools, "engine">,
): Promise<CicdError> {
    const told = problems.slice(0, 5);
    const logs = await Promise.all(told.map(({ container }) => (container ? lastOutput(container.id, tools) : null)));
    const linesOf = (i: number) => logs[i]?.lines ?? [];
    const output = told.map(({ service }, i) => ({ service, lines: linesOf(i).map(({ text }) => text) }));
    return new UnhealthyError(
        told.map((problem, i) => sentence(problem, linesOf(i))),
        output.filter(({ lines }) => lines.length > 0),
        logs.flatMap((log) => log?.secrets ?? []),
    );
}

function sentence({ service, detail, said }: Problem, log: readonly LogLine[]): string {
    const line = said ?? lastSaid(log);
    return `${service} ${detail}${line ? `: "${shortened(line.trim(), 200)}"` : ""}`;
}

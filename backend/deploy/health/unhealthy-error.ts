import { CicdError } from "../../../common/errors";
import type { DeployTools } from "../deploy-tools";
import type { ProjectContainer } from "../engine-port";

export interface Problem {
    service: string;
    detail: string;
    container: ProjectContainer | null;
    /** What it said about it; the last line of its log unless given. */
    said?: string;
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
    { service, detail, container, said }: Problem,
    { engine }: Pick<DeployTools, "engine">,
): Promise<string> {
    const line = said ?? (container && (await engine.lastLines(container.id, 1))[0]);
    return `${service} ${detail}${line ? `: "${shortened(line.trim())}"` : ""}`;
}

/** Cut between words: half of a secret would not be known as one. */
function shortened(line: string): string {
    return line.length <= 200 ? line : `${line.slice(0, 200).replace(/\S*$/, "")}…`;
}

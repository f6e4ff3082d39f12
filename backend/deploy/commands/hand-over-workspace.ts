import type { ImageFacts } from "../../exec/image-facts";
import type { ContainerSpec } from "../../exec/container-spec";
import type { DeployContext } from "../deployer";
import type { StackLayout } from "../stack-layout";
import { commandLimits } from "./command-limits";
import { commandLabels, commandName, coveredLabels } from "./command-names";
import type { CommandTools } from "./command-tools";
import { endContainer } from "./end-container";
import { followContainer } from "./follow-container";
import { WORKSPACE } from "./image-spec";

const DEADLINE_MS = 120_000;

interface HandOver {
    /** Of the command that uses the workspace. */
    id: string;
    /** On the engine, with a shell in it. */
    image: Pick<ImageFacts, "id" | "labels">;
    workspace: string;
    /** As chown writes it: names are those of the image. */
    owner: string;
}

/** Links are not followed, and there is nothing but the workspace to be reached. */
const SCRIPT = 'chown -hR "$0" . && chmod -R u+rwX .';

/** The shell is the image's, and nobody knows what it really does: it may take what the command itself may. */
function specOf(
    { id, image, workspace, owner }: HandOver,
    { layout, limits }: { layout: StackLayout; limits: ContainerSpec["limits"] },
): ContainerSpec {
    const ownId = `${id}-owner`;
    return {
        name: commandName(layout.stack, ownId),
        image: image.id,
        argv: ["/bin/sh", "-ec", SCRIPT, owner],
        environment: {},
        labels: { ...coveredLabels(image.labels, layout.stack), ...commandLabels(layout, ownId) },
        mount: { source: workspace, target: WORKSPACE },
        workingDirectory: WORKSPACE,
        user: "0:0",
        network: "none",
        limits,
    };
}

/**
 * Makes all files of a workspace somebody's, with the rights to read and remove them. Needs no rights of this server:
 * a container does it. Idempotent; what fails is said in the log, since it need not matter.
 */
export async function handOverWorkspace(
    handOver: HandOver,
    run: { tools: CommandTools; context: Pick<DeployContext, "log" | "buildConfig"> },
): Promise<void> {
    const { engine, layout } = run.tools;
    // What can't be limited is said where the command itself starts.
    const limits = await commandLimits(engine, { ...run.context, log: () => undefined });
    const spec = specOf(handOver, { layout, limits });
    await engine.removeCommand(spec.name);
    try {
        const id = await engine.createCommand(spec);
        await engine.startCommand(id);
        const signal = AbortSignal.timeout(DEADLINE_MS);
        const ended = await followContainer(id, { onText: () => undefined, signal }, run.tools);
        if (ended?.running) {
            await endContainer(id, run.tools);
        }
        if (ended?.exitCode !== 0) {
            throw new Error(`it ended with exit code ${ended?.exitCode}`);
        }
    } catch (error) {
        const reason = error instanceof Error ? error.message : "unknown";
        run.context.log(`The workspace could not be handed over to ${handOver.owner}: ${reason}`);
    } finally {
        await engine.removeCommand(spec.name);
    }
}

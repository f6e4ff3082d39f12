import type Docker from "dockerode";
import { CicdError } from "../../common/errors";
import { askForOne } from "./docker-client";
import { stopTimeoutMs } from "./stop-timeout";

/** After the grace time only the kernel can delay the end. */
const MARGIN_MS = 60_000;

export interface StopClients {
    client: () => Promise<Docker>;
    /** One that gives a call up which hears nothing for so long. */
    connect: (silenceMs: number) => Promise<Docker>;
}

/**
 * Resolves when it has ended, by itself or after its own grace time. Idempotent, also for one that is gone.
 * @throws CicdError ENGINE_UNREACHABLE, also when the engine is well past that time
 */
export async function stopContainer(id: string, { client, connect }: StopClients): Promise<void> {
    const found = await askForOne(async () => (await client()).getContainer(id).inspect());
    if (found === null) {
        return;
    }
    const limitMs = stopTimeoutMs(found.Config) + MARGIN_MS;
    const patient = await connect(limitMs);
    const begun = performance.now();
    const stop = () => patient.getContainer(id).stop().catch(unlessStopped);
    await askForOne(stop).catch((error: unknown) => {
        throw performance.now() - begun < limitMs ? error : hung(found, { limitMs, cause: error });
    });
}

function unlessStopped(error: { statusCode?: number }): void {
    if (error.statusCode !== 304) {
        throw error;
    }
}

function hung({ Name }: Docker.ContainerInspectInfo, { limitMs, cause }: { limitMs: number; cause: unknown }) {
    const [name, seconds] = [Name.replace(/^\//, ""), limitMs / 1000];
    return new CicdError(
        {
            code: "ENGINE_UNREACHABLE",
            message: `Docker has not ended the container ${name} within ${seconds} s.`,
            safe: "It may end later; all others run as they are.",
            hint: "Look at Docker's own log, then deploy again.",
        },
        { cause },
    );
}

import type { StandaloneServer } from "../../test/fixtures/server/standalone-server";

/**
 * Who waits for an answer shall not wait for one that never comes.
 *
 * @throws Error with what the stack's newest deployment says when it has ended, and not well
 */
export async function refuseFailed(server: Pick<StandaloneServer, "deployments">, stack: string): Promise<void> {
    const [newest] = await server.deployments(stack);
    if (newest?.finishedAt && newest.state !== "succeeded") {
        const { message, safe, hint } = newest.error ?? {};
        const why = [message, safe, hint].filter(Boolean).join(" ");
        throw new Error(`Deployment ${newest.id} ended as "${newest.state}". ${why}`);
    }
}

import type { Server } from "./server";

/** All that is kept of a deployment's log, window by window. */
export async function* wholeLog(server: Pick<Server, "call">, deployment: number): AsyncGenerator<string> {
    for (let from: number | null = 0; from !== null;) {
        const window: { text: string; next: number | null } = await server.call("readLog", { deployment, from });
        yield window.text;
        from = window.next;
    }
}

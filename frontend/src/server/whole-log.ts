import type { Server } from "./server";

/** All that is kept of a deployment's log, asked for window by window. */
export async function wholeLog(server: Pick<Server, "call">, deployment: number): Promise<string> {
    const texts: string[] = [];
    for (let from: number | null = 0; from !== null;) {
        const window: { text: string; next: number | null } = await server.call("readLog", { deployment, from });
        texts.push(window.text);
        from = window.next;
    }
    return texts.join("");
}

import type { IncomingMessage } from "node:http";
import type { Address } from "./receive";

const HOOK = /^\/cicd\/hooks\/([^/?]+)\/([^/?]+)\/?(?:\?|$)/;

/** Null for every other path. Names and tokens hold nothing that a URL would have to escape. */
export function hookAddress({ url, socket }: IncomingMessage): Address | null {
    const found = HOOK.exec(url ?? "");
    return found && { forge: found[1]!, token: found[2]!, ip: socket.remoteAddress ?? "" };
}

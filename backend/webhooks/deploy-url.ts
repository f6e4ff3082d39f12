import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Binding } from "../models/bindings";
import { contentKind, jsonBytes } from "./content";
import type { Delivery } from "./delivery";
import type { Forge, ForgeEvent, Ignored, ParsedDelivery, PushEvent } from "./forges/forge";
import { namedRepository, namesOf } from "./forges/named-repository";
import { recognise } from "./forges/recognise";
import { keptHeaders } from "./kept-headers";
import { parseJson } from "./parse-json";
import { isRefusal, type Refusal } from "./refusal";

const PATH = /^\/api\/deploy\/compose\/([^/?]+)\/?(?:\?|$)/;
const ID = /^stack (\d+) /;

/** The token in Dokploy's form of URL; null for every other path. */
export function deployToken({ url }: IncomingMessage): string | null {
    return PATH.exec(url ?? "")?.[1] ?? null;
}

/** The binding whose URL took a kept delivery; null when it came through the repository's own webhook. */
export function bindingOfDelivery({ deliveryId }: { deliveryId: string }): number | null {
    const id = ID.exec(deliveryId)?.[1];
    return id === undefined ? null : Number(id);
}

/**
 * What came through a stack's own URL, for this stack alone. A forge's payload goes by the stack's rules; anything else
 * is a plain call, which deploys the stack's branch each time.
 */
export function deliveryToStack(
    forges: ReadonlyMap<string, Forge>,
    { binding, url }: { binding: Binding; url: string },
    sent: { headers: IncomingHttpHeaders; raw: Buffer },
): Delivery | Refusal {
    const json = jsonBytes(contentKind(sent.headers), sent.raw);
    const read = json === null || json.length === 0 ? { payload: undefined } : parseJson(json);
    if (isRefusal(read)) {
        return read;
    }
    const whole = { ...sent, json, payload: read.payload };
    const forge = forges.get(recognise(whole) ?? "");
    const common = { headers: keptHeaders(sent.headers), body: sent.raw };
    const own = (id: string) => `stack ${binding.id} ${id}`.slice(0, 200);
    if (!forge) {
        return {
            ...common,
            repository: { id: binding.repositoryId, forge: "generic" },
            bindings: [binding],
            deliveryId: own(randomUUID()),
            event: "deploy",
            parsed: [plainCall(binding)],
        };
    }
    return {
        ...common,
        repository: { id: binding.repositoryId, forge: forge.name },
        bindings: [binding],
        deliveryId: own(forge.deliveryId(whole)),
        event: forge.eventName(whole),
        parsed: ofRepository(forge, whole, url),
    };
}

/** Its senders may be those of a whole organisation: what they say of another repository is not about this stack. */
function ofRepository(forge: Forge, delivery: ParsedDelivery, url: string): ForgeEvent[] | Ignored {
    const parsed = forge.parse(delivery);
    const own = namesOf(forge.name, url);
    const named = Array.isArray(parsed) ? namedRepository(forge.name, delivery.payload) : null;
    if (named === null || own.some((name) => named.names.has(name))) {
        return parsed;
    }
    const about = `the delivery is about ${named.shown.slice(0, 150)}, this stack is connected to ${own[0] ?? url}`;
    return { ignored: `${about}: if it was renamed or is a mirror, correct the repository's URL` };
}

function plainCall(binding: Binding): PushEvent {
    return {
        kind: "push",
        ref: `refs/heads/${binding.branch}`,
        sha: null,
        before: null,
        forced: false,
        files: null,
        message: null,
        author: null,
        sender: "deploy URL",
        asked: true,
    };
}

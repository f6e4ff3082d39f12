import type { IncomingMessage } from "node:http";
import type { Clock } from "../models/clock";
import type { Database } from "../models/db";
import { addressed } from "./addressed";
import { contentKind, jsonBytes } from "./content";
import type { Delivery } from "./delivery";
import type { FailureLimit } from "../use-cases/failure-limit";
import type { Forge, ParsedDelivery } from "./forges/forge";
import type { HookCache } from "./hook-cache";
import { keptHeaders } from "./kept-headers";
import { parseJson } from "./parse-json";
import { readBody } from "./read-body";
import { isRefusal, NOT_AUTHENTIC, tooMany, UNKNOWN_HOOK, UNSUPPORTED_CONTENT, type Refusal } from "./refusal";

export interface Receiver {
    db: Database;
    forges: ReadonlyMap<string, Forge>;
    hooks: HookCache;
    failures: FailureLimit;
    clock: Clock;
    maxBodyBytes: () => Promise<number>;
}

export interface Address {
    forge: string;
    token: string;
    /** Who is connected: a sender, or the proxy before it. What a header says about it is nobody's word. */
    ip: string;
}

export const BODY_DEADLINE_MS = 30_000;

export interface Refused {
    /** Null where the hook is unknown. */
    repositoryId: number | null;
    refusal: Refusal;
}

/**
 * From a request to an authentic, readable delivery. In this order: known hook, not too many failures, size,
 * signature over the bytes as sent, and only then a look at what they say.
 */
export async function receive(
    receiver: Receiver,
    address: Address,
    request: IncomingMessage,
): Promise<Delivery | Refused> {
    const { hooks, failures, clock } = receiver;
    const forge = receiver.forges.get(address.forge);
    const hook = await hooks.find(address.token);
    if (!forge || !hook || hook.repository.forge !== forge.name) {
        return { repositoryId: null, refusal: countFailure(failures, address.ip, UNKNOWN_HOOK) };
    }
    const repositoryId = hook.repository.id;
    const key = `${address.ip} ${address.token}`;
    const wait = failures.retryAfter(key);
    if (wait > 0) {
        return { repositoryId, refusal: tooMany(wait) };
    }
    const raw = await readBody(request, { maxBytes: await receiver.maxBodyBytes(), deadline: BODY_DEADLINE_MS });
    if (isRefusal(raw)) {
        return { repositoryId, refusal: raw };
    }
    const kind = contentKind(request.headers);
    const sent = { headers: request.headers, raw, json: jsonBytes(kind, raw) };
    const now = clock.now();
    if (!forge.verify(sent, hook.secrets(now), now)) {
        return { repositoryId, refusal: countFailure(failures, key, NOT_AUTHENTIC) };
    }
    const read = sent.json === null ? UNSUPPORTED_CONTENT : parseJson(sent.json);
    if (isRefusal(read)) {
        return { repositoryId, refusal: read };
    }
    const { payload } = read;
    return addressed(receiver.db, hook.repository, {
        payload,
        delivery: deliveryOf(forge, hook, { ...sent, payload }),
    });
}

export function countFailure(failures: FailureLimit, key: string, refusal: Refusal): Refusal {
    const wait = failures.retryAfter(key);
    failures.count(key);
    return wait > 0 ? tooMany(wait) : refusal;
}

type Stacks = Pick<Delivery, "repository" | "bindings">;

/** Also for a delivery that was stored earlier: its headers have lost their secrets, which reading needs no more. */
export function deliveryOf(forge: Forge, hook: Stacks, read: ParsedDelivery): Delivery {
    return {
        repository: hook.repository,
        bindings: hook.bindings,
        deliveryId: forge.deliveryId(read),
        event: forge.eventName(read),
        headers: keptHeaders(read.headers),
        body: read.raw,
        parsed: forge.parse(read),
    };
}

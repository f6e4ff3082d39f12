import type { IncomingHttpHeaders } from "node:http";
import type { ForgeName } from "../../../common/schema";
import type { Secret } from "../../models/secret";

/** One request as it came, before anything in it is believed. */
export interface RawDelivery {
    headers: IncomingHttpHeaders;
    /** The bytes as they were sent. */
    raw: Buffer;
    /** The JSON bytes: `raw` itself, or what the form field `payload` held. Null when there are none. */
    json: Buffer | null;
}

/** An authentic delivery whose JSON was parsed; what the JSON holds is still unknown. */
export interface ParsedDelivery extends RawDelivery {
    payload: unknown;
}

export interface PushEvent {
    kind: "push";
    /** Full: refs/heads/… or refs/tags/… */
    ref: string;
    /** Null where the sender named none; checkout resolves the ref then. */
    sha: string | null;
    /** Null for a new ref or where the sender named none. */
    before: string | null;
    forced: boolean;
    /** Every path that changed between `before` and `sha`; null where the payload doesn't list them all. */
    files: string[] | null;
    message: string | null;
    author: string | null;
    /** The login of whoever pushed, by the forge's word. */
    sender: string;
    /** Whoever sent it asks for a deployment, whatever the rules say of pushes. */
    asked?: true;
}

/** A pull (or merge) request was opened, or its head moved. */
export interface PullRequestEvent {
    kind: "pull-request";
    number: number;
    /** Where its head is in the target repository: refs/pull/7/head and the like, or its branch there. */
    ref: string;
    /** Null where the forge names no whole commit; checkout resolves the ref then. Never null for a fork. */
    sha: string | null;
    /** Short name of the branch that it wants to be merged into. */
    base: string;
    title: string;
    /** True unless the payload says beyond doubt that head and target are one repository. */
    fork: boolean;
    /** Whether who opened it belongs to the repository, by the forge's word; null where it doesn't say. */
    member: boolean | null;
    /** The login of who opened it, never the commit's author; "" where the payload doesn't say. */
    author: string;
    sender: string;
}

/** A commit's checks changed; what waits for them is looked at again. */
export interface ChecksEvent {
    kind: "checks";
    ref: null;
    sha: string;
    sender: string;
}

export interface DeleteEvent {
    kind: "delete";
    ref: string;
    sender: string;
}

export type ForgeEvent = PushEvent | DeleteEvent | PullRequestEvent | ChecksEvent;

/** Authentic, and nothing to do: a value, not an error. */
export interface Ignored {
    ignored: string;
    /** A ping is answered 200 so that the forge shows its hook as working. */
    ping?: true;
    /** It says more than is read; the repository's branches are looked at instead. */
    look?: true;
    sender?: string;
}

/** How one kind of sender signs and words its deliveries. None of these may throw, whatever the bytes are. */
export interface Forge {
    name: ForgeName;
    /** True when one of the (never empty) secrets signed it. `now` is for signatures that grow old. */
    verify(delivery: RawDelivery, secrets: readonly Secret[], now: Date): boolean;
    /** The same for a delivery that is sent again. */
    deliveryId(delivery: ParsedDelivery): string;
    /** The sender's own word for what happened, for the list of deliveries. */
    eventName(delivery: ParsedDelivery): string;
    /** One event per ref. */
    parse(delivery: ParsedDelivery): ForgeEvent[] | Ignored;
}

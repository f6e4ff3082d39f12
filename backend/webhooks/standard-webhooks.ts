import { createHmac, timingSafeEqual } from "node:crypto";
import type { Secret } from "../models/secret";

/** A delivery as the Standard Webhooks scheme signs it. */
export interface StandardDelivery {
    id: string;
    /** Seconds since 1970, as sent. */
    timestamp: string;
    /** `v1,<base64>`, several of them separated by spaces. */
    signatures: string;
    bytes: Buffer;
}

/**
 * Far more than clocks differ, and less than accepted deliveries are remembered: a replay is a duplicate or too old.
 */
const TOLERANCE_MS = 60 * 60 * 1000;

const SECRET = /^whsec_([A-Za-z0-9+/]{43}=)$/;
const SIGNATURE = /^v1,([A-Za-z0-9+/]{43}=)$/;
const MAX_SIGNATURES = 10;

/** Whether one of the secrets of the form `whsec_<base64 of 32 bytes>` signed it lately; other secrets never count. */
export function signedByStandard(secrets: readonly Secret[], delivery: StandardDelivery, now: Date): boolean {
    const { id, timestamp, signatures, bytes } = delivery;
    if (id === "" || !isRecent(timestamp, now)) {
        return false;
    }
    const given = signatures.split(" ", MAX_SIGNATURES).flatMap((signature) => decoded(SIGNATURE, signature));
    return secrets
        .flatMap((secret) => decoded(SECRET, secret.reveal()))
        .map((key) => createHmac("sha256", key).update(`${id}.${timestamp}.`).update(bytes).digest())
        .some((right) => given.some((signature) => timingSafeEqual(signature, right)));
}

/** The pattern's base64 as 32 bytes, or nothing. */
function decoded(pattern: RegExp, text: string): Buffer[] {
    const base64 = pattern.exec(text)?.[1];
    return base64 === undefined ? [] : [Buffer.from(base64, "base64")];
}

function isRecent(timestamp: string, now: Date): boolean {
    return /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() - Number(timestamp) * 1000) <= TOLERANCE_MS;
}

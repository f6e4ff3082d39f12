import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Secret } from "../models/secret";

const HEX_SHA256 = /^[0-9a-f]{64}$/i;

/** Whether `hex` is the HMAC-SHA256 of exactly these bytes under one of the secrets; an empty secret never counts. */
export function signedWith(secrets: readonly Secret[], bytes: Buffer, hex: string): boolean {
    // timingSafeEqual throws on unequal lengths: a well-formed signature has 32 bytes.
    if (!HEX_SHA256.test(hex)) {
        return false;
    }
    const given = Buffer.from(hex, "hex");
    return secrets.some((secret) => {
        const value = secret.reveal();
        return value !== "" && timingSafeEqual(createHmac("sha256", value).update(bytes).digest(), given);
    });
}

/** Whether a sender that can't sign sent one of the secrets itself; hashing first makes the lengths equal. */
export function sentSecret(secrets: readonly Secret[], given: string): boolean {
    const hash = (text: string) => createHash("sha256").update(text).digest();
    const givenHash = hash(given);
    return (
        given !== "" &&
        secrets.some((secret) => secret.reveal() !== "" && timingSafeEqual(hash(secret.reveal()), givenHash))
    );
}

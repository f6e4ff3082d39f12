import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from "node:crypto";
import { Secret } from "./secret";

const VERSION = "v1";

/**
 * Encrypts what must not be readable from the database alone: AES-256-GCM, a fresh 96-bit nonce per value, and the
 * purpose ("credential", "hook", "environment") as additional data, so that a value can't be moved to another column.
 */
export class SecretBox {
    readonly #key: Buffer;

    /** @param key 32 bytes */
    constructor(key: Buffer) {
        if (key.length !== 32) {
            throw new Error("the key must have 32 bytes");
        }
        this.#key = key;
    }

    seal(purpose: string, secret: Secret): string {
        const nonce = randomBytes(12);
        const cipher = createCipheriv("aes-256-gcm", this.#key, nonce);
        cipher.setAAD(Buffer.from(purpose));
        const body = Buffer.concat([cipher.update(secret.reveal(), "utf8"), cipher.final()]);
        return [
            VERSION,
            nonce.toString("base64"),
            cipher.getAuthTag().toString("base64"),
            body.toString("base64"),
        ].join(".");
    }

    /** @throws when the key or the purpose is another one, or the value was changed */
    open(purpose: string, sealed: string): Secret {
        const [version, nonce, tag, body] = sealed.split(".");
        if (version !== VERSION || !nonce || !tag || body === undefined) {
            throw new Error("not a sealed value");
        }
        const decipher = createDecipheriv("aes-256-gcm", this.#key, Buffer.from(nonce, "base64"));
        decipher.setAAD(Buffer.from(purpose));
        decipher.setAuthTag(Buffer.from(tag, "base64"));
        const value = Buffer.concat([decipher.update(Buffer.from(body, "base64")), decipher.final()]);
        return new Secret(value.toString("utf8"));
    }
}

/** A key from a passphrase or any text of the user's choice (DOCKGE_CICD_KEY); a base64 or hex key of 32 bytes is taken as it is. */
export function keyFromText(text: string): Buffer {
    for (const encoding of ["hex", "base64"] as const) {
        const bytes = Buffer.from(text, encoding);
        if (bytes.length === 32 && bytes.toString(encoding) === text) {
            return bytes;
        }
    }
    return createHash("sha256").update(text).digest();
}

/** Names a key without telling it. */
export function keyId(key: Buffer): string {
    return createHmac("sha256", key).update("dockge-cicd key id").digest("hex").slice(0, 32);
}

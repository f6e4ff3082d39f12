import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";
import { CicdError } from "../../common/errors";
import { field, fieldReader, positive } from "./ssh-wire";

export interface SshKey {
    /** What `ssh -i` reads, with a line break at its end. */
    privateKey: string;
    /** One line, as forges take it. */
    publicKey: string;
}

const magic = Buffer.from("openssh-key-v1\0");
const [begin, end] = ["BEGIN", "END"].map((word) => `-----${word} OPENSSH PRIVATE KEY-----`);

function refuse(message: string): never {
    throw new CicdError({
        code: "INVALID_INPUT",
        message,
        safe: "Nothing was stored.",
        hint: "Paste a private key without a passphrase, with its first and last line, or have one generated.",
    });
}

function publicLine(blob: Buffer): string {
    return `${fieldReader(blob)().toString()} ${blob.toString("base64")} cicd-deploy-key`;
}

function number(value: number): Buffer {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
}

/** An ed25519 key in OpenSSH's own file format: older versions of ssh read it in no other. */
function writeEd25519(key: KeyObject): SshKey {
    const jwk = key.export({ format: "jwk" });
    const [secret, point] = [jwk.d, jwk.x].map((part) => Buffer.from(part as string, "base64url"));
    const blob = Buffer.concat([field("ssh-ed25519"), field(point)]);
    const check = randomBytes(4);
    const inner = [check, check, blob, field(Buffer.concat([secret, point])), field("cicd-deploy-key")];
    const length = inner.reduce((sum, part) => sum + part.length, 0);
    const padding = Buffer.from(Array.from({ length: (8 - (length % 8)) % 8 }, (_, at) => at + 1));
    const outer = [magic, field("none"), field("none"), field(""), number(1), field(blob)];
    const body = Buffer.concat([...outer, field(Buffer.concat([...inner, padding]))]);
    const lines = body.toString("base64").match(/.{1,70}/g) as string[];
    return { privateKey: [begin, ...lines, end, ""].join("\n"), publicKey: publicLine(blob) };
}

export function generateSshKey(): SshKey {
    return writeEd25519(generateKeyPairSync("ed25519").privateKey);
}

function readOpenSsh(text: string): SshKey {
    const bytes = Buffer.from(text.slice(begin.length, text.indexOf(end)), "base64");
    if (!bytes.subarray(0, magic.length).equals(magic)) {
        refuse("The private key can't be read.");
    }
    const take = fieldReader(bytes.subarray(magic.length));
    if (take().toString() !== "none") {
        refuse("The private key is protected by a passphrase, which nobody could enter when it is used.");
    }
    take();
    take();
    // After the number of keys, which is always 1, comes the public half.
    const rest = bytes.subarray(magic.length + field("none").length * 2 + field("").length + 4);
    return { privateKey: `${text}\n`, publicKey: publicLine(fieldReader(rest)()) };
}

const curves: Record<string, string> = { "P-256": "nistp256", "P-384": "nistp384", "P-521": "nistp521" };

function readPem(text: string): SshKey {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === "ed25519") {
        return writeEd25519(key);
    }
    const jwk = key.export({ format: "jwk" });
    const part = (value?: string) => Buffer.from(value ?? "", "base64url");
    const curve = curves[jwk.crv ?? ""];
    if (jwk.kty === "RSA") {
        const blob = Buffer.concat([field("ssh-rsa"), positive(part(jwk.e)), positive(part(jwk.n))]);
        return { privateKey: `${text}\n`, publicKey: publicLine(blob) };
    }
    if (!curve) {
        refuse("The private key is of a kind that SSH does not use.");
    }
    const point = Buffer.concat([Buffer.of(4), part(jwk.x), part(jwk.y)]);
    const blob = Buffer.concat([field(`ecdsa-sha2-${curve}`), field(curve), field(point)]);
    return { privateKey: `${text}\n`, publicKey: publicLine(blob) };
}

/**
 * A pasted private key (OpenSSH or PEM) with its public half.
 * @throws CicdError INVALID_INPUT; its sentences quote nothing of the key
 */
export function readSshKey(pasted: string): SshKey {
    const text = pasted.replace(/\r\n?/g, "\n").trim();
    try {
        return text.startsWith(begin) ? readOpenSsh(text) : readPem(text);
    } catch (error) {
        if (error instanceof CicdError) {
            throw error;
        }
        const locked = /ENCRYPTED/.test(text.slice(0, 200));
        return refuse(`The private key ${locked ? "is protected by a passphrase" : "can't be read"}.`);
    }
}

import { z } from "zod";

/** The host, with the port if it is not the protocol's own. */
const hostSchema = z
    .string()
    .trim()
    .toLowerCase()
    .min(1)
    .max(253)
    .regex(/^[a-z0-9.:[\]-]+$/, "a host name, with a port if it is not the default");

const credentialBase = z.strictObject({
    name: z.string().trim().min(1).max(100),
    /** The only host that the secret may be sent to. */
    host: hostSchema,
    expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
});
const privateKey = z.string().min(1).max(20_000);
/** May be sent over http, where it can be read on the way. */
const plainHttp = z.boolean().optional();

export const credentialSchema = z.discriminatedUnion("kind", [
    credentialBase.extend({
        kind: z.literal("https-token"),
        username: z.string().max(200).default("git"),
        token: z.string().min(1).max(10_000),
        plainHttp,
    }),
    credentialBase.extend({
        kind: z.literal("https-password"),
        username: z.string().min(1).max(200),
        password: z.string().min(1).max(10_000),
        plainHttp,
    }),
    credentialBase.extend({
        kind: z.literal("ssh-key"),
        /** Without it an ed25519 key is generated; the answer holds its public half. */
        privateKey: privateKey.optional(),
    }),
    credentialBase.extend({
        kind: z.literal("github-app"),
        /** The App's id or client id. */
        appId: z.string().regex(/^[\w.]{1,60}$/, "the App's id"),
        installationId: z.string().regex(/^[0-9]{1,20}$/, "the installation's number"),
        /** PEM, as GitHub hands it out. */
        privateKey,
    }),
    credentialBase.extend({
        /** For pulls and pushes; `host` is the registry as image names begin with it, docker.io for Docker Hub. */
        kind: z.literal("registry"),
        username: z
            .string()
            .trim()
            .min(1)
            .max(200)
            .refine((name) => !name.includes(":"), "a user name has no colon"),
        /** Or a token. */
        password: z.string().min(1).max(10_000),
    }),
]);
export type CredentialInput = z.infer<typeof credentialSchema>;
export type CredentialKind = CredentialInput["kind"];

/** What of a credential can change in place; only what its kind has. */
export const credentialChangeSchema = z.strictObject({
    name: z.string().trim().min(1).max(100).optional(),
    username: z.string().min(1).max(200).optional(),
    token: z.string().min(1).max(10_000).optional(),
    password: z.string().min(1).max(10_000).optional(),
    privateKey: privateKey.optional(),
    /** Makes a new ed25519 key; the answer holds its public half. */
    generateKey: z.literal(true).optional(),
    plainHttp,
    expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
});
export type CredentialChange = z.infer<typeof credentialChangeSchema>;

/** Accepts what a host has shown; the fingerprints are those that the person has compared. */
export const acceptHostKeySchema = z.strictObject({
    host: hostSchema,
    fingerprints: z.array(z.string().max(200)).min(1).max(20),
});

export const oneHostSchema = z.strictObject({ host: hostSchema });

/** Trusts what a host shows over TLS; the fingerprint is the one that the person has compared. */
export const pinCertificateSchema = z.strictObject({ host: hostSchema, fingerprint: z.string().min(1).max(200) });

export const hostAuthoritySchema = z.strictObject({
    host: hostSchema,
    /** One or more certificates; empty removes what is stored. */
    pem: z.string().max(100_000),
});

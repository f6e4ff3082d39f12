import { z } from "zod";

/** An http address of a service of the administrator's own, never of a machine's metadata; empty for none. */
const address = z
    .union([z.literal(""), z.url({ protocol: /^https?$/ })])
    .refine((url) => url === "" || !/^(169\.254\.|\[?fe80:)/i.test(new URL(url).hostname), {
        message: "link-local addresses are never asked",
    })
    // It would be stored and shown in plain.
    .refine((url) => url === "" || !/[@?#]/.test(url), { message: "an address without login and query" })
    .transform((url) => url.replace(/\/+$/, ""))
    .default("");

/** Proxies that belong to the user. No repository can say where they are. */
export const proxySettingsSchema = z.strictObject({
    /** `admin`: where Caddy's admin API answers. */
    caddy: z.strictObject({ admin: address }).prefault({}),
    /** `folder`: the directory that Traefik's file provider watches; `api`: where its API answers, if it is on. */
    traefik: z
        .strictObject({
            folder: z
                .string()
                .max(1000)
                .regex(/^(\/.*)?$/, "an absolute path")
                .default(""),
            api: address,
        })
        .prefault({}),
});
export type ProxySettings = z.infer<typeof proxySettingsSchema>;

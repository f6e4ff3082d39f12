import { z } from "zod";

/** How a service goes from one version to the next; each name is one file in `backend/deploy/strategies`. */
export const STRATEGY_NAMES = ["recreate", "rolling", "blue-green", "canary"] as const;
export type StrategyName = (typeof STRATEGY_NAMES)[number];

/** Who hands requests to the containers; each name is one file in `backend/deploy/traffic`. */
export const TRAFFIC_DRIVERS = ["haproxy", "traefik", "caddy"] as const;
export type TrafficDriverName = (typeof TRAFFIC_DRIVERS)[number];

const seconds = (min: number, max: number) => z.number().int().min(min).max(max);
const port = z.number().int().min(1).max(65_535);
/** What RFC 3986 lets stand in a path and a query: nothing that means more than itself in a proxy's own files. */
const httpPath = z
    .string()
    .max(1000)
    .regex(/^\/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*$/, "a path begins with / and has only what an address may have");
/** Like 200 or 200-399. */
const statuses = z.string().regex(/^[1-5]\d\d(-[1-5]\d\d)?$/, "a status is written like 200 or 200-399");

/** What asks a container whether it is well, beside its own healthcheck. */
export const probeSchema = z
    .strictObject({
        type: z.enum(["http", "tcp", "command"]),
        /** In the container; the service's only port unless given. */
        port: port.optional(),
        path: httpPath.default("/"),
        status: statuses.default("200-399"),
        /** Text that the answer has to contain. */
        body: z.string().max(1000).optional(),
        /** A slower answer counts as failed. */
        maxLatencyMs: z.number().int().min(1).max(600_000).default(5000),
        /** argv, run inside the container. */
        command: z.array(z.string().min(1).max(4000)).min(1).max(50).optional(),
        intervalSeconds: seconds(1, 3600).default(2),
        /** Failures count only after it. */
        startPeriodSeconds: seconds(0, 86_400).default(30),
        /** Good answers on end that make it well, and bad ones that make it ill. */
        healthyThreshold: z.number().int().min(1).max(100).default(2),
        unhealthyThreshold: z.number().int().min(1).max(100).default(3),
    })
    .refine(({ type, command }) => (type === "command") === (command !== undefined), {
        message: "`command` belongs to a probe of type command, and to no other",
    });
export type ProbeConfig = z.infer<typeof probeSchema>;

const smokeTestSchema = z.strictObject({
    path: httpPath.default("/"),
    status: statuses.default("200-399"),
    body: z.string().max(1000).optional(),
    port: port.optional(),
});

/** One port's traffic. */
export const portSchema = z.strictObject({
    /** `h2c`: HTTP/2 without TLS towards the container, as gRPC needs it. */
    mode: z.enum(["auto", "http", "h2c", "tcp"]).default("auto"),
    /** A client keeps the container that answered it first. */
    sticky: z.boolean().default(false),
    /** In TCP mode the client's address reaches the container by PROXY protocol version 2. */
    proxyProtocol: z.boolean().default(false),
    /** Silence after which a connection is closed; long, since without a switch nobody closed it. */
    idleSeconds: seconds(1, 86_400).default(3600),
});

const portKey = z
    .string()
    .regex(/^[1-9]\d{0,4}$/, "a port is a number")
    .refine((text) => Number(text) <= 65_535, { message: "a port is at most 65535" });

export const rolloutSchema = z.strictObject({
    strategy: z.enum(STRATEGY_NAMES).default("recreate"),
    traffic: z.enum(TRAFFIC_DRIVERS).default("haproxy"),
    /** rolling: containers that are exchanged at a time. */
    batch: z.number().int().min(1).max(100).default(1),
    /** rolling: containers above the usual number at any time. */
    surge: z.number().int().min(1).max(100).default(1),
    /** blue-green: how long the old containers stay ready for an instant return. */
    warmSeconds: seconds(0, 86_400).default(0),
    /** blue-green: requests that the new containers must answer before they get traffic. */
    smokeTests: z.array(smokeTestSchema).max(20).default([]),
    /** canary: share of the new version in percent, and how long it stays there. */
    steps: z
        .array(z.strictObject({ weight: z.number().int().min(1).max(99), pauseSeconds: seconds(1, 86_400) }))
        .min(1)
        .max(20)
        .default([
            { weight: 10, pauseSeconds: 60 },
            { weight: 50, pauseSeconds: 60 },
        ]),
    /** canary: what the switch's own figures must say of the new version. */
    analysis: z
        .strictObject({
            enabled: z.boolean().default(true),
            /** Percentage points above the old version. */
            maxErrorPercent: z.number().min(0).max(100).default(1),
            /** Times the old version's average latency; differences below `latencyFloorMs` never count. */
            maxLatencyRatio: z.number().min(1).max(1000).default(3),
            latencyFloorMs: z.number().int().min(0).max(600_000).default(250),
            /** Fewer requests to the new version say nothing; the step is prolonged up to three times its pause. */
            minRequests: z.number().int().min(1).max(1_000_000).default(20),
            /** True: no step goes on by itself, a person promotes or aborts. */
            manual: z.boolean().default(false),
        })
        .prefault({}),
    /** How long requests of the old version may take to end. */
    drainSeconds: seconds(1, 3600).default(30),
    probe: probeSchema.optional(),
    /** By the port in the container. */
    ports: z.record(portKey, portSchema).default({}),
    /** Networks of other stacks that the service itself stays on; on all others its switch takes its place. */
    keepNetworks: z.array(z.string().min(1).max(200)).max(50).default([]),
    /** `accepted`: two versions may write the same volumes for a while. */
    sharedVolumes: z.enum(["refused", "accepted"]).default("refused"),
    /** Named volumes of the service are copied before it is touched, for a rollback that wants them back. */
    snapshotVolumes: z.boolean().default(false),
});
/** How one service of a stack is deployed. */
export type RolloutConfig = z.infer<typeof rolloutSchema>;

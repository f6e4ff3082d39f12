import { phrase } from "../../../../common/phrase";
import { describe, expect, it } from "vitest";
import type { ComposeModel } from "../../../../backend/deploy/compose/compose-model";
import type { ProjectContainer } from "../../../../backend/deploy/engine-port";
import { secretValues } from "../../../../backend/deploy/environment/secret-values";
import { describeChanges, type ChangeFacts } from "../../../../backend/deploy/plan/describe-changes";
import type { ServiceRollout } from "../../../../backend/models/releases";
import { rolloutSchema } from "../../../../common/rollout-schema";

/** As compose resolves it, with keys that no decision reads. */
type Service = Record<string, unknown>;
type Services = Record<string, Service>;
const model = (services: Services) => ({ services }) as unknown as ComposeModel;

function container(service: string, imageId = "sha256:1111111aaaa"): ProjectContainer {
    const rest = { oneOff: false, state: "running", configHash: "h", workingDirectory: "", createdAt: 0 };
    return { id: `${service}-1`, name: `shop-${service}-1`, service, imageId, ...rest };
}

function rollout(strategy: ServiceRollout["strategy"], over: Partial<ServiceRollout> = {}): ServiceRollout {
    const route = {
        driver: "haproxy" as const,
        service: "web",
        switchService: "web-switch",
        backendName: "web.behind.switch",
        ports: [],
        check: null,
        drainSeconds: 30,
    };
    return { config: rolloutSchema.parse({ strategy }), strategy, reason: null, route, ...over };
}

function changes(before: Services, after: Services, over: Partial<ChangeFacts> = {}) {
    const containers = new Map(Object.keys(before).map((name) => [name, [container(name)]]));
    return describeChanges({
        before: model(before),
        after: model(after),
        secrets: [],
        containers,
        kept: new Set(
            Object.keys(after).filter((name) => JSON.stringify(before[name]) === JSON.stringify(after[name])),
        ),
        images: new Map(),
        files: new Map(),
        pathName: (source) => source,
        rolloutsBefore: new Map(),
        rollouts: new Map(),
        ...over,
    });
}

/** The only changed service. */
function only(before: Service, after: Service, over: Partial<ChangeFacts> = {}) {
    return changes({ web: before }, { web: after }, over)[0]!;
}

const told = (change: ReturnType<typeof only>) =>
    change.fields!.map(({ field, before, after }) => `${field}: ${before} → ${after}`);

/** As compose resolves a service. */
const SECRET_PLACES: [string, (secret: string) => Service][] = [
    ["variables", (secret) => ({ environment: { GREETING: secret } })],
    ["driver options", (secret) => ({ networks: { default: { driver_opts: { mode: secret } } } }) as Service],
    ["options of logs", (secret) => ({ logging: { driver: "splunk", options: { mode: secret } } }) as Service],
    ["extensions", (secret) => ({ "x-app": { mode: secret } }) as Service],
    ["hooks", (secret) => ({ post_start: [{ command: ["a"], environment: { A: secret } }] }) as Service],
    ["passwords in a command", (secret) => ({ command: ["db", "--password", secret] })],
    ["tokens in an entrypoint", (secret) => ({ entrypoint: ["sh", "-c", `TOKEN=${secret} run`] }) as Service],
    [
        "headers in a healthcheck",
        (secret) => ({ healthcheck: { test: ["CMD", "curl", `Authorization: Bearer ${secret}`] } }) as Service,
    ],
    ["hashes in a label", (secret) => ({ labels: { "proxy.users": `ana:$$apr1$$${secret}` } })],
    ["labels with a telling name", (secret) => ({ labels: { "app.api-key": secret } })],
];

describe("describeChanges() of a service that is new", () => {
    const ports = [{ target: 80, protocol: "tcp", published: "8080" }];

    it("tells what it runs and where it can be reached", () => {
        const [change] = changes({}, { web: { image: "nginx:1@sha256:abc", ports, environment: { A: "1" } } });
        expect([change!.action, ...told(change!)]).toEqual([
            "create",
            "image: null → nginx:1",
            "ports 80/tcp: null → 8080",
        ]);
    });

    it("names no image where one is built", () => {
        const images = new Map([["web", { id: null, built: true }]]);
        expect(told(changes({}, { web: { image: "shop-web" } }, { images })[0]!)).toEqual([]);
    });
});

describe("describeChanges() names the changed key, old and new", () => {
    const cases: [string, Service, Service, string[]][] = [
        ["a command", { command: ["sleep", "1"] }, { command: ["sleep", "a b"] }, ['command: sleep 1 → sleep "a b"']],
        ["a command that goes", { command: ["x"] }, {}, ["command: x → null"]],
        ["a label", { labels: { "a.b": "1" } }, { labels: { "a.b": "2" } }, ["labels.a.b: 1 → 2"]],
        [
            "a published port",
            { ports: [{ target: 80, published: "8080", protocol: "tcp" }] },
            { ports: [{ target: 80, published: "8081", protocol: "tcp", host_ip: "127.0.0.1" }] },
            ["ports 80/tcp: 8080 → 127.0.0.1:8081"],
        ],
        [
            "a mount",
            { volumes: [{ type: "volume", source: "data", target: "/data" }] },
            { volumes: [{ type: "bind", source: "/srv", target: "/data", read_only: true }] },
            ["mount /data: volume data → /srv, read-only"],
        ],
        ["a network", { networks: { a: null } }, { networks: { a: null, b: null } }, ["networks.b: null → joined"]],
        [
            "a healthcheck",
            { healthcheck: { test: ["CMD-SHELL", "true"] } },
            { healthcheck: { test: ["CMD", "wget", "-q", "x"], interval: "5s" } },
            ["healthcheck.test: true → wget -q x", "healthcheck.interval: null → 5s"],
        ],
        [
            "memory",
            { deploy: {} },
            { deploy: { resources: { limits: { memory: "9" } } } },
            ["deploy.resources.limits.memory: null → 9"],
        ],
    ];
    it.each(cases)("%s", (_, before, after, expected) => {
        expect(told(only(before, after))).toEqual(expected);
    });

    it("the environment by key alone", () => {
        const change = only(
            { environment: { API_URL: "http://old", GONE: "x", SAME: "s" } },
            { environment: { API_URL: "http://new", FEATURE_X: "1", SAME: "s" } },
        );
        expect(change.reasons).toEqual(["environment ~ API_URL, + FEATURE_X, - GONE"]);
        expect(JSON.stringify(change)).not.toMatch(/http:|"x"|"1"/);
    });

    it("no secret that a value holds, in any spelling", () => {
        const secrets = secretValues("DB_PASSWORD='hunter2$!\"x'\n");
        const before = { command: ["db", "--password", 'hunter2$!"x'], labels: { dsn: "x" } };
        const after = {
            command: ["db", "-v", "--password", 'hunter2$$!"x'],
            labels: { url: "postgres://me:geheim@db/x", "auth.token": "abc" },
        };
        const change = only(before, after, { secrets });
        expect(JSON.stringify(change)).not.toMatch(/hunter2|geheim|abc/);
        expect(change.fields!.map(({ field }) => field)).toEqual([
            "command",
            "labels.dsn",
            "labels.url",
            "labels.auth.token",
        ]);
    });

    it.each(SECRET_PLACES)("no value of %s", (_, keys) => {
        const change = only(keys("old-geheim"), keys("new-geheim"));
        expect(change.fields).not.toEqual([]);
        expect(JSON.stringify(change)).not.toContain("geheim");
    });

    it("that two values differ, where what differs is hidden", () => {
        const change = only(
            { command: ["x", "one-secret"] },
            { command: ["x", "two-secret"] },
            { secrets: ["one-secret", "two-secret"] },
        );
        expect(change.fields).toEqual([
            { field: "command", change: "changed", before: null, after: null, hidden: true },
        ]);
        expect(change.reasons).toEqual(["command changed"]);
    });

    it("files by their path, for the services that mount them", () => {
        const web = { volumes: [{ type: "bind", source: "./conf", target: "/etc/app" }] };
        const files = new Map([
            ["conf/a.ini", "changed" as const],
            ["other.ini", "changed" as const],
        ]);
        const change = only(web, web, { files, kept: new Set() });
        expect(change.reasons).toEqual(["file ./conf/a.ini changed"]);
    });

    it("images by name and id", () => {
        const images = (id: string | null, built: boolean) => ({
            images: new Map([["web", { id, built }]]),
            kept: new Set<string>(),
        });
        const reasons = (before: string, after: string, id: string | null, built = false) =>
            only({ image: before }, { image: after }, images(id, built)).reasons;
        expect(reasons("nginx:1@sha256:ab", "nginx:2", null)).toEqual(["image nginx:1 (1111111) → nginx:2"]);
        expect(reasons("nginx:1@sha256:ab", "nginx:1", "sha256:2222222cc")).toEqual(["image 1111111 → 2222222"]);
        expect(reasons("localhost/s/web:11", "shop/web", "sha256:2222222cc", true)).toEqual([
            "image 1111111 → 2222222 (built)",
        ]);
        expect(reasons("localhost/s/web:11", "shop/web", null, true)).toEqual(["image built from this commit"]);
    });
});

describe("describeChanges() says what is interrupted, and why", () => {
    const port = { ports: [{ target: 80, published: "80", protocol: "tcp" }] };
    const causeOf = (change: ReturnType<typeof only>) => [change.outage!.cause, change.downtime] as const;

    it("nothing is where nothing is touched or new", () => {
        const [web, api] = changes({ web: {} }, { web: {}, api: {} });
        expect([causeOf(web!), causeOf(api!)]).toEqual([
            ["kept", false],
            ["new", false],
        ]);
    });

    it("a recreated service, with what would avoid it or why nothing would", () => {
        const unknown = only({}, { command: ["x"] });
        expect([causeOf(unknown), unknown.outage!.remedy]).toEqual([["recreated", true], null]);
        const avoidable = only({}, { command: ["x"] }, { obstacle: () => null });
        expect([avoidable.outage!.remedy, avoidable.outage!.reason]).toEqual(["rolling", null]);
        expect(avoidable.outage!.text).toContain("`strategy: rolling`");
        const stuck = only({}, { command: ["x"] }, { obstacle: () => phrase("rollout.devices") });
        expect([stuck.outage!.remedy, stuck.outage!.reason]).toEqual([null, phrase("rollout.devices")]);
    });

    it("one that asked for a strategy that it can't have", () => {
        const refused = rollout("recreate", { reason: phrase("rollout.devices"), route: null });
        const change = only({}, { command: ["x"] }, { rollouts: new Map([["web", refused]]) });
        expect([...causeOf(change), change.outage!.reason]).toEqual(["recreated", true, phrase("rollout.devices")]);
    });

    it("the first deployment with a switch has one gap, the next has none, and giving the ports back has one", () => {
        const switched = new Map([["web", rollout("rolling")]]);
        const first = only(port, {}, { rollouts: switched });
        expect(causeOf(first)).toEqual(["first-switch", true]);
        const next = only({ command: ["a"] }, { command: ["b"] }, { rollouts: switched, rolloutsBefore: switched });
        expect([...causeOf(next), next.strategy]).toEqual(["exchanged", false, "rolling"]);
        const back = only({}, port, { rolloutsBefore: switched });
        expect(causeOf(back)).toEqual(["ports-back", true]);
    });

    it("the first deployment with a canary says that its steps come with the next one", () => {
        const first = only(port, {}, { rollouts: new Map([["web", rollout("canary")]]) });
        expect(causeOf(first)).toEqual(["first-canary", true]);
        expect(first.outage!.text).toContain("can't be weighed");
    });

    it("a service that holds no ports gets its switch without a gap", () => {
        const change = only({}, { command: ["b"] }, { rollouts: new Map([["web", rollout("rolling")]]) });
        expect(causeOf(change)).toEqual(["exchanged", false]);
    });

    it("the switch itself names whom it serves", () => {
        const switched = new Map([["web", rollout("rolling")]]);
        const both = { rollouts: switched, rolloutsBefore: switched };
        const [, touched] = changes({ web: {}, "web-switch": {} }, { web: {}, "web-switch": { image: "x" } }, both);
        expect([...causeOf(touched!), touched!.outage!.other, touched!.switchOf]).toEqual([
            "switch",
            true,
            "web",
            "web",
        ]);
        const gone = changes({ web: {}, "web-switch": {} }, { web: {} }, { rolloutsBefore: switched });
        expect(causeOf(gone[1]!)).toEqual(["removed", false]);
    });

    it("what shares a namespace or depends goes along, but not with one that is exchanged beside itself", () => {
        const after = {
            web: { command: ["b"] },
            sidecar: { network_mode: "service:web" },
            worker: { depends_on: { web: {} } },
        };
        const before = { ...after, web: {} };
        const rows = changes(before, after);
        expect(rows.map(({ action, outage }) => `${action} ${outage!.cause} ${outage!.other}`)).toEqual([
            "recreate recreated null",
            "recreate follows web",
            "recreate follows web",
        ]);
        const exchanged = changes(before, after, { rollouts: new Map([["web", rollout("rolling")]]) });
        expect(exchanged.map(({ action }) => action)).toEqual(["recreate", "keep", "keep"]);
        const spared = changes(before, after, { rollouts: new Map([["worker", rollout("rolling")]]) });
        expect(spared.map(({ action }) => action)).toEqual(["recreate", "recreate", "keep"]);
    });

    it("what is removed stops, and a one-shot service interrupts nobody", () => {
        expect(causeOf(changes({ web: {}, old: {} }, { web: {} })[1]!)).toEqual(["removed", true]);
        const waiting = { depends_on: { migrate: { condition: "service_completed_successfully" } } };
        const [, migrate] = changes({ web: waiting, migrate: {} }, { web: waiting, migrate: { command: ["x"] } });
        expect(causeOf(migrate!)).toEqual(["finished", false]);
    });

    it("more containers come beside those that stay", () => {
        const web = { deploy: { replicas: 3 } };
        const change = only(web, web);
        expect([change.action, change.reasons, ...causeOf(change)]).toEqual([
            "scale",
            ["containers 1 → 3"],
            "scaled",
            false,
        ]);
    });
});

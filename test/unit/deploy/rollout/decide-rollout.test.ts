import { describe, expect, test } from "vitest";
import { rolloutSchema, type TrafficDriverName } from "../../../../common/rollout-schema";
import { decideRollout } from "../../../../backend/deploy/rollout/decide-rollout";

const PUBLISHED = { ports: [{ published: "8080", target: 80, protocol: "tcp" }] };
const WEB = { image: "shop/web", networks: { default: null }, ...PUBLISHED };
const NO_FACTS = { ports: [] as number[], volumes: [] as string[], hasHealthcheck: false };

interface Given {
    service?: object;
    others?: Record<string, object>;
    networks?: object;
    config?: object;
    image?: Partial<typeof NO_FACTS>;
    written?: Record<string, object>;
    proxies?: readonly TrafficDriverName[];
}

function decide({ service = WEB, others = {}, networks = {}, config = {}, image, written, proxies = [] }: Given) {
    const services = { web: service, ...others };
    return decideRollout({
        stack: "shop",
        name: "web",
        model: { name: "shop", services, networks: { default: { name: "shop_default" }, ...networks } },
        written: written ?? services,
        config: rolloutSchema.parse({ strategy: "rolling", ...config }),
        proxies,
        image: image === undefined ? null : { ...NO_FACTS, ...image },
    });
}

const behindCaddy = (expose: readonly string[]): Given => ({
    service: { image: "x", expose },
    config: { traffic: "caddy" },
    proxies: ["caddy"],
});

const data = { type: "volume", source: "data", target: "/data" };
const other = { image: "x", networks: { default: null } };

describe("decideRollout() with what can't be there twice", () => {
    const cases: [string, Given, RegExp][] = [
        [
            "more containers than a switch tells apart",
            { service: { ...WEB, scale: 33 } },
            /has 33 containers.* 64 apart/,
        ],
        ["as many replicas", { service: { ...WEB, deploy: { replicas: 40 } } }, /has 40 containers/],
        ["no container at all", { service: { ...WEB, scale: 0 } }, /scaled to 0/],
        ["no replica", { service: { ...WEB, deploy: { replicas: 0 } } }, /scaled to 0/],
        ["the host's network", { service: { ...WEB, network_mode: "host" } }, /network_mode: host/],
        ["no network", { service: { ...WEB, network_mode: "none" } }, /network_mode: none/],
        ["the network without names", { service: { ...WEB, network_mode: "bridge" } }, /network_mode: bridge/],
        ["another's network", { service: { ...WEB, network_mode: "service:vpn" } }, /service:vpn/],
        ["the host's processes", { service: { ...WEB, pid: "host" } }, /pid: host/],
        ["a guest", { others: { agent: { network_mode: "service:web" } } }, /agent living in its container/],
        ["one that takes its volumes", { others: { backup: { volumes_from: ["web:ro"] } } }, /backup living/],
        [
            "a fixed address",
            { service: { ...WEB, networks: { default: { ipv4_address: "10.0.0.5" } } } },
            /10\.0\.0\.5/,
        ],
        ["a fixed card", { service: { ...WEB, mac_address: "02:42:ac:11:65:43" } }, /02:42/],
        ["devices", { service: { ...WEB, devices: [{ source: "/dev/dri" }] } }, /devices/],
        [
            "a graphics card",
            { service: { ...WEB, deploy: { resources: { reservations: { devices: [{ count: 1 }] } } } } },
            /devices/,
        ],
        ["UDP", { service: { ...WEB, ports: [{ published: "53", target: 53, protocol: "udp" }] } }, /53\/udp/],
        ["any free port", { service: { ...WEB, ports: [{ target: 80, protocol: "tcp" }] } }, /80 at any free port/],
        ["a range", { service: { ...WEB, ports: [{ published: "80-90", target: 80 }] } }, /80-90/],
        ["a volume it writes", { service: { ...WEB, volumes: [data] } }, /writes to \/data/],
        [
            "a folder it writes",
            { service: { ...WEB, volumes: [{ type: "bind", source: "/srv", target: "/srv" }] } },
            /writes to \/srv/,
        ],
        ["a volume without a name", { service: { ...WEB, volumes: [{ type: "volume", target: "/data" }] } }, /\/data/],
        ["a volume of its image", { image: { volumes: ["/var/lib/data"] } }, /\/var\/lib\/data/],
        ["a taken name", { others: { "web-switch": other } }, /switch called web-switch/],
        ["a taken name in another profile", { written: { web: WEB, "Web-Switch": other } }, /switch called web-switch/],
        ["a taken network", { networks: { "web-switch": {} } }, /network called web-switch/],
        ["another of its name", { others: { old: { networks: { default: { aliases: ["web"] } } } } }, /with old/],
        ["another container of its name", { others: { old: { container_name: "web" } } }, /with old/],
        [
            "a neighbour on another stack's network",
            {
                service: { ...WEB, networks: { lan: null } },
                others: { db: { networks: { lan: null } } },
                networks: { lan: { external: true, name: "lan" } },
            },
            /meets db on lan alone/,
        ],
        [
            "labels by variable",
            { service: { ...WEB, labels: { "traefik.enable": "true" } }, written: { web: { labels: ["$A=true"] } } },
            /labels for a proxy/,
        ],
        ["a canary without traffic", { service: { image: "x" }, config: { strategy: "canary" } }, /no port/],
        ["nothing that can be asked", { service: { image: "x" } }, /neither a healthcheck nor a probe nor a port/],
        [
            "a probe that may mean either port",
            { service: { ...WEB, expose: ["9000"] }, config: { probe: { type: "http" } } },
            /several ports/,
        ],
        ["hooks", { service: { ...WEB, post_start: [{ command: "true" }] } }, /post_start hooks/],
        [
            "a name for its container that nobody can take over",
            { service: { image: "x", container_name: "shop", healthcheck: { test: ["CMD", "true"] } } },
            /the name shop for its container/,
        ],
        [
            "labels in front of the user's proxy",
            {
                service: { image: "x", expose: ["80"], labels: { "caddy.tls": "internal" } },
                config: { traffic: "caddy" },
            },
            /both versions would give them/,
        ],
        ["a port in front of the user's proxy", { config: { traffic: "caddy" } }, /publishes port 8080 .* caddy/],
        ["a proxy that nobody set up", { ...behindCaddy(["80"]), proxies: [] }, /behind caddy, which no administrator/],
        [
            "several networks there",
            {
                ...behindCaddy(["80"]),
                service: { image: "x", expose: ["80"], networks: { default: null, edge: null } },
            },
            /several networks/,
        ],
        ["other traffic than HTTP there", behindCaddy(["5432"]), /port 5432 .* caddy/],
    ];
    test.each(cases)("%s: it is made anew, and the plan says why", (_, given, reason) => {
        const { rollout, notes } = decide(given);
        expect(rollout).toMatchObject({ strategy: "recreate", route: null });
        expect(rollout.reason?.text).toMatch(reason);
        expect(notes.map(({ text }) => text).join()).toMatch(reason);
    });
});

describe("decideRollout() with what may be there twice", () => {
    const cases: [string, Given][] = [
        ["an ordinary service", {}],
        ["a name for its container", { service: { ...WEB, container_name: "shop" } }],
        ["a volume it only reads", { service: { ...WEB, volumes: [{ ...data, read_only: true }] } }],
        [
            "a socket of the host",
            { service: { ...WEB, volumes: [{ type: "bind", source: "/run/a.sock", target: "/s" }] } },
        ],
        ["memory of its own", { service: { ...WEB, volumes: [{ type: "tmpfs", target: "/tmp" }] } }],
        [
            "a volume that both may write",
            { service: { ...WEB, volumes: [data] }, config: { sharedVolumes: "accepted" } },
        ],
        [
            "a volume of its image that has a name",
            { service: { ...WEB, volumes: [{ ...data, read_only: true }] }, image: { volumes: ["/data/"] } },
        ],
        [
            "another stack's network",
            { service: { ...WEB, networks: { lan: null } }, networks: { lan: { external: true, name: "lan" } } },
        ],
    ];
    test.each(cases)("%s: its traffic goes through a switch", (_, given) => {
        const { rollout } = decide(given);
        expect(rollout).toMatchObject({ strategy: "rolling", reason: null });
        expect(rollout.route).toMatchObject({
            driver: "haproxy",
            service: "web",
            switchService: "web-switch",
            backendName: "web.shop.behind.switch",
        });
    });

    test("the containers that are kept are recorded", () => {
        expect(decide({ service: { ...WEB, scale: 2, deploy: { replicas: 3 } } }).rollout.scale).toBe(3);
        expect(decide({}).rollout.scale).toBe(1);
    });

    test("no traffic, but a healthcheck: no switch is needed", () => {
        const { rollout, notes } = decide({ service: { image: "x", healthcheck: { test: ["CMD", "true"] } } });
        expect(rollout).toMatchObject({ strategy: "rolling", route: null });
        expect(notes.map(({ text }) => text).join()).toMatch(/No port of web is known/);
    });

    test.each([
        ["rolling", "On lan others reach the containers of web themselves, also new ones."],
        [
            "canary",
            "On lan others reach the containers of web themselves, also new ones: there a canary gets more than its share.",
        ],
    ])("a network that it stays on: the plan of %s says what goes past the switch", (strategy, note) => {
        const { rollout, notes } = decide({
            service: { ...WEB, networks: { default: null, lan: null } },
            networks: { lan: { external: true, name: "lan" } },
            config: { strategy, keepNetworks: ["lan"] },
        });
        expect(rollout).toMatchObject({ strategy, reason: null });
        expect(notes.at(-1)?.text).toBe(note);
    });

    test("its settings ask for recreate: nothing is said", () => {
        const { rollout, notes } = decide({ config: { strategy: "recreate" } });
        expect(rollout).toMatchObject({ strategy: "recreate", reason: null, route: null });
        expect(notes).toEqual([]);
    });
});

describe("decideRollout() about ports", () => {
    const portsOf = (given: Given) => decide(given).rollout.route!.ports.map(({ target, mode }) => `${target} ${mode}`);
    const published = (target: number) => ({ image: "x", ports: [{ published: "1", target, protocol: "tcp" }] });

    test.each([
        [80, "http"],
        [3000, "http"],
        [8080, "http"],
        [443, "tcp"],
        [8443, "tcp"],
        [5432, "tcp"],
        [6379, "tcp"],
        [25, "tcp"],
        [12345, "tcp"],
    ])("%i is %s by what it usually is", (target, mode) => {
        expect(portsOf({ service: published(target) })).toEqual([`${target} ${mode}`]);
    });

    test("labels, probe, healthcheck and settings know better", () => {
        const service = (more: object) => ({ ...published(12345), ...more });
        const labels = { "traefik.http.services.shop.loadbalancer.server.port": "12345" };
        expect(portsOf({ service: service({ labels }), written: { web: { labels } } })).toEqual(["12345 http"]);
        const caddy = { caddy: "a.example", "caddy.reverse_proxy": "{{upstreams 12345}}" };
        expect(portsOf({ service: service({ labels: caddy }), written: { web: { labels: caddy } } })).toEqual([
            "12345 http",
        ]);
        expect(portsOf({ service: service({}), config: { probe: { type: "http", port: 12345 } } })).toEqual([
            "12345 http",
        ]);
        const healthcheck = { test: ["CMD-SHELL", "curl -f http://localhost:12345/health || exit 1"] };
        expect(portsOf({ service: service({ healthcheck }) })).toEqual(["12345 http"]);
        expect(portsOf({ service: published(80), config: { ports: { 80: { mode: "tcp" } } } })).toEqual(["80 tcp"]);
    });

    test("a port without settings of its own has the same ones as an empty entry", () => {
        const [own, empty] = [{}, { ports: { 80: {} } }].map((config) => decide({ config }).rollout.route!.ports[0]);
        expect(own).toEqual(empty);
        expect(own!.idleSeconds).toBe(3600);
    });

    test("ports that are only named count, too, and the healthcheck's where there is no other", () => {
        const image = { ports: [9000, 9100] };
        expect(portsOf({ service: { image: "x", expose: ["3000", "4000/tcp"] }, image })).toEqual([
            "3000 http",
            "4000 http",
            "9000 http",
            "9100 tcp",
        ]);
        const healthcheck = { test: ["CMD", "wget", "-qO-", "http://127.0.0.1/"] };
        expect(portsOf({ service: { image: "x", healthcheck } })).toEqual(["80 http"]);
        expect(portsOf({ service: { ...published(81), healthcheck } })).toEqual(["81 tcp"]);
    });

    test("the switch asks what the probe asks, else whether the port is open", () => {
        const probe = { type: "http", path: "/up", body: "ok", intervalSeconds: 5 };
        expect(decide({ config: { probe } }).rollout.route!.check).toMatchObject({
            port: 80,
            http: { path: "/up", status: "200-399", body: "ok" },
            intervalSeconds: 5,
        });
        expect(decide({}).rollout.route!.check).toMatchObject({ port: 80, http: null });
    });

    test("the plan says what was found and why", () => {
        expect(decide({}).notes.map(({ text }) => text)).toEqual([
            "Requests to web go through its switch: port 80 as HTTP (usually HTTP).",
        ]);
    });
});

import { describe, expect, test } from "vitest";
import { describeRight } from "../../../../backend/deploy/policy/describe-right";
import { judgeModel } from "../../../../backend/deploy/policy/judge-model";
import { isRefusal } from "../../../../backend/deploy/policy/right";

const bind = (source: string, more: object = {}) => ({ type: "bind", source, target: "/x", ...more });

/** In people's words; refusals as the place that they name. */
function judged(model: object): string[] {
    return judgeModel(model, "shop").map((finding) =>
        isRefusal(finding) ? `! ${finding.at}` : describeRight(finding),
    );
}

const ofService = (service: object) => judged({ name: "shop", services: { web: { image: "nginx", ...service } } });

describe("judgeModel() of a service", () => {
    const cases: [string, object, string[]][] = [
        ["an ordinary one", { ports: [{ target: 80 }], environment: { A: "1" }, cap_drop: ["ALL"], user: "1000" }, []],
        ["privileged", { privileged: true }, ["web runs privileged: it can do all that the host can"]],
        ["privileged as a text", { privileged: "true" }, ["web runs privileged: it can do all that the host can"]],
        ["not privileged", { privileged: false }, []],
        ["the host's network", { network_mode: "host" }, ["web shares the host's network namespace"]],
        ["another's network", { network_mode: "container:db" }, [foreign("db")]],
        ["a network by name", { network_mode: "lan" }, ["web joins the network lan, which is not the stack's"]],
        ["a service's network", { network_mode: "service:vpn" }, []],
        ["the host's processes", { pid: "host" }, ["web shares the host's pid namespace"]],
        ["another's processes", { pid: "container:db" }, [foreign("db")]],
        ["the host's memory", { ipc: "host" }, ["web shares the host's ipc namespace"]],
        ["shareable memory", { ipc: "shareable" }, []],
        ["the host's users", { userns_mode: "host" }, ["web shares the host's user namespace"]],
        ["the host's name", { uts: "host" }, ["web shares the host's uts namespace"]],
        ["the host's control groups", { cgroup: "host" }, ["web shares the host's cgroup namespace"]],
        ["a control group", { cgroup_parent: "/docker" }, ["web sets cgroup_parent /docker"]],
        ["capabilities", { cap_add: ["NET_ADMIN", "SYS_TIME"] }, ["NET_ADMIN", "SYS_TIME"].map(capability)],
        ["a device, as it was written once", { devices: ["/dev/dri:/dev/dri:rwm"] }, [device("/dev/dri")]],
        [
            "a device, as it is written now",
            { devices: [{ source: "/dev/dri", target: "/dev/dri" }] },
            [device("/dev/dri")],
        ],
        ["a rule for devices", { device_cgroup_rules: ["c 1:3 mr"] }, [device("c 1:3 mr")]],
        ["a GPU", { gpus: [{ count: -1 }] }, [device("gpu")]],
        ["a reserved GPU", reserved(), [device("gpu")]],
        ["a security option", { security_opt: ["apparmor=unconfined"] }, [security("apparmor=unconfined")]],
        ["a harmless security option", { security_opt: ["no-new-privileges:true"] }, []],
        ["another runtime", { runtime: "sysbox" }, ["web uses the runtime sysbox"]],
        ["a path of the host", { volumes: [bind("/etc")] }, ["web reads and writes /etc of the host"]],
        ["a path to read", { volumes: [bind("/etc", { read_only: true })] }, ["web reads /etc of the host"]],
        ["a named volume", { volumes: [{ type: "volume", source: "data", target: "/x" }] }, []],
        [
            "a mount of another kind",
            { volumes: [{ type: "npipe", source: "x", target: "/x" }] },
            ["! services.web.volumes"],
        ],
        ["another container's volumes", { volumes_from: ["container:db:ro"] }, [foreign("db")]],
        ["a service's volumes", { volumes_from: ["db"] }, []],
        ["a link to another container", { external_links: ["db:database"] }, [foreign("db")]],
        [
            "labels of a proxy",
            { labels: { "traefik.enable": "true", "traefik.http.routers.a.rule": "x" } },
            [orders("traefik")],
        ],
        ["labels as a list", { labels: ["caddy=example.org"] }, [orders("caddy")]],
        ["labels in capitals", { labels: { "Traefik.Enable": "true" } }, [orders("traefik")]],
        ["labels with a number", { labels: { caddy_1: "a", "caddy_1.tls": "b" } }, [orders("caddy")]],
        ["labels of a switch", { labels: { "cicd.switch": "web" } }, ["! services.web.labels"]],
        ["Compose in capitals", { labels: { "Com.Docker.Compose.project": "x" } }, ["! services.web.labels"]],
        ["a hostname behind a switch", { hostname: "web.shop.behind.switch" }, ["! services.web.hostname"]],
        ["a name behind a switch", { container_name: "a.behind.switch" }, ["! services.web.container_name"]],
        [
            "an alias behind a switch",
            { networks: { default: { aliases: ["x", "Web.Shop.Behind.Switch."] } } },
            ["! services.web.networks"],
        ],
        ["a link behind a switch", { links: ["db:x.behind.switch"] }, ["! services.web.links"]],
        [
            "ordinary names",
            { hostname: "switch", links: ["db"], networks: { a: { aliases: ["behind"] }, b: null } },
            [],
        ],
        ["labels of Compose", { labels: { "com.docker.compose.project": "other" } }, ["! services.web.labels"]],
        ["labels of one's own", { labels: { "org.example.team": "web", traefiklike: "1" } }, []],
        ["a log elsewhere", { logging: { driver: "syslog", options: {} } }, ["web sends its log to syslog"]],
        ["a log here", { logging: { driver: "json-file", options: { "max-size": "1m" } } }, []],
        ["a privileged hook", { post_start: [{ command: ["x"], privileged: true }] }, ["web runs a privileged hook"]],
        ["a hook", { pre_stop: [{ command: ["x"], user: "root" }] }, []],
        ["a hook with more", { pre_stop: [{ command: ["x"], run_on: "host" }] }, ["! services.web.pre_stop.run_on"]],
        ["the engine's socket by its switch", { use_api_socket: true }, [socket()]],
        ["a program as provider", { provider: { type: "sh" } }, ["! services.web.provider"]],
        ["accounts of the host", { credential_spec: { file: "x" } }, ["! services.web.credential_spec"]],
        ["what nobody knows", { teleport: true }, ["! services.web.teleport"]],
        ["an extension", { "x-note": { privileged: true } }, []],
        ["a name of Object's", { constructor: { privileged: true } }, ["! services.web.constructor"]],
        ["its own image", { image: "localhost/shop/web:0123456789ab" }, []],
        [
            "another stack's image",
            { image: "localhost/blog/web:1" },
            ["web runs the image localhost/blog/web:1, which another stack built"],
        ],
        ["an annotation", { annotations: { "run.oci.handler": "x" } }, ["web sets annotation run.oci.handler"]],
        ["to be killed last", { oom_score_adj: -900 }, ["web sets oom_score_adj -900"]],
        ["to be killed first", { oom_score_adj: 900 }, []],
        ["never to be killed", { oom_kill_disable: true }, ["web sets oom_kill_disable"]],
    ];
    test.each(cases)("that has %s", (_, service, expected) => {
        expect(ofService(service)).toEqual(expected);
    });
});

describe("judgeModel() of a build", () => {
    const cases: [string, object, string[]][] = [
        ["a folder", { context: "/stacks/shop/app", dockerfile: "Dockerfile", args: { A: "1" }, target: "x" }, []],
        ["a Git address", { context: "https://example.org/x.git" }, ["web is built from https://example.org/x.git"]],
        ["an SSH address", { context: "git@example.org:x.git" }, ["web is built from git@example.org:x.git"]],
        ["another folder", { additional_contexts: { a: "/stacks/shop/b", c: "docker-image://alpine" } }, []],
        [
            "another address",
            { additional_contexts: { a: "https://example.org/a" } },
            ["web is built from https://example.org/a"],
        ],
        [
            "a cache on this disk",
            { cache_from: ["type=local,src=/etc"] },
            ["web is built with cache type=local,src=/etc"],
        ],
        ["a cache in a registry", { cache_to: ["type=registry,ref=example/x"], cache_from: ["example/x"] }, []],
        ["the host's network", { network: "host" }, ["web is built with network host"]],
        ["no network", { network: "none" }, []],
        ["entitlements", { entitlements: ["security.insecure"] }, ["web is built with entitlement security.insecure"]],
        ["privileges", { privileged: true }, ["web is built with privileged"]],
        ["an SSH agent", { ssh: ["default"] }, ["web is built with ssh agent default"]],
        ["what nobody knows", { teleport: 1 }, ["! services.web.build.teleport"]],
    ];
    test.each(cases)("from or with %s", (_, build, expected) => {
        expect(ofService({ build })).toEqual(expected);
    });
});

describe("judgeModel() of what belongs to the whole stack", () => {
    const cases: [string, object, string[]][] = [
        ["its own volume", { volumes: { data: { name: "shop_data" } } }, []],
        ["an external volume", { volumes: { data: { name: "shop_data", external: true } } }, [volume("shop_data")]],
        ["a volume by another name", { volumes: { data: { name: "blog_data" } } }, [volume("blog_data")]],
        ["a name that only begins alike", { volumes: { data: { name: "shopping_data" } } }, [volume("shopping_data")]],
        [
            "a folder of the host as a volume",
            { volumes: { data: { name: "shop_data", driver_opts: { type: "none", o: "bind", device: "/etc" } } } },
            ["the stack reads and writes /etc of the host"],
        ],
        [
            "a share of the network",
            {
                volumes: {
                    data: { name: "shop_data", driver_opts: { type: "nfs", o: "addr=10.0.0.5,rw", device: ":/x" } },
                },
            },
            ["the stack mounts the network share :/x"],
        ],
        ["memory as a volume", { volumes: { data: { driver_opts: { type: "tmpfs", device: "tmpfs" } } } }, []],
        ["another driver", { volumes: { data: { driver: "rclone" } } }, ["the stack uses the volume rclone"]],
        ["its own network", { networks: { default: { name: "shop_default", ipam: {}, internal: true } } }, []],
        ["an external network", { networks: { lan: { name: "proxy", external: true } } }, [network("proxy")]],
        ["a network by another name", { networks: { lan: { name: "blog_default" } } }, [network("blog_default")]],
        ["another driver", { networks: { lan: { driver: "macvlan" } } }, ["the stack uses the network macvlan"]],
        [
            "options of a driver",
            { networks: { lan: { driver_opts: { "com.docker.network.bridge.name": "eth0" } } } },
            ["the stack uses the network option com.docker.network.bridge.name"],
        ],
        ["an external secret", { secrets: { key: { external: true } } }, ["! secrets.key.external"]],
        ["a config from its text", { configs: { a: { content: "x" } } }, []],
        ["a driver of secrets", { secrets: { key: { driver: "vault" } } }, ["! secrets.key.driver"]],
        ["a section that nobody knows", { models: { llm: {} } }, ["! models"]],
        ["an extension", { "x-more": { privileged: true } }, []],
    ];
    test.each(cases)("%s", (_, model, expected) => {
        expect(judged({ name: "shop", services: {}, ...model })).toEqual(expected);
    });

    test.each([null, [], "x", 3, { services: null }, { services: [] }, { services: { web: null } }])(
        "%j is no crash",
        (model) => {
            expect(judgeModel(model, "shop")).toEqual([]);
        },
    );
});

function foreign(name: string) {
    return `web reaches into the container ${name}, which is not the stack's`;
}
function capability(name: string) {
    return `web has the capability ${name}`;
}
function device(name: string) {
    return `web uses the device ${name}`;
}
function security(option: string) {
    return `web runs with the security option ${option}`;
}
function orders(name: string) {
    return `web gives orders to ${name} by its labels`;
}
function socket() {
    return "web controls the container engine, and with it the host";
}
function volume(name: string) {
    return `the stack uses the volume ${name}, which is not the stack's`;
}
function network(name: string) {
    return `the stack joins the network ${name}, which is not the stack's`;
}
function reserved() {
    return { deploy: { resources: { reservations: { devices: [{ capabilities: ["gpu"] }] } } } };
}

import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { rolloutSchema } from "../../../../common/rollout-schema";
import { readYaml } from "../../../../backend/deploy/compose/read-yaml";
import { documentText, serviceNames } from "../../../../backend/deploy/render/document-text";
import { unshareServices } from "../../../../backend/deploy/render/service-editor";
import { addSwitch } from "../../../../backend/deploy/rollout/add-switch";
import { decideRollout } from "../../../../backend/deploy/rollout/decide-rollout";

type Services = Record<string, Record<string, unknown>>;

/** As much of compose's own resolving as these files need. */
function resolved(text: string) {
    const { services, networks } = parse(text.replace(/\$\{\w+:-(\w+)\}/g, "$1"), { merge: true }) as {
        services: Services;
        networks?: object;
    };
    const asMap = (value: unknown) =>
        Array.isArray(value) ? Object.fromEntries(value.map((name: string) => [name, null])) : value;
    const entries = Object.entries(services).map(([name, service]) => {
        const ports = ((service.ports as string[] | undefined) ?? []).map((port) => {
            const [target, published] = port.split(":").reverse();
            return { target: Number(target), published, protocol: "tcp" };
        });
        const labels = Array.isArray(service.labels)
            ? Object.fromEntries(service.labels.map((label: string) => label.split(/=(.*)/)))
            : service.labels;
        const where = service.network_mode ? {} : { networks: asMap(service.networks ?? ["default"]) };
        return [name, { ...service, ports, labels, depends_on: asMap(service.depends_on), ...where }];
    });
    return { services: Object.fromEntries(entries) as object, networks: networks ?? {} };
}

function switched(
    text: string,
    config: object = {},
    names = ["web"],
): { text: string; services: Services } & Record<string, unknown> {
    const document = readYaml("compose.yaml", text);
    const model = resolved(text);
    unshareServices(document, serviceNames(document));
    for (const name of names) {
        const { rollout } = decideRollout({
            ...{
                stack: "shop",
                name,
                model,
                written: (document.toJS() as { services: Services }).services,
                image: null,
                proxies: ["caddy"],
            },
            config: rolloutSchema.parse({ strategy: "rolling", ...config }),
        });
        const { keepNetworks } = rollout.config;
        const section = { image: "haproxy:3" };
        addSwitch(document, {
            stack: "shop",
            section,
            model,
            route: rollout.route!,
            keepNetworks,
            doubled: new Set(names),
        });
    }
    const edited = documentText(document, text);
    return { ...(parse(edited, { merge: true }) as { services: Services }), text: edited };
}

const services = (text: string, config?: object, names?: string[]) => switched(text, config, names).services;

describe("addSwitch()", () => {
    test("the switch takes ports and name as they are written, and the service keeps a name for the switch", () => {
        const { web, "web-switch": own } = services(`
services:
  web:
    image: nginx
    container_name: shop
    ports: ["127.0.0.1:8080:80", "\${PORT:-81}:81"]
    environment: { A: "1" }
`);
        expect(web).toEqual({
            image: "nginx",
            environment: { A: "1" },
            networks: { default: { aliases: ["web.shop.behind.switch"] } },
        });
        expect(own).toEqual({
            image: "haproxy:3",
            ports: ["127.0.0.1:8080:80", "${PORT:-81}:81"],
            container_name: "shop",
            expose: ["80", "81"],
            networks: { default: null },
            labels: { "cicd.switch": "web" },
        });
    });

    test("proxies are told of the switch alone, whichever way their labels are written", () => {
        for (const labels of [
            `["traefik.enable=true", "Traefik.http.routers.a.rule=Host(\`a\`)", "caddy_1.tls=internal", "com.example=1"]`,
            `{ traefik.enable: true, Traefik.http.routers.a.rule: Host(\`a\`), caddy_1.tls: internal, com.example: "1" }`,
        ]) {
            const { web, "web-switch": own } = services(`
services:
  web:
    ports: ["80:80"]
    labels: ${labels}
`);
            expect(own!.labels).toEqual({
                "traefik.enable": expect.toSatisfy((value) => String(value) === "true") as unknown,
                "Traefik.http.routers.a.rule": "Host(`a`)",
                "caddy_1.tls": "internal",
                "cicd.switch": "web",
            });
            expect(JSON.stringify(web!.labels)).toMatch(/com\.example.*traefik\.enable.*false/);
        }
    });

    test("a proxy that reads variables finds them on the switch", () => {
        const written = ["VIRTUAL_HOST=a.example", "LETSENCRYPT_HOST=a.example"];
        for (const environment of [
            `[A=1, ${written.join(", ")}]`,
            "{ A: 1, VIRTUAL_HOST: a.example, LETSENCRYPT_HOST: a.example }",
        ]) {
            const { web, "web-switch": own } = services(`
services:
  web:
    ports: ["80:80"]
    environment: ${environment}
`);
            expect(JSON.stringify(web!.environment)).toMatch(/^(\["A=1"\]|\{"A":1\})$/);
            expect(JSON.stringify(own!.environment)).toMatch(/VIRTUAL_HOST.*LETSENCRYPT_HOST/);
        }
    });

    test("on other stacks' networks the switch takes the service's place with all its names", () => {
        const text = `
services:
  web:
    ports: ["80:80"]
    networks:
      default:
      proxy: { aliases: [www] }
networks:
  proxy: { external: true, name: npm }
`;
        const { web, "web-switch": own } = services(text);
        expect(web!.networks).toEqual({ default: { aliases: ["web.shop.behind.switch"] } });
        expect(own!.networks).toEqual({ default: null, proxy: { aliases: ["web", "shop-web-1", "www"] } });

        const kept = services(text, { keepNetworks: ["npm"] });
        expect(kept.web!.networks).toEqual({ default: { aliases: ["web.shop.behind.switch"] }, proxy: null });
        expect(kept["web-switch"]!.networks).toEqual({ default: null, proxy: { aliases: ["www"] } });
    });

    test("a service that is on another stack's network alone gets one for itself and its switch", () => {
        const { networks, services: found } = switched(`
services:
  web:
    ports: ["80:80"]
    networks: [proxy]
networks:
  proxy: { external: true }
`);
        expect(networks).toEqual({ proxy: { external: true }, "web-switch": {} });
        expect(found.web!.networks).toEqual({ "web-switch": { aliases: ["web.shop.behind.switch"] } });
        expect(found["web-switch"]!.networks).toEqual({
            "web-switch": null,
            proxy: { aliases: ["web", "shop-web-1"] },
        });
    });

    test("a service keeps its way out when only a network without one is left", () => {
        const { web } = services(`
services:
  web:
    ports: ["80:80"]
    networks: [back, proxy]
networks:
  back: { internal: true }
  proxy: { external: true }
`);
        expect(Object.keys(web!.networks as object)).toEqual(["back", "web-switch"]);
    });

    test("who may call the service calls the switch by its name; what the service stands on is left alone", () => {
        const text = `
services:
  web:
    ports: ["80:80"]
    depends_on: [api]
  api: { image: api, depends_on: { db: { condition: service_healthy } } }
  db: { image: own-database }
  cache: { image: "docker.io/library/redis:7" }
  worker: { image: worker, links: ["web:front", "db"], depends_on: { db: { condition: service_healthy } } }
  sidecar: { image: x, network_mode: "service:worker" }
  far: { image: x, networks: [far] }
networks:
  far:
`;
        const found = services(text);
        for (const name of ["api", "db", "cache", "sidecar", "far"]) {
            expect(found[name], name).toEqual((parse(text) as { services: Services }).services[name]);
        }
        expect(found.worker).toEqual({
            image: "worker",
            links: ["db", "web-switch:front", "web-switch:web"],
            depends_on: {
                db: { condition: "service_healthy" },
                "web-switch": { condition: "service_started" },
                web: { condition: "service_started" },
            },
        });
    });

    test("two switched services call each other's switches", () => {
        const text = `
services:
  web: { image: web, ports: ["80:80"], depends_on: [api] }
  api: { image: api, expose: ["3000"] }
`;
        const { web, api, ...switches } = services(text, {}, ["web", "api"]);
        expect(web!.links).toEqual(["api-switch:api"]);
        expect(api!.links).toEqual(["web-switch:web"]);
        expect(switches["api-switch"]!.ports).toBeUndefined();
        expect(Object.values(switches).every((one) => one.depends_on === undefined)).toBe(true);
    });

    test("a service behind the user's own proxy stays where it is, under one more name", () => {
        const text = `
services:
  web: { image: web, expose: ["80"], networks: { lan: { aliases: [www] } } }
networks:
  lan: { external: true }
`;
        const found = services(text, { traffic: "caddy" });
        const behind = "web.shop.behind.switch";
        expect(found.web!.networks).toEqual({ lan: { aliases: ["www", behind] } });
        expect(Object.keys(found)).toEqual(["web"]);
    });

    test("services that stand elsewhere under an anchor are edited, too", () => {
        const found = services(`
x-services: &all
  web: { image: nginx, ports: ["80:80"] }
  worker: { image: worker }
services: *all
`);
        expect(found.worker!.links).toEqual(["web-switch:web"]);
        expect(found["web-switch"]!.ports).toEqual(["80:80"]);
    });

    test("comments stay, and what others share by anchors is not changed for them", () => {
        const { text, services: found } = switched(`# mine
services:
  # the front
  web: &web
    image: nginx # pinned below
    ports: &ports
      - "80:80"
    labels:
      traefik.enable: "true"
  other:
    <<: *web
    ports: ["81:80"]
  third:
    ports: *ports
`);
        expect(text).toContain("# mine");
        expect(text).toContain("# the front");
        expect(found.other).toMatchObject({ image: "nginx", ports: ["81:80"], labels: { "traefik.enable": "true" } });
        expect(found.third).toMatchObject({ ports: ["80:80"] });
        expect(found.web!.ports).toBeUndefined();
    });
});

import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import type { Section } from "../../../../common/compose-edit";
import type { Route } from "../../../../common/route";
import { editsBetween } from "../../../../backend/deploy/hand-edit/edits";
import { mapBack } from "../../../../backend/deploy/hand-edit/map-back";
import { putBack } from "../../../../backend/deploy/hand-edit/put-back";
import { addSwitch } from "../../../../backend/deploy/rollout/add-switch";

const SOURCE = `services:
    web:
        image: nginx:1
        container_name: shop-web
        ports: ["80:80"]
        labels:
            - traefik.enable=true
            - mine=1
        networks: [default, proxy]
    api:
        image: api:1
networks:
    proxy:
        external: true
`;
const MODEL = {
    services: {
        web: { image: "nginx:1", networks: { default: null, proxy: null } },
        api: { image: "api:1", networks: { default: null } },
    },
    networks: { default: { name: "shop_default" }, proxy: { name: "proxy", external: true } },
};
const ROUTE: Route = {
    driver: "haproxy",
    service: "web",
    switchService: "web-switch",
    backendName: "web.behind.switch",
    ports: [{ target: 80, mode: "http", sticky: false, proxyProtocol: false, idleSeconds: 60 }],
    check: null,
    drainSeconds: 30,
};

/** The source as it is rendered with a switch. */
function switched(): Section {
    const document = parseDocument(SOURCE, { merge: true });
    addSwitch(document, {
        stack: "shop",
        section: { image: "haproxy:3" },
        model: MODEL,
        route: ROUTE,
        keepNetworks: [],
        doubled: new Set(["web"]),
    });
    return document.toJS() as Section;
}

const SWITCHES = new Map([["web", "web-switch"]]);
const source = parseDocument(SOURCE).toJS() as Section;
type Services = Record<string, Section>;

/** What an edit of the rendered file means for the source. */
function mapped(change: (services: Services) => void) {
    const [released, edited] = [switched(), switched()];
    change(edited.services as Services);
    const target = mapBack({
        released: putBack(released, SWITCHES, source),
        edited: putBack(edited, SWITCHES, source),
        source,
    });
    return editsBetween(source, target).map(({ path, from, to }) => [path.join("."), from, to]);
}

describe("putBack()", () => {
    it("is tried on a file that has a switch", () => {
        const services = switched().services as Services;
        expect(services["web-switch"]).toMatchObject({ container_name: "shop-web", ports: ["80:80"] });
        expect(services.web).not.toHaveProperty("ports");
        expect(services.api).toHaveProperty("links");
    });

    it.each<[string, (services: Services) => void, unknown[][]]>([
        ["nothing", () => undefined, []],
        [
            "a port of the switch is the service's",
            (services) => (services["web-switch"]!.ports = ["8080:80"]),
            [["services.web.ports", "80:80", "8080:80"]],
        ],
        [
            "so is its name",
            (services) => (services["web-switch"]!.container_name = "front"),
            [["services.web.container_name", "shop-web", "front"]],
        ],
        [
            "a label of the switch is the service's, in the repository's form",
            (services) => ((services["web-switch"]!.labels as Section)["traefik.http.routers.a.rule"] = "Host(`a`)"),
            [["services.web.labels", undefined, "traefik.http.routers.a.rule=Host(`a`)"]],
        ],
        [
            "what the service is made of stays its own",
            (services) => (services.web!.restart = "always"),
            [["services.web.restart", undefined, "always"]],
        ],
        [
            "who calls it is as it was written",
            (services) => (services.api!.depends_on = [...(services.api!.depends_on as string[]), "web"]),
            [["services.api.depends_on", undefined, ["web"]]],
        ],
    ])("maps back: %s", (_, change, expected) => {
        expect(mapped(change)).toEqual(expected);
    });
});

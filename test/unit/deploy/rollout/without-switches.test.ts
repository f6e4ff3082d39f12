import { expect, test } from "vitest";
import { withoutSwitches } from "../../../../backend/deploy/rollout/without-switches";

const route = {
    ...{
        driver: "haproxy" as const,
        service: "web",
        switchService: "web-switch",
        backendName: "web.shop.behind.switch",
    },
    ...{ ports: [], check: null, drainSeconds: 30 },
};

test("withoutSwitches() leaves what the repository wrote, and names behind a switch that are not this stack's", () => {
    const model = {
        services: {
            web: { networks: { default: { aliases: ["web.shop.behind.switch", "www"] } } },
            evil: { networks: { default: { aliases: ["web.bank.behind.switch"] } } },
            "web-switch": { image: "haproxy" },
        },
        volumes: { data: {} },
    };
    expect(withoutSwitches(model, { web: { route }, evil: undefined })).toEqual({
        services: {
            web: { networks: { default: { aliases: ["www"] } } },
            evil: { networks: { default: { aliases: ["web.bank.behind.switch"] } } },
        },
        volumes: { data: {} },
    });
});

test("withoutSwitches() gives a service back what its switch took over", () => {
    const model = {
        services: {
            web: { labels: { app: "shop" }, networks: { default: { aliases: ["web.shop.behind.switch"] } } },
            "web-switch": {
                labels: { caddy: "shop.example.org", "cicd.switch": "web" },
                networks: { default: null, proxy: { aliases: ["web"] } },
            },
        },
    };
    expect(withoutSwitches(model, { web: { route } })).toEqual({
        services: {
            web: {
                labels: { app: "shop", caddy: "shop.example.org" },
                networks: { default: { aliases: [] }, proxy: { aliases: ["web"] } },
            },
        },
    });
});

import { expect, it } from "vitest";
import { proxySettingsSchema } from "../../../../common/proxy-settings-schema";
import type { Route } from "../../../../common/route";
import { caddySwitch } from "../../../../backend/deploy/traffic/caddy/caddy-switch";
import type { SwitchRun } from "../../../../backend/deploy/traffic/traffic-switch";
import { createRequestProxy } from "../../../../backend/git/request-proxy";

const route: Route = {
    ...{ driver: "caddy", service: "web", switchService: null, backendName: "web.shop.behind.switch", check: null },
    ports: [{ target: 80, mode: "http", sticky: false, proxyProtocol: false, idleSeconds: 60 }],
    drainSeconds: 5,
};

it("Caddy is not asked again where its name leads to an address that is never asked", async () => {
    let looked = 0;
    const lookup = async () => {
        looked += 1;
        return [{ address: "169.254.169.254", family: 4 }];
    };
    const tools = {
        layout: { stack: "shop" },
        proxies: async () => proxySettingsSchema.parse({ caddy: { admin: "http://caddy:2019" } }),
        requestProxy: createRequestProxy({ authority: async () => null }, lookup),
        wait: async () => undefined,
    };
    const run = { tools, context: {} } as unknown as SwitchRun;
    await expect(caddySwitch.ensure(route, run)).rejects.toMatchObject({
        code: "TRAFFIC_SWITCH_FAILED",
        message: "Caddy, the proxy of web, has an address in the settings that is never asked.",
        hint: expect.stringContaining("169.254.169.254") as string,
    });
    expect(looked).toBe(1);
});

it.each(["http://user:sesame@caddy:2019", "http://sesame@caddy:2019", "http://caddy:2019/?key=sesame", "ftp://caddy"])(
    "an address like %s is no setting: a login would be kept and shown in plain",
    (admin) => {
        const { error } = proxySettingsSchema.safeParse({ caddy: { admin } });
        expect(error?.issues).toHaveLength(1);
        expect(JSON.stringify(error)).not.toContain("sesame");
    },
);

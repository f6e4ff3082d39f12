import { describe, expect, it } from "vitest";
import type { Route, RouteCheck, RoutePort } from "../../../../common/route";
import { configText, SLOTS, versionOf } from "../../../../backend/deploy/traffic/haproxy/config-text";
import { configPattern, configWord } from "../../../../backend/deploy/traffic/haproxy/config-word";

const web: RoutePort = { target: 80, mode: "http", sticky: false, proxyProtocol: false, idleSeconds: 3600 };
const check: RouteCheck = {
    port: 80,
    http: null,
    ...{ intervalSeconds: 2, maxLatencyMs: 5000, healthyThreshold: 2, unhealthyThreshold: 3 },
};

function textOf(ports: Partial<RoutePort>[] = [{}], more: Partial<Route> = {}, ipv6 = true): string {
    const route: Route = {
        driver: "haproxy",
        service: "web",
        switchService: "web-switch",
        backendName: "web.behind.switch",
        ports: ports.map((port) => ({ ...web, ...port })),
        check,
        drainSeconds: 30,
        ...more,
    };
    return configText(route, { stack: "shop", ipv6 });
}

/** The lines of one section. */
const section = (text: string, name: string) => text.split("\n\n").find((part) => part.startsWith(name)) ?? "";

describe("configText()", () => {
    it("says its own version, and another one for every other text", () => {
        const text = textOf();
        expect(versionOf(text)).toMatch(/^[0-9a-f]{16}$/);
        expect(versionOf(text)).toBe(versionOf(textOf()));
        expect(versionOf(text)).not.toBe(versionOf(textOf([{ idleSeconds: 5 }])));
    });

    it("has a place for each container that leaves, and for who asks beside", () => {
        const places = Number(/^ {4}stats maxconn (\d+)$/m.exec(textOf())?.[1]);
        expect(places).toBeGreaterThan(2 * SLOTS);
    });

    it("starts without any name server, and serves by name at rest", () => {
        const names = textOf().match(/server-template n .*/)?.[0];
        expect(names).toContain("web.behind.switch:80 resolvers engine");
        expect(names).toContain("init-addr last,none");
        expect(names).toContain(" backup ");
    });

    it("keeps the client's address, and repeats only what reached no container, when it is HTTP", () => {
        const text = section(textOf(), "listen p80");
        expect(text).toContain("option forwardfor");
        expect(text).toContain("retry-on conn-failure\n");
        expect(text).toContain("option redispatch 1");
    });

    it("hands TCP on as it is, with the client's address by PROXY protocol where that is asked", () => {
        const text = textOf([{ target: 25, mode: "tcp", proxyProtocol: true }, { target: 80 }]);
        const mail = section(text, "listen p25");
        expect(mail).toContain("mode tcp");
        expect(mail).not.toContain("forwardfor");
        expect(mail.match(/send-proxy-v2/g)).toHaveLength(2);
        expect(section(text, "listen p80")).not.toContain("send-proxy");
        // The container expects the protocol from whoever asks it, too.
        expect(textOf([{ target: 80, mode: "tcp", proxyProtocol: true }])).toContain("check-send-proxy");
    });

    it("speaks HTTP/2 to containers that know nothing else", () => {
        const text = textOf([{ mode: "h2c" }], { check: { ...check, http: { path: "/", status: "200", body: null } } });
        expect(text.match(/ proto h2 .*check-proto h2/g)).toHaveLength(2);
        const asksOther = textOf([{ mode: "h2c", target: 81 }, {}], {
            check: { ...check, http: { path: "/", status: "200", body: null } },
        });
        expect(asksOther.match(/ proto h2 .*check-proto h1/g)).toHaveLength(2);
    });

    it("keeps sticky clients by the container's address", () => {
        expect(textOf([{ sticky: true }])).toMatch(
            /cookie switch-[0-9a-f]{8} insert indirect nocache httponly dynamic\n/,
        );
        const tcp = textOf([{ sticky: true, mode: "tcp" }]);
        expect(tcp).toContain("balance source");
        expect(tcp.match(/hash-key addr/g)).toHaveLength(2);
    });

    it("calls cookies differently for every port and stack, since a browser sends them to all ports of a host", () => {
        const cookies = (text: string) => text.match(/cookie switch-\w+/g) ?? [];
        const two = textOf([{ sticky: true }, { target: 81, sticky: true }]);
        expect(new Set(cookies(two)).size).toBe(2);
    });

    it("listens by IPv6 only where the machine knows it", () => {
        expect(textOf()).toContain("bind :::80 v6only");
        expect(textOf([{}], {}, false)).not.toContain(":::");
    });

    it("asks nothing when there is no check", () => {
        expect(textOf([{}], { check: null })).not.toContain("check");
    });

    it("asks by HTTP with path, status and text, none of which can say anything else to HAProxy", () => {
        const http = { path: "/a'b\"c#d\\e$HOME", status: "200-399", body: 'it\'s\n"$up" .*' };
        const text = textOf([{}], { check: { ...check, http } });
        expect(text).toContain("uri /a\\x27b\\x22c\\x23d\\x5ce\\x24HOME ver HTTP/1.1");
        expect(text).toContain("http-check expect status 200-399\n");
        expect(text).toContain("rstring it\\\\x27s\\\\x0a\\\\x22\\\\x24up\\\\x22\\\\x20\\\\x2e\\\\x2a\n");
    });
});

describe("configWord() and configPattern()", () => {
    it.each(["a b", "ü\u{1f600}", "\t\r\n", "${x}", "%[env(HOME)]", "'", '"', "\\", ";|&"])(
        "leave no character that means something when the text is %j",
        (text) => {
            expect(configWord(text)).toMatch(/^(?:[\w./:=?&,-]|\\x[0-9a-f]{2})*$/);
            expect(configPattern(text)).toMatch(/^(?:\w|\\\\x[0-9a-f]{2})*$/);
        },
    );
});

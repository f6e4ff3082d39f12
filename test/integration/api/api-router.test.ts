import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Route } from "../../../backend/api/route";
import { ROUTES } from "../../../backend/api/routes";
import { CicdError } from "../../../common/errors";
import { startApiServer, type ApiServer } from "../../fixtures/api-server";

const ROOT = "/api/cicd/v1";
let now: number;
let api: ApiServer;

beforeEach(async () => {
    now = Date.parse("2026-01-01T00:00:00Z");
    api = await startApiServer({ now: () => new Date(now) });
});
afterEach(() => api.close());

const bodies: Record<string, string> = {
    "/stacks/:stack/repository": '{"url":"https://git.example.org/shop.git","forge":"github"}',
    "/stacks/:stack/repository/preview": '{"url":"https://git.example.org/shop.git"}',
    "/repositories/scan": '{"url":"https://git.example.org/shop.git"}',
    "/repositories/connect":
        '{"url":"https://git.example.org/shop.git","stacks":[{"stack":"shop","composePath":"shop/compose.yaml"}]}',
    "/repositories/:id": '{"sharedHook":true}',
    "/stacks/:stack/build-config": '{"noCache":true}',
    "/stacks/:stack/repository-switches": '{"allowed":["push"]}',
    "/stacks/:stack/environment": '{"text":"A=2"}',
    "/stacks/:stack/environment/keys": '{"set":{"A":"2"},"remove":["B"],"modes":{"A":"current"}}',
    "/stacks/:stack/environment/preview": '{"set":{"A":"2"}}',
    "/stacks/:stack/build-secrets/:name": '{"value":"v"}',
    "/stacks/:stack/deployments": '{"ref":"main"}',
    "/stacks/:stack/rollback": '{"release":3}',
    "/deployments/:id/canary": '{"action":"promote"}',
    "/stacks/:stack/update-images": "{}",
    "/stacks/:stack/hand-edit": '{"choice":"discard"}',
    "/deployments/:id/move": '{"to":"first"}',
    "/stacks/:stack/rules/test": '{"ref":"main"}',
    "/stacks/:stack/rights": '{"grants":["web host-path /srv/media"]}',
    "/credentials": '{"name":"bot","kind":"https-token","host":"git.example.org","token":"t"}',
    "/credentials/:id": '{"token":"new"}',
    "/hosts/host-key": '{"host":"git.example.org","fingerprints":["ssh-ed25519 SHA256:a"]}',
    "/hosts/authority": '{"host":"git.example.org","pem":""}',
    "/hosts/look": '{"host":"git.example.org"}',
    "/hosts/certificate": '{"host":"git.example.org","fingerprint":"AA:BB"}',
    "/disk/free": '{"kinds":["logs"]}',
    "/settings": '{"hookPort":5002}',
    "/stacks/:stack/jobs/:name": '{"command":{"run":"pg_dump shop","runIn":"db"},"schedule":"0 3 * * *"}',
    "/stacks/:stack/run": '{"command":{"run":["true"],"image":"busybox"}}',
};
/** What a path needs in its query. */
const queries: Record<string, string> = { "/stacks/:stack/compare": "?from=3&to=git" };
const pathOf = ({ path }: Route) =>
    ROOT + path.replace(":stack", "shop").replace(":id", "7").replace(":name", "TOKEN") + (queries[path] ?? "");
const send = (route: Route, token?: string) =>
    api.call(route.method.toUpperCase(), pathOf(route), {
        token,
        body: route.method === "get" ? undefined : bodies[route.path],
    });
const table = ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const);

const deep = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

describe("each route", () => {
    test.each(table)("%s answers 401 without a token and with a wrong one", async (_, route) => {
        for (const answer of [await send(route), await send(route, "nobody")]) {
            expect([answer.status, answer.body.error?.code]).toEqual([401, "NOT_LOGGED_IN"]);
        }
        expect(api.fake.asked).toEqual([]);
    });

    test.each(table)("%s changes nothing for a viewer", async (_, route) => {
        const { status, body } = await send(route, "viewer");
        if (route.scope === "viewer") {
            expect([route.method, status]).toEqual(["get", 200]);
        } else {
            expect([status, body.error?.code]).toEqual([403, "FORBIDDEN"]);
            expect(api.fake.asked).toEqual([]);
        }
    });

    test.each(table)("%s lets an operator do what the route says", async (_, route) => {
        expect((await send(route, "operator")).status === 403).toBe(route.scope === "administrator");
    });

    test.each(table)("%s asks one use case for an administrator and answers JSON", async (_, route) => {
        const { status, headers } = await send(route, "administrator");
        expect(status).toBe(route.status ?? 200);
        expect(headers.get("content-type")).toContain("application/json");
        expect(api.fake.asked).toHaveLength(1);
    });
});

describe("answers", () => {
    const admin = { token: "administrator" };

    test("a connected repository comes with its webhook and the actor is passed on", async () => {
        const { body } = await api.call("PUT", `${ROOT}/stacks/shop/repository`, {
            ...admin,
            body: bodies["/stacks/:stack/repository"],
        });
        expect(body.webhook).toMatchObject({ url: expect.stringContaining("/cicd/hooks/"), secret: "s" });
        const [stack, input, actor] = api.fake.asked[0]!.args;
        expect([stack, input]).toMatchObject(["shop", { forge: "github", branch: "main", rules: [] }]);
        expect(actor).toEqual({ name: "token administrator", scope: "administrator" });
    });

    test("a deployment is answered 202 with its id", async () => {
        const answer = await api.call("POST", `${ROOT}/stacks/shop/deployments`, { token: "operator", body: "{}" });
        expect([answer.status, answer.body.id]).toEqual([202, 1]);
        expect(api.fake.asked[0]!.args.slice(0, 2)).toEqual(["shop", undefined]);
    });

    const refused: [string, string, string, string | undefined, number, string, RegExp][] = [
        ["an unknown key", "PUT", "stacks/shop/build-config", '{"nocahe":true}', 400, "UNKNOWN_SETTING", /"noCache"/],
        [
            "an unknown nested key",
            "PUT",
            "stacks/shop/repository",
            '{"url":"u","rules":[{"branch":["a"]}]}',
            400,
            "UNKNOWN_SETTING",
            /"branches"/,
        ],
        [
            "an unknown query key",
            "GET",
            "stacks/shop/deployments?limits=3",
            undefined,
            400,
            "UNKNOWN_SETTING",
            /"limit"/,
        ],
        [
            "a wrong value",
            "PUT",
            "stacks/shop/build-config",
            '{"healthTimeout":"x"}',
            400,
            "INVALID_INPUT",
            /nothing was changed/,
        ],
        [
            "a hostile ref",
            "POST",
            "stacks/shop/deployments",
            '{"ref":"--upload-pack=id"}',
            400,
            "INVALID_INPUT",
            /again/,
        ],
        ["malformed JSON", "POST", "stacks/shop/deployments", "{ref:", 400, "INVALID_INPUT", /again/],
        [
            "a JSON bomb",
            "POST",
            "stacks/shop/deployments",
            `{"ref":${"[".repeat(500_000)}`,
            400,
            "INVALID_INPUT",
            /again/,
        ],
        ["deep JSON", "POST", "stacks/shop/deployments", `{"ref":${deep(500_000)}}`, 400, "INVALID_INPUT", /again/],
        ["deep settings", "PUT", "settings", `{"x":${deep(500_000)}}`, 400, "UNKNOWN_SETTING", /./],
        ["JSON that is no object", "POST", "stacks/shop/pause", '"x"', 400, "INVALID_INPUT", /again/],
        [
            "a large body",
            "PUT",
            "stacks/shop/environment",
            `{"text":"${"x".repeat(2_000_000)}"}`,
            413,
            "BODY_TOO_LARGE",
            /1 MiB/,
        ],
        ["a wrong stack name", "GET", "stacks/..%2Fetc", undefined, 400, "STACK_NAME_INVALID", /a-z/],
        ["a broken escape", "GET", "stacks/%E0%A4%A", undefined, 400, "INVALID_INPUT", /again/],
        ["an id that is no number", "GET", "deployments/1e3", undefined, 404, "NOT_FOUND", /whole number/],
        ["an id that doesn't exist", "GET", "deployments/100", undefined, 404, "NOT_FOUND", /list/],
        ["a page of nothing", "GET", "webhook-events?limit=0", undefined, 400, "INVALID_INPUT", /again/],
        ["an unknown path", "GET", "nonsense", undefined, 404, "NOT_FOUND", /docs\/api\.md/],
        ["an unknown method", "DELETE", "stacks/shop/releases", undefined, 404, "NOT_FOUND", /docs\/api\.md/],
    ];
    test.each(refused)("%s is refused with code and hint", async (...row) => {
        const [, method, path, body, status, code, hint] = row;
        const answer = await api.call(method, `${ROOT}/${path}`, { ...admin, body });
        expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
        expect(answer.body.error?.hint).toMatch(hint);
    });

    test("an error for people keeps its status and words", async () => {
        const view = { code: "STACK_BUSY", message: "Busy.", safe: "Nothing changed.", hint: "Wait." } as const;
        api.fake.failing.set("down", new CicdError(view));
        const { status, body } = await api.call("POST", `${ROOT}/stacks/shop/down`, admin);
        expect([status, body]).toEqual([409, { error: view }]);
    });

    test("an unexpected error tells nothing and is reported", async () => {
        api.fake.failing.set("drift", new Error("password is hunter2"));
        const { status, text } = await api.call("GET", `${ROOT}/stacks/shop/drift`, admin);
        expect([status, text.includes("hunter2")]).toEqual([500, false]);
        expect(String(api.reported[0])).toContain("hunter2");
    });
});

describe("limits", () => {
    test("wrong tokens are answered 429 after a while, and a token that was right still passes", async () => {
        expect((await api.call("GET", `${ROOT}/stacks`, { token: "viewer" })).status).toBe(200);
        const statuses: number[] = [];
        for (let count = 0; count < 61; count++) {
            statuses.push((await api.call("GET", `${ROOT}/stacks`, { token: `guess-${count}` })).status);
        }
        expect([statuses[0], statuses[59], statuses[60]]).toEqual([401, 401, 429]);
        expect((await api.call("GET", `${ROOT}/stacks`, { token: "viewer" })).status).toBe(200);
        const fresh = await api.call("GET", `${ROOT}/stacks`, { token: "operator" });
        expect([fresh.status, Number(fresh.headers.get("retry-after"))]).toEqual([429, 60]);
        now += 60_000;
        expect((await api.call("GET", `${ROOT}/stacks`, { token: "operator" })).status).toBe(200);
    });

    test("a caller who asks too fast waits, and others don't", async () => {
        const statuses = new Set<number>();
        for (let count = 0; count < 601; count++) {
            const { status, headers } = await api.call("GET", `${ROOT}/credentials`, { token: "viewer-1" });
            statuses.add(status);
            expect(status === 429 ? headers.get("retry-after") : "1").toBe("1");
        }
        expect(statuses).toEqual(new Set([200, 429]));
        expect((await api.call("GET", `${ROOT}/credentials`, { token: "viewer-2" })).status).toBe(200);
        now += 1000;
        expect((await api.call("GET", `${ROOT}/credentials`, { token: "viewer-1" })).status).toBe(200);
    });
});

describe("health and metrics", () => {
    test.each(["/healthz", `${ROOT}/healthz`])("%s needs no token", async (path) => {
        const { status, body } = await api.call("GET", path);
        expect([status, body]).toEqual([200, { ok: true }]);
    });

    test.each(["/metrics", `${ROOT}/metrics`])("%s needs a token", async (path) => {
        expect((await api.call("GET", path)).status).toBe(401);
        const { text } = await api.call("GET", path, { token: "viewer" });
        expect(text).toContain('cicd_deployments{state="queued"} 0');
        expect(text).toContain("cicd_queue_length 0");
        expect(text).toContain("cicd_flaky_steps 0");
    });

    test.each(["/metrics", `${ROOT}/metrics`])(
        "%s is open while the settings say so, and nothing else is",
        async (path) => {
            api.fake.settings.openMetrics = true;
            expect((await api.call("GET", path)).text).toContain("cicd_queue_length 0");
            expect((await api.call("GET", `${ROOT}/stacks`)).status).toBe(401);
            api.fake.settings.openMetrics = false;
            expect((await api.call("GET", path)).status).toBe(401);
        },
    );
});

import { afterEach, describe, expect, test } from "vitest";
import { FORGE_APIS } from "../../../backend/forge-api/forges";
import { openForge } from "../../../backend/forge-api/open-forge";
import { FORGE_NAMES, type ForgeName } from "../../../common/schema";
import { setUpForge, type ForgeTest } from "../../fixtures/forge-api";

let forgeTest: ForgeTest;
afterEach(() => forgeTest.close());

const page = "https://git.example.org/demo/shop/pulls/7";
/** What each forge answers to a new request. */
const answers: Partial<Record<ForgeName, object>> = {
    github: { html_url: page },
    gitlab: { web_url: page },
    gitea: { html_url: page },
    forgejo: { html_url: page },
    bitbucket: { links: { html: { href: page } } },
    "bitbucket-dc": { links: { self: [{ href: page }] } },
    "azure-devops": { pullRequestId: 7 },
};
const request = { branch: "dockge/shop-1", base: "main", title: "Open port 8080", text: "Ana did it." };
const having = FORGE_NAMES.filter((name) => FORGE_APIS[name].openRequest);

describe.each(having)("openRequest() of %s", (forge) => {
    test("names both branches and answers the page", async () => {
        forgeTest = await setUpForge(forge);
        const { faults, requests } = forgeTest.server;
        faults.push((line) => ({
            status: line.startsWith("POST") ? 201 : 200,
            body: line.startsWith("POST") ? answers[forge] : { webUrl: "https://git.example.org/demo/shop" },
        }));
        const { api, ask } = (await openForge(forgeTest.parts, await forgeTest.repository()))!;
        const url = await api.openRequest!(ask, request);
        expect(url).toBe(forge === "azure-devops" ? "https://git.example.org/demo/shop/pullrequest/7" : page);
        const posted = requests.find(({ line }) => line.startsWith("POST"))!;
        expect(posted.line).toMatch(/(pulls|pull-?requests|merge_requests)$/);
        expect(posted.body).toContain("dockge/shop-1");
        expect(posted.body).toContain("main");
        expect(posted.body).toContain("Open port 8080");
    });

    test("throws what the forge said when it refuses", async () => {
        forgeTest = await setUpForge(forge);
        forgeTest.server.faults.push({ status: 403, body: { message: "Not allowed" } });
        const { api, ask } = (await openForge(forgeTest.parts, await forgeTest.repository()))!;
        await expect(api.openRequest!(ask, request)).rejects.toMatchObject({ code: "FORGE_API_REFUSED" });
    });
});

test("every forge with an API that knows requests offers them", async () => {
    forgeTest = await setUpForge("github");
    expect(having).toEqual(expect.arrayContaining(Object.keys(answers)));
});

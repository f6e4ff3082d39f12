import { get, type IncomingMessage } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startApiServer, type ApiServer } from "../../fixtures/api-server";
import { deploymentView, jobRunView } from "../../fakes/fake-use-cases";

const PATH = "/api/cicd/v1/deployments/7/log";
let api: ApiServer;

beforeEach(async () => {
    api = await startApiServer();
});
afterEach(() => api.close());

function open(path: string, token?: string): Promise<IncomingMessage> {
    const headers = token ? { authorization: `Bearer ${token}` } : {};
    return new Promise((resolve, reject) => get(api.url + path, { headers }, resolve).once("error", reject));
}

async function textOf(response: IncomingMessage): Promise<string> {
    response.setEncoding("utf8");
    let text = "";
    for await (const chunk of response) {
        text += chunk;
    }
    return text;
}

function finish(): void {
    api.fake.deployments.set(7, deploymentView(7, { state: "succeeded" }));
    api.bus.publish({ type: "deployment", stack: "shop", deployment: 7, from: "running", to: "succeeded" });
}

test("the log needs a token and an existing deployment", async () => {
    expect((await open(PATH)).statusCode).toBe(401);
    expect((await open("/api/cicd/v1/deployments/100/log", "viewer")).statusCode).toBe(404);
    expect((await open(`${PATH}?follow=yes`, "viewer")).statusCode).toBe(400);
});

test("the log is plain text that no browser takes for anything else", async () => {
    api.logs.write("<script>1</script>\n");
    const response = await open(PATH, "viewer");
    expect(response.headers).toMatchObject({
        "content-type": "text/plain; charset=utf-8",
        "x-content-type-options": "nosniff",
    });
    expect(await textOf(response)).toBe("<script>1</script>\n");
});

test("the log of a job's run is read and followed alike", async () => {
    expect((await open("/api/cicd/v1/job-runs/100/log", "viewer")).statusCode).toBe(404);
    api.logs.write("first\n");
    const text = textOf(await open("/api/cicd/v1/job-runs/7/log?follow=1", "viewer"));
    api.logs.write("second\n");
    api.logs.end();
    await vi.waitFor(() => expect(api.logs.handed).toBe(13));
    api.fake.runs.set(7, jobRunView(7, { state: "succeeded" }));
    api.bus.publish({ type: "job-run", stack: "shop", run: 7 });
    expect(await text).toBe("first\nsecond\n");
    await vi.waitFor(() => expect(api.logs.followers).toBe(0));
});

test("follow=1 streams what comes until the deployment is over, over a pause between attempts", async () => {
    api.logs.write("first\n");
    const response = await open(`${PATH}?follow=1`, "viewer");
    const text = textOf(response);
    api.logs.write("second\n");
    api.logs.end();
    await vi.waitFor(() => expect(api.logs.handed).toBe(13));
    api.logs.text += "third\n";
    finish();
    expect(await text).toBe("first\nsecond\nthird\n");
    await vi.waitFor(() => expect(api.logs.followers).toBe(0));
});

test("a reader who stops reading stops the reading of the file", async () => {
    api.logs.pieceLength = 1024 * 1024;
    const size = 64 * 1024 * 1024;
    api.logs.write("x".repeat(size));
    api.logs.end();
    finish();
    const response = await open(`${PATH}?follow=1`, "viewer");
    response.pause();
    let before = -1;
    await vi.waitFor(
        () => {
            const unchanged = before === api.logs.handed;
            before = api.logs.handed;
            expect(unchanged && before > 0).toBe(true);
        },
        { timeout: 10_000, interval: 300 },
    );
    expect(api.logs.handed).toBeLessThan(size / 2);
    expect((await textOf(response)).length).toBe(size);
});

test("a reader who goes away ends the following", async () => {
    api.logs.write("x");
    const response = await open(`${PATH}?follow=1`, "viewer");
    await vi.waitFor(() => expect(api.logs.followers).toBe(1));
    response.destroy();
    await vi.waitFor(() => expect(api.logs.followers).toBe(0));
});

test("a part of the log is answered by bytes or by step, and as a file", async () => {
    const step = { name: "build", state: "succeeded", startedAt: null, finishedAt: null, exitCode: 0 } as const;
    const steps = [{ ...step, logStart: 4, logEnd: 8 }] as unknown as ReturnType<typeof deploymentView>["steps"];
    api.fake.deployments.set(7, deploymentView(7, { state: "succeeded", steps }));
    api.logs.write("one\ntwo\nthree\n");
    const read = async (query: string) => textOf(await open(`${PATH}?${query}`, "viewer"));
    expect(await read("from=4&bytes=4")).toBe("two\n");
    expect(await read("from=8")).toBe("three\n");
    expect(await read("step=build")).toBe("two\n");
    expect((await open(`${PATH}?step=deploy`, "viewer")).statusCode).toBe(404);
    expect((await open(`${PATH}?from=-1`, "viewer")).statusCode).toBe(400);
    const file = await open(`${PATH}?download=1`, "viewer");
    expect(file.headers["content-disposition"]).toBe('attachment; filename="deployment-7.log"');
    expect(await textOf(file)).toBe("one\ntwo\nthree\n");
});

test("a download goes at its reader's pace", async () => {
    const size = 64 * 1024 * 1024;
    api.logs.write("x".repeat(size));
    const response = await open(`${PATH}?download=1`, "viewer");
    response.pause();
    let before = -1;
    await vi.waitFor(
        () => {
            const unchanged = before === api.logs.handed;
            before = api.logs.handed;
            expect(unchanged && before > 0).toBe(true);
        },
        { timeout: 10_000, interval: 300 },
    );
    expect(api.logs.handed).toBeLessThan(size / 2);
    expect((await textOf(response)).length).toBe(size);
});

test("a search answers lines as JSON, and refuses what is none", async () => {
    const response = await open(`${PATH}?search=error&from=10&limit=5`, "viewer");
    expect(JSON.parse(await textOf(response))).toEqual({ items: [], next: null });
    expect(api.logs.searched).toEqual([{ text: "error", from: 10, limit: 5 }]);
    expect((await open("/api/cicd/v1/deployments/100/log?search=error", "viewer")).statusCode).toBe(404);
    for (const query of ["search=", `search=${"x".repeat(201)}`, "search=a&limit=0", "search=a&search=b"]) {
        expect((await open(`${PATH}?${query}`, "viewer")).statusCode).toBe(400);
    }
});

import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createRequestProxy } from "../../../backend/git/request-proxy";

let server: Server;
let port: number;

async function serve(listener: RequestListener): Promise<void> {
    server = createServer(listener);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    ({ port } = server.address() as AddressInfo);
}
afterEach(() => void server.close());

/** A name leads to a private address first, and elsewhere whenever it is asked again. */
function rebinding() {
    let asked = 0;
    const lookup = async () => [{ address: (asked += 1) === 1 ? "127.0.0.1" : "169.254.169.254", family: 4 }];
    return createRequestProxy({ authority: async () => null }, lookup);
}

describe("createRequestProxy()", () => {
    it("asks a private address that an administrator named, the one that was judged", async () => {
        const heads: unknown[] = [];
        await serve((request, response) => {
            heads.push([request.method, request.url, request.headers["if-match"]]);
            response.setHeader("etag", '"7"').end('{"a":1}');
        });
        const url = `http://caddy.example.org:${port}/id/x`;
        const answer = await rebinding()({ method: "PATCH", url, body: { b: 2 }, ifMatch: '"6"' });
        expect(answer).toEqual({ status: 200, body: { a: 1 }, etag: '"7"' });
        expect(heads).toEqual([["PATCH", "/id/x", '"6"']]);
    });

    it("follows no redirect", async () => {
        let asked = 0;
        await serve((_, response) => {
            asked += 1;
            response.writeHead(302, { location: `http://127.0.0.1:${port}/elsewhere` }).end();
        });
        expect(await rebinding()({ method: "GET", url: `http://proxy:${port}/` })).toMatchObject({ status: 302 });
        expect(asked).toBe(1);
    });
});

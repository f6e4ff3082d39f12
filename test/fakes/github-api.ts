import { createPublicKey, generateKeyPairSync, verify } from "node:crypto";
import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";

export interface GithubApi {
    /** With the port. */
    readonly host: string;
    /** The App's private key. */
    readonly privateKey: string;
    /** How many tokens were handed out. */
    issued(): number;
    close(): Promise<void>;
}

interface Claims {
    iat: number;
    exp: number;
    iss: string;
}

/** Knows one App (12) with one installation (34); hands out tokens for an hour to who proves to hold its key. */
export async function startGithubApi(now: () => Date, tokenOf = (count: number) => `ghs_${count}`): Promise<GithubApi> {
    const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const publicKey = createPublicKey(pair.publicKey.export({ type: "spki", format: "pem" }));
    let issued = 0;
    const isProven = (authorization = "") => {
        const [head, claims, signature] = authorization.replace("Bearer ", "").split(".");
        const bytes = Buffer.from(signature ?? "", "base64url");
        if (!verify("RSA-SHA256", Buffer.from(`${head}.${claims}`), publicKey, bytes)) {
            return false;
        }
        const { iat, exp, iss } = JSON.parse(Buffer.from(claims, "base64url").toString()) as Claims;
        const seconds = now().getTime() / 1000;
        return iss === "12" && iat <= seconds && exp > seconds && exp - iat <= 600;
    };
    const server = http.createServer(({ method, url, headers }, response) => {
        const known = method === "POST" && url === "/api/v3/app/installations/34/access_tokens";
        const status = !isProven(headers.authorization) ? 401 : known ? 201 : 404;
        issued += status === 201 ? 1 : 0;
        const until = new Date(now().getTime() + 3_600_000).toISOString();
        const body = status === 201 ? { token: tokenOf(issued), expires_at: until } : { message: "no" };
        response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    return {
        host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
        privateKey: pair.privateKey.export({ type: "pkcs1", format: "pem" }) as string,
        issued: () => issued,
        async close() {
            server.closeAllConnections();
            await new Promise((resolve) => server.close(resolve));
        },
    };
}

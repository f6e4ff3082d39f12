import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { hookAddress } from "../../../backend/webhooks/hook-address";

const of = (url: string) => hookAddress({ url, socket: { remoteAddress: "192.0.2.7" } } as unknown as IncomingMessage);

test.each(["/cicd/hooks/github/t-1_A", "/cicd/hooks/github/t-1_A/", "/cicd/hooks/github/t-1_A?x=/y"])(
    "hookAddress() takes %s",
    (url) => {
        expect(of(url)).toEqual({ forge: "github", token: "t-1_A", ip: "192.0.2.7" });
    },
);

test.each([
    "/",
    "/cicd/hooks/github",
    "/cicd/hooks//t",
    "/cicd/hooks/github/t/more",
    "/x/cicd/hooks/github/t",
    "/cicd/assets/embed.js",
    "http://evil/cicd/hooks/github/t",
])("hookAddress() leaves %s to the others", (url) => {
    expect(of(url)).toBeNull();
});

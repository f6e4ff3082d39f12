import { describe, expect, test } from "vitest";
import { pushRequests, type Delivery } from "../../../backend/webhooks/delivery";
import type { PullRequestEvent, PushEvent } from "../../../backend/webhooks/forges/forge";

const push: PushEvent = {
    kind: "push",
    ref: "refs/heads/main",
    sha: "1".repeat(40),
    before: null,
    forced: false,
    files: ["a"],
    message: "Fix",
    author: "Ana Example",
    sender: "ana",
};
const request: PullRequestEvent = {
    kind: "pull-request",
    number: 7,
    ref: "refs/pull/7/head",
    sha: "1".repeat(40),
    base: "main",
    title: "Add it",
    fork: false,
    member: true,
    author: "eve",
    sender: "ana",
};
const requestOf = (event: PushEvent | PullRequestEvent, change: Partial<Delivery> = {}) =>
    pushRequests({ repository: { id: 1, forge: "github" }, bindings: [], parsed: [event], ...change } as never, 3)[0];

describe("pushRequests()", () => {
    test("takes who pushed for the rules' authors, also when somebody has it delivered again", () => {
        expect(requestOf(push)).toMatchObject({ pusher: "ana", requestedBy: "ana", files: ["a"], untrusted: false });
        const again = { of: 5, by: "ben" };
        expect(requestOf(push, { again })).toMatchObject({ pusher: "ana", requestedBy: "ben" });
    });

    test("takes nobody where the sender isn't named, not the forge", () => {
        expect(requestOf({ ...push, sender: "" })).toMatchObject({ pusher: null, requestedBy: "github" });
    });

    test("takes who opened a pull request, not who reopened it", () => {
        expect(requestOf(request)).toMatchObject({ pusher: "eve", requestedBy: "ana", trigger: "pull-request" });
    });

    const trust: [Partial<PullRequestEvent>, boolean][] = [
        [{}, false],
        [{ member: null }, false],
        [{ member: false }, true],
        [{ fork: true }, true],
        [{ fork: true, member: null }, true],
    ];
    test.each(trust)("a pull request with %j is untrusted: %s", (change, untrusted) => {
        expect(requestOf({ ...request, ...change })?.untrusted).toBe(untrusted);
    });
});

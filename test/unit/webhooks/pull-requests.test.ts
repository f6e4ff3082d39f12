import { describe, expect, test } from "vitest";
import { FORGES, forgesByName } from "../../../backend/webhooks/forges";
import { fixture, SENDERS, signed } from "../../fixtures/webhooks/senders";

const forges = forgesByName(FORGES);
const SHA = "2".repeat(40);

function read(label: string, name: string, change: (payload: Payload) => void = () => {}) {
    const sender = SENDERS[label]!;
    const payload = JSON.parse(fixture(sender, name)!.toString()) as Payload;
    change(payload);
    const { headers, body: raw } = signed(sender, name, { body: Buffer.from(JSON.stringify(payload)) });
    return forges.get(sender.forge)!.parse({ headers, raw, json: raw, payload });
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- payloads of seven shapes, changed where a test says
type Payload = Record<string, any>;

/** What Gitea says of a request that somebody made without a fork and without the right to write. */
function pushedForReview({ pull_request: { head } }: Payload) {
    Object.assign(head, { label: "", ref: "refs/pull/3/head" });
}

const within = {
    kind: "pull-request",
    number: 3,
    base: "main",
    title: "Round the cart's sum",
    fork: false,
    author: "ana",
};

describe("parse() of a pull request", () => {
    test.each([
        ["github", { ref: "refs/pull/3/head", sha: SHA, member: true }],
        ["gitea", { ref: "refs/pull/3/head", sha: SHA, member: null }],
        ["forgejo", { ref: "refs/pull/3/head", sha: SHA, member: null }],
        ["gogs", { ref: "refs/pull/3/head", sha: null, member: null }],
        ["gitlab", { ref: "refs/merge-requests/3/head", sha: SHA, member: null }],
        ["bitbucket", { ref: "refs/heads/feature/x", sha: null, member: null }],
        ["bitbucket-dc", { ref: "refs/heads/feature/x", sha: SHA, member: null }],
        ["azure-devops", { ref: "refs/heads/feature/x", sha: null, member: null }],
    ])("of %s tells where its head is", (label, found) => {
        expect(read(label, "pull-request")).toEqual([{ ...within, ...found, sender: "ana" }]);
    });

    test.each([
        ["github", { ref: "refs/pull/3/head", sha: SHA, fork: true, member: false, author: "bob" }],
        ["gitea", { ref: "refs/pull/3/head", sha: SHA, fork: true, author: "bob" }],
        ["forgejo", { ref: "refs/pull/3/head", sha: SHA, fork: true, author: "bob" }],
        ["gitlab", { ref: "refs/merge-requests/3/head", sha: SHA, fork: true, author: "bob" }],
        ["bitbucket-dc", { ref: "refs/pull-requests/3/from", sha: SHA, fork: true, author: "bob" }],
        ["azure-devops", { ref: "refs/pull/3/merge", sha: SHA, fork: true, author: "bob" }],
    ])("of %s knows a fork", (label, found) => {
        expect(read(label, "pull-request-fork")).toMatchObject([found]);
    });
    test.each(["gogs", "bitbucket"])(
        "of %s leaves a fork alone, since nobody could approve one commit of it",
        (label) => {
            expect(read(label, "pull-request-fork")).toMatchObject({
                ignored: expect.stringContaining("comes from a fork"),
            });
        },
    );

    const unclear: [string, string, (payload: Payload) => void][] = [
        ["github", "a deleted fork", (payload) => (payload.pull_request.head.repo = null)],
        ["github", "no repository at all", ({ pull_request: { head, base } }) => (delete head.repo, delete base.repo)],
        ["github", "ids of another type", ({ pull_request: { head, base } }) => (head.repo.id = base.repo.id = {})],
        ["gitea", "a deleted fork", (payload) => (payload.pull_request.head.repo = null)],
        ["gitea", "a push to refs/for/main", pushedForReview],
        ["forgejo", "a push to refs/for/main", pushedForReview],
        ["gitea", "a head without label", (payload) => (payload.pull_request.head.label = "")],
        ["forgejo", "a head on no branch", (payload) => (payload.pull_request.head.ref = "refs/pull/3/head")],
        ["gitlab", "a deleted source project", (payload) => (payload.object_attributes.source_project_id = null)],
        ["bitbucket-dc", "no source repository", (payload) => delete payload.pullRequest.fromRef.repository],
        ["azure-devops", "an unreadable fork", (payload) => (payload.resource.forkSource = "yes")],
    ];
    test.each(unclear)("of %s counts %s as a fork", (label, _, change) => {
        expect(read(label, "pull-request", change)).toMatchObject([{ fork: true, sha: SHA }]);
    });
    test("of a fork never comes without its commit", () => {
        const nameless = (payload: Payload) => delete payload.pull_request.head.sha;
        for (const label of ["github", "gitea"]) {
            expect(read(label, "pull-request-fork", nameless)).toMatchObject({
                ignored: expect.stringContaining("names no commit"),
            });
        }
        const azure = (payload: Payload) => delete payload.resource.lastMergeSourceCommit;
        expect(read("azure-devops", "pull-request-fork", azure)).toMatchObject({
            ignored: expect.stringContaining("names no commit"),
        });
        const dc = (payload: Payload) => delete payload.pullRequest.fromRef.latestCommit;
        expect(read("bitbucket-dc", "pull-request-fork", dc)).toMatchObject({
            ignored: expect.stringContaining("names no commit"),
        });
        const lab = (payload: Payload) => delete payload.object_attributes.last_commit;
        expect(read("gitlab", "pull-request-fork", lab)).toMatchObject({
            ignored: expect.stringContaining("names no commit"),
        });
    });

    test.each(Object.keys(SENDERS).filter((label) => fixture(SENDERS[label]!, "pull-request-closed")))(
        "of %s that was merged or closed deploys nothing",
        (label) => {
            expect(read(label, "pull-request-closed")).toMatchObject({
                ignored: expect.stringMatching(
                    /^pull request #3 was (closed|merge|merged|completed), which deploys nothing$/,
                ),
                sender: "ana",
            });
        },
    );

    const still: [string, (payload: Payload) => void][] = [
        ["github", (payload) => (payload.action = "labeled")],
        ["github", (payload) => ((payload.action = "edited"), (payload.changes = { title: { from: "x" } }))],
        ["gitea", (payload) => (payload.action = "edited")],
        ["gitlab", (payload) => delete payload.object_attributes.oldrev],
        ["gitlab", (payload) => (payload.object_attributes.action = "approved")],
    ];
    test.each(still)("of %s that moved no commit deploys nothing", (label, change) => {
        expect(read(label, "pull-request", change)).toMatchObject({
            ignored: expect.stringContaining("deploys nothing"),
        });
    });
    test("of GitHub counts anew when it is to be merged elsewhere", () => {
        const retarget = (payload: Payload) => {
            payload.action = "edited";
            payload.changes = { base: { ref: { from: "main" } } };
            payload.pull_request.base.ref = "stable";
        };
        expect(read("github", "pull-request", retarget)).toMatchObject([{ base: "stable", sha: SHA }]);
    });

    test.each(["OWNER", "MEMBER", "COLLABORATOR", "CONTRIBUTOR", "FIRST_TIMER", "NONE", ""])(
        "of GitHub asks whether %s belongs to the repository",
        (association) => {
            const change = (payload: Payload) => (payload.pull_request.author_association = association);
            const member = ["OWNER", "MEMBER", "COLLABORATOR"].includes(association);
            expect(read("github", "pull-request", change)).toMatchObject([{ member }]);
        },
    );

    test("of GitLab names its author only where the payload does", () => {
        const other = (payload: Payload) => (payload.user = { id: 9, username: "eve" });
        expect(read("gitlab", "pull-request", other)).toMatchObject([{ author: "", sender: "eve" }]);
    });

    const hostile: [string, (payload: Payload, text: string) => void][] = [
        ["bitbucket", ({ pullrequest }, text) => (pullrequest.source.branch.name = text)],
        ["bitbucket-dc", ({ pullRequest }, text) => (pullRequest.fromRef.id = text)],
        ["azure-devops", ({ resource }, text) => (resource.sourceRefName = text)],
        ["github", ({ pull_request }, text) => (pull_request.base.ref = text)],
        ["gitlab", ({ object_attributes }, text) => (object_attributes.iid = text)],
    ];
    test.each(hostile)("of %s takes no ref that Git would not", (label, change) => {
        for (const text of ["a b", "x..y", "-x^", "", "\u0000", "refs/heads/", "a~1", "7/../8"]) {
            expect(
                read(label, "pull-request", (payload) => change(payload, text)),
                text,
            ).toHaveProperty("ignored");
        }
    });
});

describe("parse() of checks", () => {
    test.each(["github", "gitlab", "gitea", "forgejo", "bitbucket"])("of %s names their commit", (label) => {
        expect(read(label, "checks")).toMatchObject([{ kind: "checks", ref: null, sha: SHA }]);
    });
    test("reads GitHub's other words for them", () => {
        const parse = (event: string, payload: object) => {
            const raw = Buffer.from("{}");
            return forges.get("github")!.parse({ headers: { "x-github-event": event }, raw, json: raw, payload });
        };
        expect(parse("status", { sha: SHA })).toMatchObject([{ kind: "checks", sha: SHA }]);
        expect(parse("check_run", { check_run: { head_sha: SHA } })).toMatchObject([{ sha: SHA }]);
        expect(parse("workflow_run", { workflow_run: { head_sha: SHA } })).toMatchObject([{ sha: SHA }]);
        expect(parse("check_run", { check_run: { head_sha: "$(id)" } })).toHaveProperty("ignored");
    });
});

test.each(["github", "gitlab", "gitea", "forgejo", "gogs"])(
    "parse() of a release of %s leaves it to its tag",
    (label) => {
        expect(read(label, "release")).toMatchObject({
            ignored: expect.stringContaining("the push of its tag decides"),
        });
    },
);

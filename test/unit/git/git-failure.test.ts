import { describe, expect, it } from "vitest";
import { gitFailure } from "../../../backend/git/git-failure";
import { TransientError } from "../../../backend/git/transient-error";

const access = "fatal: unable to access 'https://h.org/a/b/': ";

/** What git 2.39 with libcurl printed, what it means, and whether another try may help. */
const table: [string, boolean, string, RegExp, boolean][] = [
    [`${access}Could not resolve host: h.org`, false, "REPOSITORY_UNREACHABLE", /could not be found/, false],
    [
        `${access}Failed to connect to h.org port 443 after 0 ms: Couldn't connect to server`,
        false,
        "REPOSITORY_UNREACHABLE",
        /did not accept/,
        true,
    ],
    [`${access}Operation too slow. Less than 1 bytes/sec`, false, "REPOSITORY_UNREACHABLE", /in time/, true],
    [
        `${access}server certificate verification failed. CAfile: none CRLfile: none`,
        true,
        "TLS_UNTRUSTED",
        /not accepted/,
        false,
    ],
    [`${access}SSL certificate problem: self-signed certificate`, true, "TLS_UNTRUSTED", /not accepted/, false],
    [
        `${access}gnutls_handshake() failed: An unexpected TLS packet was received.`,
        true,
        "REPOSITORY_UNREACHABLE",
        /secure connection/,
        false,
    ],
    [
        "root@h.org: Permission denied (publickey).\r\nfatal: Could not read from remote repository.",
        true,
        "REPOSITORY_AUTH",
        /refused the SSH key/,
        false,
    ],
    [
        "ERROR: Repository not found.\nfatal: Could not read from remote repository.",
        true,
        "REPOSITORY_NOT_FOUND",
        /may not see it/,
        false,
    ],
    ["kex_exchange_identification: Connection closed by remote host", true, "REPOSITORY_UNREACHABLE", /dropped/, true],
    [
        "fatal: could not read Username for 'https://h.org': terminal prompts disabled",
        false,
        "REPOSITORY_AUTH",
        /private, or it does not exist/,
        false,
    ],
    ["fatal: Authentication failed for 'https://h.org/a/b/'", true, "REPOSITORY_AUTH", /refused the credential/, false],
    [
        `${access}The requested URL returned error: 403`,
        true,
        "REPOSITORY_AUTH",
        /does not allow this credential/,
        false,
    ],
    [`${access}The requested URL returned error: 403`, false, "REPOSITORY_AUTH", /without a login/, false],
    [
        "remote: Repository not found.\nfatal: repository 'https://h.org/a/b/' not found",
        false,
        "REPOSITORY_NOT_FOUND",
        /does not exist, or it is private/,
        false,
    ],
    [
        "fatal: repository 'https://h.org/a/b/' not found",
        true,
        "REPOSITORY_NOT_FOUND",
        /the credential may not see it/,
        false,
    ],
    [`${access}The requested URL returned error: 500`, false, "REPOSITORY_UNREACHABLE", /\(500\)/, true],
    [
        "error: RPC failed; HTTP 502 curl 22 The requested URL returned error: 502\nfatal: the remote end hung up unexpectedly",
        false,
        "REPOSITORY_UNREACHABLE",
        /\(502\)/,
        true,
    ],
    [`${access}The requested URL returned error: 429`, false, "REPOSITORY_UNREACHABLE", /too many requests/, true],
    [`${access}The requested URL returned error: 301`, false, "REPOSITORY_UNREACHABLE", /another address/, false],
    [
        "fatal: https://h.org/a/b/info/refs not valid: is this a git repository?",
        false,
        "REPOSITORY_NOT_FOUND",
        /not as a Git/,
        false,
    ],
    [`${access}Empty reply from server`, false, "REPOSITORY_UNREACHABLE", /dropped/, true],
    [
        "fetch-pack: unexpected disconnect while reading sideband packet\nfatal: early EOF",
        false,
        "REPOSITORY_UNREACHABLE",
        /dropped/,
        true,
    ],
    ["fatal: couldn't find remote ref refs/heads/x", false, "BRANCH_NOT_FOUND", /refs\/heads\/x/, false],
    [
        `fatal: remote error: upload-pack: not our ref ${"a".repeat(40)}`,
        false,
        "COMMIT_NOT_FOUND",
        /does not have this commit/,
        false,
    ],
    [
        "error: cannot exec '/stacks/.cicd/repos/.askpass': Permission denied\nfatal: could not read Username",
        true,
        "INTERNAL",
        /could not be started/,
        false,
    ],
    ["fatal: write error: No space left on device", false, "DISK_FULL", /disk is full/, false],
    ["warning: x\nfatal: something quite new\n", false, "REPOSITORY_UNREACHABLE", /fatal: something quite new/, false],
    ["", false, "REPOSITORY_UNREACHABLE", /gave no reason/, false],
];

describe("gitFailure()", () => {
    it.each(table)("reads %j (credential: %s)", (stderr, hasCredential, code, message, transient) => {
        const error = gitFailure({ stderr, hasCredential, host: "h.org", repository: "h.org/a/b" });
        expect(error.code).toBe(code);
        expect(error.message).toMatch(message);
        expect(error.hint).not.toBe("");
        expect(error.safe).toMatch(/not touched/);
        expect(error instanceof TransientError).toBe(transient);
    });
});

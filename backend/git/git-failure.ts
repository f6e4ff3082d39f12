import type { ErrorView } from "../../common/errors";
import { CicdError } from "../../common/errors";
import { TransientError } from "./transient-error";

export interface FailedCall {
    /** Masked output of git under LC_ALL=C. */
    stderr: string;
    host: string;
    /** Host and path, for people. */
    repository: string;
    hasCredential: boolean;
    protocol?: "http" | "https" | "ssh";
}

type Sentence = Omit<ErrorView, "safe">;

interface Kind {
    pattern: RegExp;
    transient?: boolean;
    view(call: FailedCall, match: RegExpExecArray): Sentence;
}

const unreachable = (message: string, hint: string): Sentence => ({ code: "REPOSITORY_UNREACHABLE", message, hint });
const checkServer = "Check that the forge runs and is reachable from this server, then try again.";

const notFound = ({ repository, hasCredential }: FailedCall): Sentence => ({
    code: "REPOSITORY_NOT_FOUND",
    message: hasCredential
        ? `The repository ${repository} was not found: it does not exist, or the credential may not see it.`
        : `The repository ${repository} was not found: it does not exist, or it is private.`,
    hint: hasCredential
        ? "Check the URL, and that the token covers this repository."
        : "Check the URL; for a private repository choose or add a credential.",
});

const needsLogin = ({ host, repository }: FailedCall): Sentence => ({
    code: "REPOSITORY_AUTH",
    message: `${host} asks for a login for ${repository}: it is private, or it does not exist.`,
    hint: "Choose or add a credential for this host, or check the URL.",
});

const refused = (call: FailedCall): Sentence =>
    call.hasCredential
        ? {
              code: "REPOSITORY_AUTH",
              message: `${call.host} refused the credential for ${call.repository}.`,
              hint: "The token may be wrong, expired or revoked: store a new one and try again.",
          }
        : needsLogin(call);

const forbidden = (call: FailedCall): Sentence => ({
    code: "REPOSITORY_AUTH",
    message: `${call.host} does not allow ${call.hasCredential ? "this credential" : "anybody without a login"} to read ${call.repository}.`,
    hint: call.hasCredential
        ? "Give the token read access to this repository, or use another one."
        : "Choose or add a credential for this host.",
});

const dropped = ({ host }: FailedCall) =>
    unreachable(`${host} dropped the connection before everything had arrived.`, checkServer);

const refusedKey = ({ host, repository }: FailedCall): Sentence => ({
    code: "REPOSITORY_AUTH",
    message: `${host} refused the SSH key for ${repository}.`,
    hint: "Add the credential's public key to the repository as a deploy key, or choose another credential.",
});

/** Told apart by what git 2.39 and libcurl print; the first that fits counts. */
const kinds: readonly Kind[] = [
    {
        pattern: /no space left on device/i,
        view: () => ({
            code: "DISK_FULL",
            message: "The disk is full, so the repository could not be fetched.",
            hint: "Free some space where the stacks are, then try again.",
        }),
    },
    {
        pattern: /cannot (?:exec|run) '?\S*\.(?:askpass|ssh)\b/i,
        view: () => ({
            code: "INTERNAL",
            message: "The program that hands the credential to git could not be started.",
            hint: "Mount the stacks folder without noexec, or let this server's user run programs there.",
        }),
    },
    {
        pattern:
            /not our ref|unadvertised object|no such remote ref [0-9a-f]{40}|couldn't find remote ref [0-9a-f]{40}/i,
        view: ({ repository }) => ({
            code: "COMMIT_NOT_FOUND",
            message: `${repository} does not have this commit any more.`,
            hint: "It may have been removed by a force push: deploy the branch, or another commit.",
        }),
    },
    {
        pattern: /couldn't find remote ref (\S+)/i,
        view: ({ repository }, match) => ({
            code: "BRANCH_NOT_FOUND",
            message: `${repository} has no ${match[1]}.`,
            hint: "Choose an existing branch or tag.",
        }),
    },
    {
        pattern: /could not resolve (host|proxy)(?:: ([^\s'"]+))?/i,
        view: ({ host }) =>
            unreachable(`The host ${host} could not be found.`, "Check the repository's URL and this server's DNS."),
    },
    {
        pattern: /certificate verif|SSL certificate problem|self[- ]signed certificate|local issuer certificate/i,
        view: ({ host }) => ({
            code: "TLS_UNTRUSTED",
            message: `The certificate of ${host} was not accepted: it is from an authority that this server does not know, has expired, or is for another name.`,
            hint: `If ${host} has a private certificate authority, store that authority's certificate (PEM) for this host.`,
        }),
    },
    {
        pattern: /certificate|SSL_connect|SSL routines|gnutls_handshake|TLS (?:connect|handshake)|SSL: /i,
        view: ({ host }) =>
            unreachable(
                `No secure connection to ${host}: its certificate or TLS setup was not accepted.`,
                "Mend the forge's certificate, or make its certificate authority known to this server.",
            ),
    },
    {
        pattern:
            /connection refused|couldn't connect to server|failed to connect|no route to host|network is unreachable/i,
        transient: true,
        view: ({ host }) => unreachable(`${host} did not accept the connection.`, checkServer),
    },
    {
        pattern: /timed out|operation too slow|timeout was reached/i,
        transient: true,
        view: ({ host }) => unreachable(`${host} did not answer in time.`, checkServer),
    },
    { pattern: /permission denied \(|too many authentication failures/i, view: refusedKey },
    { pattern: /ERROR: (?:Repository not found|The project you were looking for)/i, view: notFound },
    { pattern: /could not read (username|password)/i, view: refused },
    { pattern: /authentication failed|returned error: 401/i, view: refused },
    { pattern: /returned error: 403/i, view: forbidden },
    { pattern: /returned error: (404|410)|repository '[^']*' not found/i, view: notFound },
    {
        pattern: /returned error: (429|5\d\d)|HTTP (429|5\d\d)/i,
        transient: true,
        view: ({ host }, match) =>
            unreachable(
                match[1] === "429" || match[2] === "429"
                    ? `${host} answers that it gets too many requests (429).`
                    : `${host} answers with an error of its own (${match[1] ?? match[2]}).`,
                "Wait until the forge has recovered, then try again.",
            ),
    },
    {
        pattern: /returned error: 3\d\d|redirect/i,
        view: ({ host }) =>
            unreachable(
                `${host} sends us to another address, which is not followed.`,
                "Enter the address that the repository has now, with https:// if the forge asks for it.",
            ),
    },
    {
        pattern: /is this a git repository|does not appear to be a git repository|protocol error|bad line length/i,
        view: ({ repository }) => ({
            code: "REPOSITORY_NOT_FOUND",
            message: `${repository} answers, but not as a Git repository.`,
            hint: "Use the clone URL that the forge shows, not the address of a page.",
        }),
    },
    {
        pattern:
            /connection reset|connection closed by|kex_exchange_identification|empty reply|hung up unexpectedly|early EOF|unexpected disconnect|transfer closed|broken pipe/i,
        transient: true,
        view: dropped,
    },
];

function lastLine(stderr: string): string {
    const lines = stderr.split("\n").filter((line) => /^(fatal|error): /.test(line));
    return (lines.at(-1) ?? stderr.trim().split("\n").at(-1) ?? "").slice(0, 300);
}

/** What a failed git call means to a person. A TransientError is worth another try. */
export function gitFailure(call: FailedCall): CicdError {
    for (const kind of kinds) {
        const match = kind.pattern.exec(call.stderr);
        if (match) {
            const safe = "The running stack was not touched.";
            const error = new CicdError({ safe, ...kind.view(call, match) }, { cause: new Error(call.stderr) });
            return kind.transient ? new TransientError(error) : error;
        }
    }
    return new CicdError(
        {
            code: "REPOSITORY_UNREACHABLE",
            message: `Git could not read ${call.repository}: ${lastLine(call.stderr) || "it gave no reason"}`,
            safe: "The running stack was not touched.",
            hint: "Check the repository's URL and its state at the forge, then try again.",
        },
        { cause: new Error(call.stderr) },
    );
}

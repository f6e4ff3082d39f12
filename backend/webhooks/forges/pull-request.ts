import type { ForgeEvent, Ignored } from "./forge";
import { fullRef } from "./full-ref";
import { shaOf, text } from "./untrusted";

/** What a payload holds where each part of a pull request should be. */
interface Request {
    number: unknown;
    /** Where its head can be fetched from the target repository. */
    ref: (number: number) => unknown;
    /** Absent where the forge names no whole commit; the ref is resolved then. */
    sha: unknown;
    /** Of the target branch, short or full. */
    base: unknown;
    title: unknown;
    /** Anything but equal and present ids counts as a fork. */
    headRepository: unknown;
    baseRepository: unknown;
    member?: boolean | null;
    author: string | null;
}

const PULL_REF = /^refs\/(pull|merge-requests|pull-requests)\/[1-9]\d{0,9}\/(head|from|merge)$/;

/** A pull request whose head is new, whichever forge words it. */
export function readPullRequest(found: Request, sender: string): ForgeEvent[] | Ignored {
    const number = numberOf(found.number);
    const base = branchOf(found.base);
    const ref = number === null ? null : pullRef(found.ref(number));
    const sha = shaOf(found.sha);
    if (number === null || base === null || ref === null) {
        return { ignored: "the pull request names no number or no branch", sender };
    }
    if (sha === "malformed") {
        return { ignored: `pull request #${number} names something that is no commit`, sender };
    }
    const fork = !isSame(found.headRepository, found.baseRepository);
    if (fork && sha === "none") {
        // Otherwise whatever is there later would run under an approval that somebody gave to something else.
        return { ignored: `pull request #${number} comes from a fork, and the forge names no commit of it`, sender };
    }
    return [
        {
            kind: "pull-request",
            number,
            ref,
            sha: sha === "none" ? null : sha.sha,
            base,
            title: text(500, found.title) ?? "",
            fork,
            member: found.member ?? null,
            author: found.author ?? "",
            sender,
        },
    ];
}

/** For what happened to a pull request and moved no commit. */
export function pullRequestIgnored(what: { number: unknown; action: unknown }, sender: string): Ignored {
    const number = numberOf(what.number);
    const action = text(40, what.action)?.toLowerCase() ?? "changed";
    const name = number === null ? "a pull request" : `pull request #${number}`;
    return { ignored: `${name} was ${action}, which deploys nothing`, sender };
}

function numberOf(value: unknown): number | null {
    return typeof value === "number" && Number.isInteger(value) && value > 0 && value < 1e10 ? value : null;
}

/** The short name of a branch that Git would allow. */
function branchOf(value: unknown): string | null {
    const name = typeof value === "string" ? value.replace(/^refs\/heads\//, "") : "";
    return fullRef(`refs/heads/${name}`) && name;
}

function pullRef(value: unknown): string | null {
    return typeof value === "string" && PULL_REF.test(value) ? value : fullRef(value);
}

function isSame(head: unknown, base: unknown): boolean {
    const known = (typeof head === "number" && head > 0) || (typeof head === "string" && head !== "");
    return known && head === base;
}

import type { WaitingReason } from "../../../common/states";
import type { Binding } from "../../models/bindings";
import type { Db } from "../../models/db";
import { pendingPushes } from "../../models/pending-pushes";
import type { NewPush } from "../../models/pushes";
import type { PushRequest } from "../enqueue-push";
import { matchingRule, type PushFacts, type RuleAnswer } from "../matching-rule";

export interface Deploys {
    binding: Binding;
    holds: WaitingReason[];
}

/** What the rules of each stack say of one request. */
export interface Decided {
    request: PushRequest;
    deploys: Deploys[];
    /** Of `deploys`, once they are made. */
    queued: NewPush[];
    /** Git has to be asked. */
    unsure: Binding[];
    ignored: { stack: string; reason: string }[];
}

/** In order, since what comes after a pending push of the same ref must stay behind it. */
export async function decideAll(trx: Db, requests: readonly PushRequest[]): Promise<Decided[]> {
    if (requests.length === 0) {
        return [];
    }
    const waiting = new Set((await pendingPushes.refs(trx)).map(keyOf));
    return requests.map((request) => {
        const behind = waiting.has(keyOf(request)) && !request.known && !request.asked;
        const decided = decide(request, behind);
        if (decided.unsure.length > 0) {
            waiting.add(keyOf(request));
        }
        return decided;
    });
}

/** Whether anything comes of it: a deployment, or a question to Git. */
export function concernsAny(request: PushRequest): boolean {
    const { deploys, unsure } = decide(request, false);
    return deploys.length > 0 || unsure.length > 0;
}

function decide(request: PushRequest, behind: boolean): Decided {
    const decided: Decided = { request, deploys: [], queued: [], unsure: [], ignored: [] };
    const facts = factsOf(request);
    for (const binding of request.bindings) {
        const answer = answerOf(binding, request, facts);
        if (answer.verdict === "ignored") {
            decided.ignored.push({ stack: binding.stack, reason: answer.reason });
        } else if (answer.verdict === "unsure" || behind) {
            decided.unsure.push(binding);
        } else {
            decided.deploys.push({ binding, holds: answer.holds });
        }
    }
    return decided;
}

function answerOf(binding: Binding, request: PushRequest, facts: PushFacts): RuleAnswer {
    if (request.asked) {
        return { verdict: "deploys", rule: null, holds: [] };
    }
    const answer = matchingRule(binding, facts);
    const withdrawn = binding.withdrawn.find(({ sha }) => sha === request.sha);
    if (answer.verdict === "ignored" || !withdrawn) {
        return answer;
    }
    const reason = `commit ${withdrawn.sha.slice(0, 7)} was withdrawn by a rollback (${withdrawn.by})`;
    return { verdict: "ignored", rule: null, reason };
}

/** The title of a pull request is not the message of its commit. */
function factsOf(request: PushRequest): PushFacts {
    const { ref, base, trigger, files } = request;
    const message = trigger === "pull-request" ? null : request.message;
    const usual = trigger === "poll" ? null : request.requestedBy;
    const pusher = request.pusher === undefined ? usual : request.pusher;
    return { ref, base, trigger, pusher, ...(request.known ?? { files, message }) };
}

const keyOf = (push: { repositoryId: number; ref: string }) => `${push.repositoryId}\n${push.ref}`;

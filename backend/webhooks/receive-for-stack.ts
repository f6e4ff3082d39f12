import type { IncomingMessage } from "node:http";
import { repositories } from "../models/repositories";
import { findByDeployToken } from "../use-cases/deploy-url";
import type { Delivery } from "./delivery";
import { deliveryToStack } from "./deploy-url";
import { readBody } from "./read-body";
import { BODY_DEADLINE_MS, countFailure, type Receiver, type Refused } from "./receive";
import { isRefusal, UNKNOWN_HOOK } from "./refusal";

/** A request to a stack's own URL: whoever knows its token may deploy the stack, so nothing else is verified. */
export async function receiveForStack(
    receiver: Receiver,
    token: string,
    request: IncomingMessage,
): Promise<Delivery | Refused> {
    const { db, failures, forges } = receiver;
    const binding = await findByDeployToken(db, token);
    if (!binding) {
        const ip = request.socket.remoteAddress ?? "";
        return { repositoryId: null, refusal: countFailure(failures, ip, UNKNOWN_HOOK) };
    }
    const { repositoryId } = binding;
    const raw = await readBody(request, { maxBytes: await receiver.maxBodyBytes(), deadline: BODY_DEADLINE_MS });
    if (isRefusal(raw)) {
        return { repositoryId, refusal: raw };
    }
    const url = (await repositories.find(db, repositoryId))?.url ?? "";
    const delivery = deliveryToStack(forges, { binding, url }, { headers: request.headers, raw });
    return isRefusal(delivery) ? { repositoryId, refusal: delivery } : delivery;
}

import { deliveryFilterSchema } from "../../../common/schema";
import { parseInput } from "../../../common/parse-input";
import { idOf, type Route } from "../route";

export const deliveryRoutes: readonly Route[] = [
    {
        method: "get",
        path: "/webhook-events",
        scope: "viewer",
        answer: (call) => call.useCases.webhookEvents(parseInput(deliveryFilterSchema, call.query)),
    },
    {
        method: "get",
        path: "/webhook-events/:id",
        scope: "viewer",
        answer: (call) => call.useCases.webhookEvent(idOf(call)),
    },
    {
        method: "post",
        path: "/webhook-events/:id/redeliver",
        scope: "operator",
        status: 202,
        answer: (call) => call.useCases.redeliver(idOf(call), call.actor),
    },
];

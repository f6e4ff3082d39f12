import { parseInput } from "../../../common/parse-input";
import { queueMoveSchema } from "../../../common/queue-schema";
import { idOf, type Route } from "../route";

export const queueRoutes: readonly Route[] = [
    {
        method: "get",
        path: "/queue",
        scope: "viewer",
        answer: ({ useCases }) => useCases.queue(),
    },
    {
        method: "post",
        path: "/deployments/:id/move",
        scope: "operator",
        answer: (call) => {
            const { to } = parseInput(queueMoveSchema, call.body);
            return call.useCases.moveDeployment(idOf(call), to, call.actor);
        },
    },
];

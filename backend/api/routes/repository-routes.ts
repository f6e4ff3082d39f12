import {
    changeRepositorySchema,
    connectManySchema,
    previewConnectionSchema,
    scanRepositorySchema,
} from "../../../common/repository-schema";
import { parseInput } from "../../../common/parse-input";
import { idOf, stackOf, type Route } from "../route";

export const repositoryRoutes: readonly Route[] = [
    {
        method: "get",
        path: "/repositories",
        scope: "viewer",
        answer: async (call) => ({ items: await call.useCases.repositories(), next: null }),
    },
    {
        method: "post",
        path: "/repositories/scan",
        scope: "administrator",
        answer: (call) => call.useCases.scanRepository(parseInput(scanRepositorySchema, call.body)),
    },
    {
        method: "post",
        path: "/stacks/:stack/repository/preview",
        scope: "administrator",
        answer: (call) =>
            call.useCases.previewConnection(stackOf(call), parseInput(previewConnectionSchema, call.body)),
    },
    {
        method: "post",
        path: "/repositories/connect",
        scope: "administrator",
        answer: (call) => call.useCases.connectMany(parseInput(connectManySchema, call.body), call.actor),
    },
    {
        method: "put",
        path: "/repositories/:id",
        scope: "administrator",
        answer: (call) =>
            call.useCases.changeRepository(idOf(call), parseInput(changeRepositorySchema, call.body), call.actor),
    },
];

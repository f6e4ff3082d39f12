import { freeDiskSchema } from "../../../common/disk-schema";
import { parseInput } from "../../../common/parse-input";
import type { Route } from "../route";

export const diskRoutes: readonly Route[] = [
    { method: "get", path: "/disk", scope: "viewer", answer: (call) => call.useCases.disk() },
    {
        method: "post",
        path: "/disk/free",
        scope: "administrator",
        answer: (call) => call.useCases.freeDisk(parseInput(freeDiskSchema, call.body).kinds, call.actor),
    },
];
